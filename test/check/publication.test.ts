/** What is published is held against its workbook, figure by figure; what was not compared is said. */
import { check } from "../../src/check/check";
import { verdictOf } from "../../src/check/checklist/outcome";
import { withPublication, type Published } from "../../src/check/publication";
import { readTables } from "../../src/check/read-tables";
import { openTables } from "../../src/disk/open-tables";
import { toJsonReport } from "../../src/report/json-report";
import { textReport } from "../../src/report/text-report";
import { cellKey, makeSheet, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";

let sample: Workbook;
beforeAll(async () => {
  sample = await openTables("assets/samples/xining-2024.xlsx");
});

const PLACE = { page: 7, rect: { x0: 10, y0: 20, x1: 60, y1: 32 } };

/** The sample as if it had been printed, each sheet changed on the way. */
const printedWith = (change: (sheet: Sheet) => Cell[] | null, gaps = [] as { page: number; why: string }[]) =>
  readTables({
    name: "公开.pdf",
    sheets: sample.sheets.flatMap((sheet) => {
      const cells = change(sheet);
      if (cells === null) return [];
      const places = new Map(cells.map(({ row, column }) => [cellKey(row, column), PLACE]));
      return [makeSheet({ name: sheet.name, places }, cells)];
    }),
    printed: { entity: null, year: null, gaps },
  });
const asItIs = (sheet: Sheet): Cell[] => [...sheet.cells.values()];
/** In 公开03表. */
const inTable = (change: (cell: Cell) => Cell | null) => (sheet: Sheet) =>
  sheet.name.startsWith("公开03表") ? asItIs(sheet).flatMap((cell) => change(cell) ?? []) : asItIs(sheet);
/** Line 2010301, column 基本支出. */
const isD10 = ({ row, column }: Cell): boolean => row === 9 && column === 3;
const valued = (to: number | null) => inTable((cell) => (isD10(cell) ? { ...cell, value: to } : cell));

const compared = (published: Published) => {
  const before = check(sample);
  const checked = withPublication(before, published);
  return {
    checked,
    told: checked.findings.slice(before.findings.length),
    open: verdictOf(checked).open.map(({ id }) => id),
    answer: verdictOf(checked).answers.find(({ id }) => id === "4.11")?.status,
  };
};

test("the same figures say nothing, and the item is met", () => {
  expect(verdictOf(check(sample)).byChoice.map(({ id }) => id)).toContain("4.11");
  expect(compared(printedWith(asItIs))).toMatchObject({ told: [], open: [], answer: "met" });
});

test("a figure that differs is one error at both places", () => {
  const { checked, told, answer } = compared(printedWith(valued(1134.66)));
  expect(told).toMatchObject([
    { id: "publication/figure:expenditure/2010301/basic", severity: "error", places: [PLACE] },
  ]);
  expect(told[0]?.message).toMatch(/工作簿为 1,143\.66，公开文本第7页为 1,134\.66$/u);
  expect(answer).toBe("not-met");
  const [finding] = toJsonReport(checked).findings.filter(({ id }) => id === told[0]?.id);
  expect(finding).toMatchObject({ places: [PLACE], cells: [{ table: "expenditure", value: "1143.66" }] });
  expect(textReport(checked)).toContain("（第7页）");
});

test.each([
  ["one step of the last digit is asked about", 1143.67, "warning"],
  ["two are an error", 1143.68, "error"],
  ["a blank is an error", null, "error"],
])("%s", (_, to, severity) => {
  expect(compared(printedWith(valued(to))).told).toMatchObject([{ severity }]);
});

test("a coarser print of the same figure is the same", () => {
  const coarse = inTable((cell) =>
    typeof cell.value === "number" && !Number.isInteger(cell.value)
      ? { ...cell, value: Math.round(cell.value * 10) / 10, format: "0.0" }
      : cell,
  );
  const told = compared(printedWith(coarse)).told.filter(({ severity }) => severity === "error");
  expect(told).toEqual([]);
});

test("another version of a table is one finding", () => {
  const change = inTable((cell) =>
    typeof cell.value === "number" && cell.column > 1 && cell.row > 6
      ? { ...cell, value: cell.value + 1 }
      : cell,
  );
  const { told } = compared(printedWith(change));
  expect(told.filter(({ id }) => id === "publication/figure:expenditure")).toHaveLength(1);
  expect(told[0]?.message).toContain("可能公开的是另一稿");
});

test("a row that only one of them has", () => {
  const row = asItIs(
    sample.sheets.find(({ name }) => name.startsWith("公开03表")) ?? makeSheet({ name: "" }, []),
  ).find(({ value }) => /^\d{7}$/u.test(String(value)))?.row;
  const without = printedWith(inTable((cell) => (cell.row === row ? null : cell)));
  expect(compared(without).told).toMatchObject([{ rules: ["publication/line"], severity: "error" }]);
  const more = compared(printedWith(asItIs)).checked;
  const other = withPublication(
    check({
      ...sample,
      sheets: sample.sheets.map((sheet) =>
        makeSheet(sheet, inTable((cell) => (cell.row === row ? null : cell))(sheet)),
      ),
    }),
    readTables(sample),
  );
  expect(more.findings).toEqual(check(sample).findings);
  expect(other.findings.filter(({ rules }) => rules.includes("publication/line"))).toHaveLength(1);
});

describe("a table that is not there", () => {
  const withoutTable = (sheet: Sheet): Cell[] | null =>
    sheet.name.startsWith("公开03表") ? null : asItIs(sheet);

  test("is missing where every page was read", () => {
    expect(compared(printedWith(withoutTable)).told).toMatchObject([
      { id: "publication/table:expenditure", severity: "error" },
    ]);
  });

  test("is open where one was not", () => {
    const { told, open, answer } = compared(
      printedWith(withoutTable, [{ page: 4, why: "扫描件，没有文字" }]),
    );
    expect({ told, open, answer }).toEqual({ told: [], open: ["4.11"], answer: "open" });
  });
});

test.each<[string, () => Published, RegExp]>([
  ["of another year", () => ({ ...readTables(sample), year: 2023 }), /是2023年度的/u],
  ["of another entity", () => ({ ...readTables(sample), entity: "某县某局" }), /是“某县某局”的/u],
  ["that cannot be read", () => ({ refused: "公开.pdf：扫描件，没有文字" }), /扫描件/u],
])("a document %s is compared with nothing, and that is open", (_, published, why) => {
  const { checked, told, answer } = compared(published());
  expect({ told, answer }).toEqual({ told: [], answer: "open" });
  expect(checked.notChecked.at(-1)?.why).toMatch(why);
});
