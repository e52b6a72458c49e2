/** A few of the invented pairs; `npm run bench:compare` tries two hundred. */
import { compare } from "../../../src/report/compare/compare";
import { ledgerSheets } from "../../../src/report/compare/ledger-sheets";
import { newWorkbook } from "../../../src/files/put-sheets";
import { readXlsx } from "../../../src/files/read-xlsx";
import { faultsOf, pairOf } from "./pairs";

test.each([1, 2, 3, 4])("pair %d: all is told and nothing invented", async (seed) => {
  const pair = await pairOf(seed);
  expect(faultsOf(pair)).toEqual([]);
});

test("a table that is not there now leaves what was found in it open: it is not mended", async () => {
  const { before, now } = await pairOf(1);
  const report = {
    ...now.report,
    findings: [],
    tables: now.report.tables.map((table) => ({ ...table, status: "missing" as const })),
  };
  const { findings } = compare(before, { ...now, report });
  const ofTables = findings.filter(({ finding }) => finding.cells.some(({ table }) => table !== null));
  expect(ofTables.length).toBeGreaterThan(0);
  expect(new Set(ofTables.map(({ standing }) => standing))).toEqual(new Set(["open"]));
});

test("the ledger holds a row a finding and a row a changed figure", async () => {
  const { comparison } = await pairOf(2);
  const bytes = newWorkbook(ledgerSheets([{ department: "某局", ...comparison }]));
  const [problems, figures] = readXlsx(bytes, "问题台账.xlsx").sheets;
  expect((problems?.rowCount ?? 0) - 1).toBe(comparison.findings.length);
  expect((figures?.rowCount ?? 0) - 1).toBe(comparison.figures.length);
});
