/** @jest-environment jsdom */
import { createExcelHost } from "../../../src/hosts/excel/excel-host";
import type { Markable } from "../../../src/hosts/host";
import type { ExcelHost } from "../../excel-host/host";
import { coveredAddresses } from "../../excel-host/types/conditional-formats";
import { saveXlsx } from "../../excel-host/xlsx-file";
import { strFromU8, unzipSync } from "fflate";
import { countSyncs, openWorkbook, YELLOW } from "./open-workbook";

const FINDINGS: readonly Markable[] = [
  {
    severity: "error",
    cells: [
      { sheet: "01 表", address: "B3" },
      { sheet: "01 表", address: "C5" },
      { sheet: "02 表", address: "B5" },
    ],
  },
  {
    severity: "warning",
    cells: [
      { sheet: "01 表", address: "B4" },
      { sheet: "01 表", address: "B3" },
    ],
  },
];

/** Fill → marked addresses, of the formats that came after those of the file. */
function marksOn(host: ExcelHost, sheet: string): Record<string, readonly string[]> {
  const ours = host.sheetNamed(sheet).conditionalFormats.filter((format) => format.fromFile === undefined);
  return Object.fromEntries(ours.map((format) => [format.fill ?? "", coveredAddresses(format)] as const));
}

const userFormats = (host: ExcelHost, sheet: string) =>
  host.sheetNamed(sheet).conditionalFormats.filter((format) => format.fromFile !== undefined);

function parts(bytes: Uint8Array): Record<string, string> {
  const entries = Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)] as const);
  // The time of saving is no trace of ours.
  return Object.fromEntries(entries.filter(([name]) => name !== "docProps/core.xml"));
}

test("exactly the offending cells are marked, each with its gravest severity", async () => {
  const { host } = await openWorkbook();
  expect(await createExcelHost().mark(FINDINGS)).toEqual({ marked: 4, skipped: [] });
  expect(marksOn(host, "01 表")).toEqual({ "#FFC7CE": ["B3", "C5"], "#FFEB9C": ["B4"] });
  expect(marksOn(host, "02 表")).toEqual({ "#FFC7CE": ["B5"] });
});

test("marking again replaces the marks; marking nothing removes them", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  await excel.mark([{ severity: "info", cells: [{ sheet: "02 表", address: "A1" }] }]);
  expect(marksOn(host, "01 表")).toEqual({});
  expect(marksOn(host, "02 表")).toEqual({ "#DDEBF7": ["A1"] });
  await excel.mark([]);
  expect(marksOn(host, "02 表")).toEqual({});
});

test("cleared marks leave the user's fills and formats, and the saved file, as they were", async () => {
  const { host, bytes } = await openWorkbook();
  const before = await saveXlsx(host.book, bytes);
  const formats = JSON.stringify(userFormats(host, "01 表"));
  const excel = createExcelHost();

  await excel.mark(FINDINGS);
  expect(parts(await saveXlsx(host.book, bytes))).not.toEqual(parts(before));
  expect(await excel.clearMarks()).toEqual({ skipped: [] });

  expect(host.sheetNamed("01 表").cell(3, 1)?.style.fill).toBe(YELLOW);
  expect(JSON.stringify(userFormats(host, "01 表"))).toBe(formats);
  expect(host.book.settings.size).toBe(0);
  expect(parts(await saveXlsx(host.book, bytes))).toEqual(parts(before));
});

test("a protected sheet is named and skipped, the others are marked", async () => {
  const { host } = await openWorkbook();
  host.userProtectsSheet("01 表");
  const outcome = await createExcelHost().mark(FINDINGS);
  expect(outcome).toEqual({ marked: 1, skipped: [{ sheet: "01 表", why: "protected" }] });
  expect(host.sheetNamed("01 表").isProtected).toBe(true);
  expect(marksOn(host, "02 表")).toEqual({ "#FFC7CE": ["B5"] });
});

