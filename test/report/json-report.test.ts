/**
 * The agreement with other programs: amounts are plain decimals with their unit, and a finding keeps its id where rows
 * are inserted, so that two runs can be compared.
 */
import { join } from "node:path";
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { locate } from "../../src/check/locate";
import { narrate } from "../../src/check/narrate";
import { review } from "../../src/check/review";
import { openTables } from "../../src/disk/open-tables";
import { cellNumber, plainDecimal } from "../../src/engine/printed";
import type { Solver } from "../../src/engine/localize/oracle";
import { toJsonReport } from "../../src/report/json-report";
import { narrativeText } from "../../src/report/narrative-text";
import { reportSchema } from "../../src/report/report-schema";
import { textOf } from "../../src/review/received-text";
import { makeSheet, type Sheet, type Workbook } from "../../src/workbook/workbook";
import { loadSolver, UNLIMITED } from "../engine/localize/support";

let sample: Workbook;
let solver: Solver;
beforeAll(async () => {
  sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

const onSheet = (name: string, change: (sheet: Sheet) => Sheet): Workbook => ({
  ...sample,
  sheets: sample.sheets.map((sheet) => (sheet.name.startsWith(name) ? change(sheet) : sheet)),
});

/** The first cell with this figure gets another. */
function withFigure(sheet: Sheet, from: number, to: number): Sheet {
  const cells = [...sheet.cells.values()];
  const first = cells.findIndex(({ value }) => value === from);
  return makeSheet(
    sheet,
    cells.map((cell, index) => (index === first ? { ...cell, value: to } : cell)),
  );
}

/** Three blank rows over everything. */
const pushedDown = (sheet: Sheet): Sheet =>
  makeSheet(
    { ...sheet, hiddenRows: new Set() },
    [...sheet.cells.values()].map((cell) => ({ ...cell, row: cell.row + 3 })),
  );

const located = (workbook: Workbook): Checked => {
  const checked = check(workbook);
  return locate(checked, { solver, budget: UNLIMITED });
};

describe("amounts", () => {
  it("are decimals without separators, beside the unit of their cell", () => {
    const report = toJsonReport(located(onSheet("公开03表", (sheet) => withFigure(sheet, 1143.66, 1134.66))));
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report.findings[0]?.culprit).toMatchObject({
      value: "1134.66",
      unit: "万元",
      text: null,
      expected: { min: "1143.66", max: "1143.66", value: "1143.66" },
    });
    expect(report.tables[0]).toMatchObject({ entity: report.entity, year: 2024, unit: "万元" });
  });

  it("name the basis of each rule that was not kept", () => {
    const report = toJsonReport(check(onSheet("公开03表", (sheet) => withFigure(sheet, 1143.66, 1134.66))));
    const failed = report.findings.filter(({ severity }) => severity === "error");
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.filter(({ basis }) => basis.length === 0)).toEqual([]);
  });

  test.each([
    [1_234_560_000, "money", "万元", "1234.56", 1234.56],
    [1_234_563_312, "money", "万元", "1234.563312", 1234.563312],
    [-5_000, "money", "万元", "-0.005", -0.005],
    [123_456, "money", "元", "1234.56", 1234.56],
    [4, "count", null, "4", 4],
    [9_985, "percent", null, "99.85", 99.85],
  ] as const)("%s %s %s", (value, measure, unit, decimal, number) => {
    expect(plainDecimal({ measure, unit }, value)).toBe(decimal);
    expect(cellNumber({ measure, unit }, value)).toBe(number);
  });
});

describe("the id of a finding", () => {
  const ids = ({ findings, review: reviewed }: Checked): string[] =>
    [...findings, ...(reviewed?.findings ?? [])].map(({ id }) => id);

  it("is the same where rows were inserted", () => {
    const wrong = onSheet("公开", (sheet) => withFigure(sheet, 1143.66, 1134.66));
    const lower = { ...wrong, sheets: wrong.sheets.map(pushedDown) };
    expect(ids(located(lower))).toEqual(ids(located(wrong)));
    expect(ids(check(lower))).toEqual(ids(check(wrong)));
  });

  it("is the same where lines were inserted into a text, and names section and indicator", () => {
    const written = narrate(check(sample)).narration;
    const text = (written ? narrativeText(written.narrative) : "").replace("2,747.14", "2,774.14");
    const reviewed = (received: string): string[] => ids(review(check(sample), textOf(received)));
    const found = reviewed(text);
    expect(found).toEqual(reviewed(`\n\n${text.replaceAll("\n", "\n\n")}`));
    expect(found.filter((id) => id.startsWith("review/"))).not.toEqual([]);
    expect(found.some((id) => /^review\/amount@\w+\/.+\/amount\/final$/u.test(id))).toBe(true);
  });

  it("is held by one finding only, and is no address", () => {
    const all = ids(located(onSheet("公开", (sheet) => withFigure(sheet, 1143.66, 1134.66))));
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => /![A-Z]+\d+/u.test(id))).toEqual([]);
  });
});
