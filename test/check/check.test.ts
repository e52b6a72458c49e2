/** The main job on the sample: eleven tables, the twelve relations that differ within rounding, one changed cell. */
import { join } from "node:path";
import { openWorkbook } from "../../src/disk/open-file";
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { toJsonReport } from "../../src/report/json-report";
import { reportSchema } from "../../src/report/report-schema";
import { cellAt, makeSheet, type Cell, type Sheet, type Workbook } from "../../src/workbook/workbook";

const SAMPLE = join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx");

let sample: Workbook;
let report: Checked;

beforeAll(async () => {
  sample = await openWorkbook(SAMPLE);
  report = check(sample);
});

/** `relation id` of all with a verdict. */
const relationsOf = (checked: Checked, verdict: string): string[] =>
  checked.judgements
    .filter((judgement) => judgement.verdict === verdict)
    .map((judgement) => judgement.relation.id);

const ROUNDING = [
  "appropriation-summary/expenditure-footing:generalBudget",
  "appropriation-summary/expenditure-footing:total",
  "expenditure/roll-up:20805/basic",
  "expenditure/roll-up:20805/total",
  "general-budget-basic-expenditure/roll-up:301/amount",
  "general-budget-expenditure/basic-expenditure",
  "general-budget-expenditure/cross-footing:total",
  "general-budget-expenditure/roll-up:20805/basic",
  "general-budget-expenditure/roll-up:20805/total",
  "general-budget-expenditure/roll-up:total/total",
  "income/roll-up:20805/fiscal",
  "income/roll-up:20805/total",
];

test("eleven tables are read, two of them empty, none unreadable", () => {
  const statuses = report.tables.map(({ table, status }) => [table, status]);
  expect(statuses).toEqual([
    ["income-expenditure-summary", "read"],
    ["income", "read"],
    ["expenditure", "read"],
    ["appropriation-summary", "read"],
    ["general-budget-expenditure", "read"],
    ["general-budget-basic-expenditure", "read"],
    ["government-fund", "empty"],
    ["state-capital", "empty"],
    ["three-public", "read"],
    ["operating-expenses", "read"],
    ["procurement", "read"],
  ]);
  expect(report.tables.flatMap(({ problems }) => problems)).toEqual([]);
});

test("nothing fails; twelve relations differ within rounding", () => {
  expect(relationsOf(report, "fail")).toEqual([]);
  expect(relationsOf(report, "unknown")).toEqual([]);
  expect(relationsOf(report, "error")).toEqual([]);
  expect(relationsOf(report, "rounding").sort()).toEqual(ROUNDING);
  expect(report.judgements.length).toBeGreaterThan(570);
});

test("the report keeps to its schema", () => {
  expect(reportSchema.parse(toJsonReport(report))).toEqual(toJsonReport(report));
});

describe("03 表 2010301 基本支出 1,143.66 → 1,134.66", () => {
  let changed: Checked;
  beforeAll(() => {
    changed = check(withCell(sample, "公开03表", "2010301", 1143.66, 1134.66));
  });

  test("exactly three relations fail", () => {
    expect(relationsOf(changed, "fail").sort()).toEqual([
      "expenditure/cross-footing:2010301",
      "expenditure/roll-up:20103/basic",
      "general-budget-expenditure/within-all:2010301/basic",
    ]);
    expect(relationsOf(changed, "rounding").sort()).toEqual(ROUNDING);
  });
});

test("sheets renamed, shuffled, with a cover and an unrelated sheet: the same facts", () => {
  const cover = makeSheet({ name: "封面" }, [{ row: 3, column: 2, value: "2024年度部门决算公开" }]);
  const other = makeSheet({ name: "联系人" }, [
    { row: 0, column: 0, value: "科室" },
    { row: 1, column: 1, value: 12 },
  ]);
  const renamed = sample.sheets.map((sheet, index): Sheet => ({
    ...sheet,
    name: `Sheet${String(index + 1)}`,
  }));
  const shuffled = check({ name: "b.xlsx", sheets: [cover, ...renamed.reverse(), other] });
  const plain = (checked: Checked): unknown[] =>
    [...checked.facts.byId.values()].map(({ id, amount, cell }) => [id, amount, cell.row, cell.column]);
  expect(plain(shuffled)).toEqual(plain(report));
  expect(relationsOf(shuffled, "rounding").sort()).toEqual(ROUNDING);
  expect(shuffled.unrecognized.map(({ sheet }) => sheet).filter((name) => !name.startsWith("Sheet"))).toEqual(
    ["封面", "联系人"],
  );
});

/** The sample with one figure changed, found by sheet, row code and old value. */
function withCell(workbook: Workbook, sheetName: string, code: string, from: number, to: number): Workbook {
  const change = (sheet: Sheet): Sheet => {
    if (!sheet.name.startsWith(sheetName)) return sheet;
    const row = [...sheet.cells.values()].find((cell) => String(cell.value) === code)?.row ?? -1;
    const cells = [...sheet.cells.values()].map((cell): Cell => {
      const isBasic =
        cell.row === row && cell.value === from && cellAt(sheet, row, cell.column - 1)?.value === from;
      return isBasic ? { ...cell, value: to } : cell;
    });
    return makeSheet(sheet, cells);
  };
  return { ...workbook, sheets: workbook.sheets.map(change) };
}