test("marks on a sheet protected since are named, stay known, and go once it is unprotected", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  host.userProtectsSheet("01 表");
  expect(await excel.clearMarks()).toEqual({ skipped: [{ sheet: "01 表", why: "protected" }] });
  expect(Object.keys(marksOn(host, "01 表"))).toHaveLength(2);
  host.userProtectsSheet("01 表", false);
  await excel.clearMarks();
  expect(marksOn(host, "01 表")).toEqual({});
  expect(host.book.settings.size).toBe(0);
});

test("a deleted sheet, and a mark that the user removed, do not hinder", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  const { conditionalFormats } = host.sheetNamed("01 表");
  conditionalFormats.splice(0, 1);
  host.userDeletesSheet("02 表");
  await excel.clearMarks();
  expect(marksOn(host, "01 表")).toEqual({});
  expect(await excel.mark(FINDINGS)).toEqual({ marked: 3, skipped: [{ sheet: "02 表", why: "missing" }] });
});

test("marks whose ids Excel renumbered are found by their formula", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  for (const format of host.sheetNamed("01 表").conditionalFormats) format.id = host.book.newId();
  await excel.clearMarks();
  expect(marksOn(host, "01 表")).toEqual({});
  expect(userFormats(host, "01 表")).toHaveLength(1);
});

test("marks whose formula the user changed are found by their id", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  for (const format of host.sheetNamed("01 表").conditionalFormats) format.formula = "=TRUE";
  await excel.clearMarks();
  expect(marksOn(host, "01 表")).toEqual({});
  expect(userFormats(host, "01 表")).toHaveLength(1);
});

test("a mark that an undo broke does not keep the others from going", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  await excel.mark(FINDINGS);
  const broken = host.sheetNamed("01 表").conditionalFormats.find(({ fill }) => fill === "#FFC7CE");
  if (!broken) throw new Error("no mark");
  broken.isBroken = true;
  expect(await excel.clearMarks()).toEqual({ skipped: [] });
  expect(Object.keys(marksOn(host, "01 表"))).toEqual(["#FFC7CE"]);
  expect(marksOn(host, "02 表")).toEqual({});
});

test("thousands of cells are marked within Excel's limit of an address list", async () => {
  const { host } = await openWorkbook();
  const cells = Array.from({ length: 5000 }, (_, row) => ({ sheet: "01 表", address: `B${row + 1}` }));
  expect(await createExcelHost().mark([{ severity: "error", cells }])).toEqual({ marked: 5000, skipped: [] });
  const covered = host
    .sheetNamed("01 表")
    .conditionalFormats.filter((format) => format.fromFile === undefined)
    .flatMap(coveredAddresses);
  expect(new Set(covered)).toEqual(new Set(cells.map(({ address }) => address)));
});

test("the number of syncs does not grow with the number of sheets", async () => {
  const counts: number[] = [];
  for (const sheets of [2, 11, 40]) {
    const { host } = await openWorkbook(sheets);
    const cells = host.book.sheets.map(({ name }) => ({ sheet: name, address: "B3" }));
    const excel = createExcelHost();
    const marking = await countSyncs(host, () => excel.mark([{ severity: "error", cells }]));
    const clearing = await countSyncs(host, () => excel.clearMarks());
    counts.push(marking, clearing);
  }
  const [marking, clearing] = counts;
  expect(counts).toEqual([marking, clearing, marking, clearing, marking, clearing]);
});

test("while a cell is edited nothing is marked, and a retry succeeds", async () => {
  const { host } = await openWorkbook();
  const excel = createExcelHost();
  host.isEditingCell = true;
  await expect(excel.mark(FINDINGS)).rejects.toMatchObject({ kind: "editing", canRetry: true });
  expect(marksOn(host, "01 表")).toEqual({});
  host.isEditingCell = false;
  expect((await excel.mark(FINDINGS)).marked).toBe(4);
});
