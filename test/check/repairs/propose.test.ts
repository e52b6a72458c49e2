/** What is proposed helps, is whole, and says what it is sure of; what only moves an error is not proposed. */
import { join } from "node:path";
import { examine } from "../../../src/check/check";
import type { Checked } from "../../../src/check/checked";
import { certainRepairs, proposalsOf, type Proposal } from "../../../src/check/repairs/propose";
import { openWorkbook } from "../../../src/disk/open-file";
import type { Finding } from "../../../src/engine/finding";
import { readRuleBook } from "../../../src/own-rules/rule-book";
import { DEFAULT_BUDGET } from "../../../src/check/locate";
import { meansWithin } from "../../../src/solver/load-solver";
import { parseA1, toA1 } from "../../../src/workbook/address";
import { recalculation } from "../../../src/workbook/formula/recalculate";
import { cellAt, makeSheet, type CellValue, type Workbook } from "../../../src/workbook/workbook";
import { ruleSheet } from "../../own-rules/support";

const EXPENDITURE = "公开03表 支出决算表";

let sample: Workbook;
beforeAll(async () => {
  sample = await openWorkbook(join("assets", "samples", "xining-2024.xlsx"));
});

type Edit = readonly [address: string, input: CellValue, sheet?: string];

/** As a user would have typed it: formulas follow. */
function edited(workbook: Workbook, edits: readonly Edit[]): Workbook {
  const inputs = edits.map(([address, input, sheet = EXPENDITURE]) => {
    const at = parseA1(address);
    if (!at) throw new Error(address);
    return { sheet, ...at, input };
  });
  return recalculation(workbook).change(inputs).workbook;
}

function scaled(workbook: Workbook, name: string, factor: number): Workbook {
  const sheets = workbook.sheets.map((sheet) =>
    sheet.name === name
      ? makeSheet(
          sheet,
          [...sheet.cells.values()].map((cell) =>
            typeof cell.value === "number"
              ? { ...cell, value: Math.round(cell.value * factor * 100) / 100 }
              : cell,
          ),
        )
      : sheet,
  );
  return { ...workbook, sheets };
}

const examined = (workbook: Workbook): Promise<Checked> => examine({ workbook }, meansWithin(DEFAULT_BUDGET));

function errorOf({ findings }: Checked): Finding {
  const [finding] = findings.filter(({ severity }) => severity === "error");
  if (!finding) throw new Error("no error was found");
  return finding;
}

const carriedOut = (workbook: Workbook, { cells }: Proposal): Workbook =>
  edited(
    workbook,
    cells.map(({ address, to, sheet }) => [address, to, sheet]),
  );

const errorsIn = async (workbook: Workbook): Promise<number> =>
  (await examined(workbook)).findings.filter(({ severity }) => severity === "error").length;

const shown = ({ cells }: Proposal): string[] =>
  cells.map(({ address, shownFrom, shownTo }) => `${address}: ${shownFrom} → ${shownTo}`);

/** Figures typed a row too low from one row to another: the first cell is left blank, the last one written over. */
function slid(workbook: Workbook, columns: string, first: number, last: number): Edit[] {
  const sheet = workbook.sheets.find(({ name }) => name === EXPENDITURE);
  return columns.split("").flatMap((column) =>
    Array.from({ length: last - first + 1 }, (_, k): Edit => {
      const above = parseA1(`${column}${String(first + k - 1)}`);
      const value = k === 0 || !sheet || !above ? null : cellAt(sheet, above.row, above.column)?.value;
      return [`${column}${String(first + k)}`, value ?? null];
    }),
  );
}

interface Case {
  readonly edits: readonly Edit[];
  readonly repaired: readonly string[];
  readonly isCertain: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  "two digits exchanged": {
    edits: [["D10", 1134.66]],
    repaired: ["D10: 1,134.66 → 1,143.66"],
    isCertain: true,
  },
  "an amount in the neighbour's column, put back in both cells, the left one blank again": {
    edits: [
      ["D10", null],
      ["E10", 1143.66],
    ],
    repaired: ["D10: 空白 → 1,143.66", "E10: 1,143.66 → 空白"],
    isCertain: false,
  },
  "two items exchanged in all of their columns": {
    edits: [
      ["C14", 25.22],
      ["D14", 25.22],
      ["C15", 50.43],
      ["D15", 50.43],
    ],
    repaired: ["C14: 25.22 → 50.43", "C15: 50.43 → 25.22", "D14: 25.22 → 50.43", "D15: 50.43 → 25.22"],
    isCertain: true,
  },
};

describe.each(Object.entries(CASES))("%s", (_, { edits, repaired, isCertain }) => {
  it("is repaired as a whole", async () => {
    const wrong = edited(sample, edits);
    const checked = await examined(wrong);
    const [proposal, ...others] = proposalsOf(checked, errorOf(checked));
    if (!proposal) throw new Error("nothing is proposed");
    expect(shown(proposal).sort()).toEqual([...repaired].sort());
    expect([proposal.isCertain, others.length]).toEqual([isCertain, 0]);
    expect(await errorsIn(carriedOut(wrong, proposal))).toBe(0);
  });
});

