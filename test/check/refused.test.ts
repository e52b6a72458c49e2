/** What the solver refuses ends neither the check nor the program: the failing relations stand, and it is said. */
import { examine } from "../../src/check/check";
import { readXlsx } from "../../src/files/read-xlsx";
import type { Solver } from "../../src/engine/localize/oracle";
import { opinionOf } from "../../src/report/opinion/opinion";
import { textReport } from "../../src/report/text-report";
import { toJsonReport } from "../../src/report/json-report";
import { loadSolver } from "../../src/solver/load-solver";
import { rowsOf } from "../../src/taskpane/check/rows";
import { NO_FILTER } from "../../src/taskpane/state";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SAMPLE = readXlsx(
  readFileSync(join(__dirname, "..", "..", "assets", "samples", "xining-2024.xlsx")),
  "甲.xlsx",
);

/** The sample with another figure in C7 of its first table. */
function withFigure(value: number): Workbook {
  const [first, ...others] = SAMPLE.sheets;
  if (!first) throw new Error("the sample has sheets");
  const cells = [...first.cells.values()].map((cell) =>
    cell.row === 6 && cell.column === 2 ? { ...cell, value } : cell,
  );
  return { ...SAMPLE, sheets: [makeSheet(first, cells), ...others] };
}

function solverThat(throws: Error): Solver & { disposed: number } {
  return {
    disposed: 0,
    oracleFor: () => {
      throw throws;
    },
    dispose() {
      this.disposed += 1;
    },
  };
}

const budget = 1e9;

test("a refusal is said, and the relations stay", async () => {
  const refusal = Object.assign(new Error("changeRowsBounds failed"), { name: "HighsError" });
  const solver = solverThat(refusal);
  const checked = await examine(
    { workbook: withFigure(9999) },
    { loadSolver: () => Promise.resolve(solver), budget },
  );
  expect(checked.notChecked.map(({ why }) => why).join()).toContain("求解器");
  expect(checked.findings.some(({ severity }) => severity === "error")).toBe(true);
  expect(solver.disposed).toBe(1);
});

test("what the work did not suffice for is said before the findings", async () => {
  const sheets = SAMPLE.sheets.map((sheet, index) => {
    const odd = (row: number, column: number) => index < 5 && row % 3 === 1 && column > 1 && column < 6;
    const cells = [...sheet.cells.values()].map((cell) =>
      typeof cell.value === "number" && odd(cell.row, cell.column)
        ? { ...cell, value: cell.value + 17 * index + cell.row }
        : cell,
    );
    return makeSheet(sheet, cells);
  });
  const checked = await examine({ workbook: { ...SAMPLE, sheets } }, { loadSolver, budget: 0 });
  const limit = "错误单元格定位";
  expect(checked.notChecked[0]).toMatchObject({
    what: limit,
    why: expect.stringContaining("计算量") as string,
  });
  const report = {
    ...toJsonReport(checked),
    findings: checked.findings,
    ownRules: [],
    ties: [],
    switchedOff: [],
  };
  expect(textReport(checked).indexOf(limit)).toBeLessThan(textReport(checked).indexOf("【错误】"));
  expect(opinionOf(checked, { file: "甲.xlsx" }).limits.join("\n")).toContain(limit);
  const { rows } = rowsOf(report, {
    filter: NO_FILTER,
    unfolded: new Set(),
    grouping: "none",
    showsRounding: true,
  });
  expect(rows.map(({ kind }) => kind).slice(0, 2)).toEqual(["limit", "finding"]);
  expect(rows.filter(({ kind }) => kind === "limit")).toHaveLength(1);
});

test("a fault of ours is not called a refusal", async () => {
  const solver = solverThat(new TypeError("ours"));
  await expect(
    examine({ workbook: withFigure(9999) }, { loadSolver: () => Promise.resolve(solver), budget }),
  ).rejects.toThrow(TypeError);
});

test.each([1e15, 4e15 + 1, 1e300, -1e15])(
  "%d is beyond what is exact: its cell is named, and no sum made of it",
  async (value) => {
    const checked = await examine({ workbook: withFigure(value) }, null);
    const fact = [...checked.facts.byId.values()].find(({ cell }) => cell.row === 6 && cell.column === 2);
    expect(fact?.amount ?? null).toBeNull();
    expect(
      checked.tables
        .flatMap(({ problems }) => problems)
        .some(({ cell }) => cell?.row === 6 && cell.column === 2),
    ).toBe(true);
  },
);
