/** What the narrative knows of the workbook that it was written from: errors in its figures, and later changes. */
import { readXlsx } from "../../src/files/read-xlsx";
import { textOf } from "../../src/engine/compose/define-paragraph";
import type { Finding } from "../../src/engine/finding";
import { xining2024 } from "../../src/editions/xining-2024";
import { compose } from "../../src/narrative";
import { hasProblems, withFindings } from "../../src/narrative/reliability";
import { changedSections, staleSpans } from "../../src/narrative/staleness";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import { check } from "../../src/check/check";
import { narrate } from "../../src/check/narrate";
import { sampleSheets } from "../../scripts/sample/layout";
import { writeXlsx } from "../../scripts/sample/write-xlsx";
import { sampleFacts } from "../sample";
import { exampleSupplement } from "./example-facts";
import { supplementBlocks } from "../../src/narrative";

const facts = sampleFacts();
const supplement = exampleSupplement(
  { "lastYear/grandTotal/amount": "4000", "lastYear/grandTotal/reason": "项目减少" },
  supplementBlocks(xining2024),
);
const narrative = compose(xining2024, facts, supplement);

function finding(severity: Finding["severity"], ...places: [sheet: string, address: string][]): Finding {
  return {
    id: "one",
    rules: ["rule"],
    severity,
    message: "不一致",
    cells: places.map(([sheet, address]) => ({
      sheet,
      address,
      table: null,
      line: null,
      column: null,
      measure: null,
      unit: null,
      value: null,
      text: null,
    })),
    culprit: null,
    text: null,
    arithmetic: [],
  };
}

/** Where the sample's facts put a figure: sheets are called by their tables there. */
function placeOf(id: string): [string, string] {
  const fact = [...facts.byId.values()].find((one) => one.id === id);
  if (!fact) throw new Error(`the sample has no ${id}`);
  return [fact.cell.sheet, `${String.fromCharCode(65 + fact.cell.column)}${fact.cell.row + 1}`];
}

const withProblems = (findings: readonly Finding[]) =>
  withFindings(narrative, findings).sections.filter((section) => section.problems.length > 0);

describe("errors in the figures", () => {
  it("stand at the head of the sections that use them, and of no other", () => {
    const sections = withProblems([finding("error", placeOf("income/total/otherIncome"))]);
    expect(sections.map((section) => [section.id, section.problems])).toEqual([["income", ["不一致"]]]);
  });

  it("are of the cell that is wrong, where it is known", () => {
    const both = finding("error", placeOf("income/total/otherIncome"), placeOf("expenditure/total/total"));
    const [wrong] = both.cells;
    if (!wrong) throw new Error("the finding names two cells");
    const located: Finding = {
      ...both,
      culprit: {
        ...wrong,
        expected: { min: 0, max: 0, value: null },
        cause: null,
        together: [],
        alternatives: [],
      },
    };
    expect(withProblems([located]).map((section) => section.id)).toEqual(["income"]);
  });

  it("are neither warnings nor rounding", () => {
    const place = placeOf("income/total/otherIncome");
    expect(withProblems([finding("warning", place), finding("info", place)])).toEqual([]);
    expect(hasProblems(narrative)).toBe(false);
  });

  it("come from the reconciliation of the workbook itself", async () => {
    const sheets = sampleSheets().map((sheet) => ({
      ...sheet,
      rows: sheet.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => (cell?.value === 1425.62 ? { ...cell, value: 1452.62 } : cell)),
      })),
    }));
    const workbook = readXlsx(await writeXlsx(sheets), "wrong.xlsx");
    const { narration } = narrate(check(workbook));
    const problems = narration?.narrative.sections.filter((section) => section.problems.length > 0);
    expect(problems?.map((section) => section.id)).toContain("expenditure");
    expect(problems?.map((section) => section.id)).not.toContain("procurement");
  });

  it("include a table that could not be read: its section says so and waits for it", () => {
    const tables = new Map(facts.tables);
    tables.delete("procurement");
    const without = compose(xining2024, { ...facts, tables }, EMPTY_SUPPLEMENT);
    const section = without.sections.find((one) => one.id === "procurement");
    expect(section?.problems).toEqual(["没有读到《政府采购支出情况表》，本节无法生成。"]);
    expect(section?.paragraphs.map((one) => textOf(one.spans))).toEqual(["【待填：《政府采购支出情况表》】"]);
  });
});

describe("a workbook that has changed since", () => {
  const stale = (changes: Parameters<typeof sampleFacts>[0]) =>
    staleSpans(narrative, sampleFacts(changes), supplement).map(({ section, paragraph, span }) => {
      const one = narrative.sections.find(({ id }) => id === section)?.paragraphs[paragraph]?.spans[span];
      return `${section} ${one?.text}`;
    });

  it("makes nothing stale that still stands", () => {
    expect(stale({})).toEqual([]);
  });

  it("makes stale the figure, and the rates and differences computed from it", () => {
    expect(stale({ "income/total/otherIncome": 176.49 })).toEqual(["income 175.49", "income 6.95%"]);
    expect(stale({ "income-expenditure-summary/grandTotalExpenditure/amount": 3600 })).toEqual([
      "overall 3,566.04",
      "overall 433.96",
      "overall 10.85%",
    ]);
  });

  it("makes stale what 补充资料 says otherwise now", () => {
    const key = "lastYear/grandTotal/reason";
    const entries = new Map(supplement.entries);
    entries.delete(key);
    const spans = staleSpans(narrative, facts, { ...supplement, entries });
    expect(spans.map(({ changed }) => changed.map((source) => source.key))).toEqual([[key]]);
  });

  it("reads differently where a category has come that was not there", () => {
    const more = sampleFacts({ "general-budget-basic-expenditure/30216/amount": 0.5 });
    expect(stale({ "general-budget-basic-expenditure/30216/amount": 0.5 })).toEqual([]);
    expect(changedSections(narrative, compose(xining2024, more, supplement))).toEqual(["basic-expenditure"]);
  });
});