describe("rows typed a row too low", () => {
  it("are put back by one repair, to the figures and the blanks that stood there", async () => {
    const wrong = edited(sample, slid(sample, "CD", 12, 21));
    const checked = await examined(wrong);
    const [proposal, ...others] = proposalsOf(checked, errorOf(checked));
    if (!proposal) throw new Error("nothing is proposed");
    expect([proposal.isCertain, proposal.open, others.length]).toEqual([true, 0, 0]);
    const repaired = carriedOut(wrong, proposal);
    expect(figuresOf(repaired)).toEqual(figuresOf(sample));
    expect(await errorsIn(repaired)).toBe(0);
  });

  it("leave what was written over to a person's eyes where only a sum tells it", async () => {
    const wrong = edited(sample, slid(sample, "CDE", 9, 16));
    const checked = await examined(wrong);
    const proposals = proposalsOf(checked, errorOf(checked));
    expect(proposals.length).toBeGreaterThan(0);
    const isKnown = (proposal: Proposal) =>
      JSON.stringify(figuresOf(carriedOut(wrong, proposal))) === JSON.stringify(figuresOf(sample));
    for (const proposal of proposals) expect(proposal.isCertain && !isKnown(proposal)).toBe(false);
  });
});

/** Blank is not 0 here. */
function figuresOf({ sheets }: Workbook): Record<string, CellValue> {
  const sheet = sheets.find(({ name }) => name === EXPENDITURE);
  const cells = [...(sheet?.cells.values() ?? [])].filter(({ value }) => value !== null);
  return Object.fromEntries(
    cells.map(({ row, column, value }): [string, CellValue] => [toA1(row, column), value]).sort(),
  );
}

test("a sheet in 元 is divided, or its unit is changed: a choice, and neither is taken unasked", async () => {
  const wrong = scaled(sample, EXPENDITURE, 10_000);
  const checked = await examined(wrong);
  const proposals = proposalsOf(checked, errorOf(checked));
  expect(proposals.map(({ kind, cells }) => [kind, cells.length])).toEqual([
    ["rescale", 47],
    ["unit-label", 1],
  ]);
  expect(proposals[1] && shown(proposals[1])).toEqual(["H3: 金额单位：万元 → 金额单位：元"]);
  for (const proposal of proposals) expect(await errorsIn(carriedOut(wrong, proposal))).toBe(0);
  expect(certainRepairs(checked)).toEqual([]);
});

test("formulas stay formulas: an input that was carried into its total is repaired alone", async () => {
  const withFormulas = edited(sample, [
    ["D13", "=D14+D15+D16"],
    ["D12", "=D13"],
    ["D7", "=D8+D12+D17+D20"],
  ]);
  const wrong = edited(withFormulas, [["D14", 54.03]]);
  const checked = await examined(wrong);
  for (const finding of checked.findings.filter(({ severity }) => severity === "error")) {
    for (const { cells } of proposalsOf(checked, finding)) {
      expect(cells.filter(({ from }) => from.formula !== undefined)).toEqual([]);
    }
  }
});

test("of several explanations each is offered, and none is adopted with the others", async () => {
  const wrong = edited(sample, [
    ["D10", 1134.66],
    ["C6", 181.95, "公开11表 政府采购支出情况表"],
  ]);
  const checked = await examined(wrong);
  const undecided = checked.findings.find(({ culprit }) => (culprit?.alternatives.length ?? 0) > 0);
  expect(undecided && proposalsOf(checked, undecided).length).toBeGreaterThan(1);
  const certain = certainRepairs(checked);
  expect(certain.map(({ proposal }) => shown(proposal))).toEqual([["D10: 1,134.66 → 1,143.66"]]);
});

test("what would only move the error is not proposed", async () => {
  const wrong = scaled(sample, EXPENDITURE, 10_000);
  const checked = await examined(wrong);
  const finding = errorOf(checked);
  const { culprit } = finding;
  if (!culprit) throw new Error("a cell is named");
  // One cell of a sheet in 元 alone, as a finding about it would propose.
  const alone: Finding = { ...finding, id: "culprit:x", culprit: { ...culprit, together: [] } };
  expect(proposalsOf(checked, alone)).toEqual([]);
});

test("rules of a book of its own hold in the trial as they do in the check", async () => {
  const written = [{ left: "03表[201,合计]", relation: "≥", right: "03表[2010301,合计]" }];
  const rules = readRuleBook({ name: "规则.xlsx", sheets: [ruleSheet(written)] }, "规则.xlsx");
  if (!rules) throw new Error("there is no rule book");
  const wrong = edited(sample, [["D10", 1134.66]]);
  const withBook = await examine({ workbook: wrong, rules }, meansWithin(DEFAULT_BUDGET));
  const [plain] = proposalsOf(await examined(wrong), errorOf(withBook));
  expect(withBook.own.books.flatMap(({ outcomes }) => outcomes.map(({ verdict }) => verdict))).toEqual([
    "pass",
  ]);
  const [proposal] = proposalsOf(withBook, errorOf(withBook));
  expect(proposal?.gained).toBe(plain?.gained);
});
