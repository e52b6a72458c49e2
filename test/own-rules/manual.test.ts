/** The rules of the manual page: each is understood and holds on the sample, and fails where its figures are disturbed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "../../src/check/check";
import type { WorkbookReading } from "../../src/check/checked";
import { readTables } from "../../src/check/read-tables";
import type { OwnRuleOutcome } from "../../src/check/own-rules";
import { confront } from "../../src/engine/reconcile/confront";
import { judgeEmptiness } from "../../src/own-rules/judge-emptiness";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import type { Workbook } from "../../src/workbook/workbook";
import { openSample, withCells, withRules, type Written } from "./support";

const PAGE = readFileSync(join(__dirname, "..", "..", "docs", "own-rules.md"), "utf8");

/** The rows of the last table of the page. */
const RULES: readonly Written[] = PAGE.slice(PAGE.lastIndexOf("## "))
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line): Written => {
    const [name = "", left = "", relation = "", right = "", level = ""] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("\\*", "*"));
    return { name, left, relation, right, level };
  });

let outcomes: readonly OwnRuleOutcome[];
let facts: Facts;

beforeAll(async () => {
  const sample = await openSample();
  const own = check(withRules(sample, RULES), { prior: lastYear(sample) }).own;
  outcomes = own.books[0]?.outcomes ?? [];
  if (!own.judgedFacts) throw new Error("nothing was judged");
  facts = own.judgedFacts;
});

/** The sample as if it were of the year before, when a fifth more was spent. */
function lastYear(sample: Workbook): WorkbookReading {
  let prior = { ...sample, name: "上年.xlsx" };
  for (const sheet of sample.sheets) {
    const cells = [...sheet.cells.values()].map((cell) => ({
      ...cell,
      value:
        typeof cell.value === "number" && !Number.isInteger(cell.value)
          ? Math.round(cell.value * 120) / 100
          : typeof cell.value === "string"
            ? cell.value.replaceAll("2024", "2023")
            : cell.value,
    }));
    prior = withCells(prior, sheet.name, cells);
  }
  return readTables(prior);
}

test("twenty rules, each understood, none that is built in, and all hold on the sample", () => {
  expect(RULES.length).toBe(20);
  const told = outcomes.map(({ rule, verdict }) => [rule.name, rule.status, rule.problems, verdict]);
  expect(told.filter(([, status]) => status !== "ready")).toEqual([]);
  expect(told.filter(([, , , verdict]) => verdict === "fail" || verdict === "unknown")).toEqual([]);
});

test.each(RULES.map(({ name }, index) => [String(name), index] as const))(
  "%s fails where a figure is wrong",
  (_, index) => {
    const outcome = outcomes[index];
    const [relation] = outcome?.rule.relations ?? [];
    if (!outcome || !relation) throw new Error("no relation");
    const verdicts = [...relation.left, ...relation.right].flatMap(({ fact }) =>
      [1e12, -1e12].map((change) => {
        const changed = disturbed(fact, change);
        return outcome.rule.comparison === "both-empty"
          ? judgeEmptiness(outcome.rule, relation, changed).verdict
          : confront(changed, [relation])[0]?.verdict;
      }),
    );
    expect(verdicts).toContain("fail");
  },
);

function disturbed(id: FactId, change: number): Facts {
  const fact = facts.byId.get(id);
  if (!fact?.amount) throw new Error(`${id} is no figure`);
  const wrong: Fact = {
    ...fact,
    amount: { value: fact.amount.value + change, half: fact.amount.half, blank: false },
  };
  return { ...facts, byId: new Map([...facts.byId, [id, wrong]]) };
}
