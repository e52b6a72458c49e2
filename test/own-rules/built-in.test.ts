/**
 * The built-in relations of a pair of tables, written as rules of the user's own: the same relations, judgements,
 * culprits and values as the built-in ones, on the sample and where a figure of it is wrong.
 */
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import type { Fact, Facts } from "../../src/engine/fact";
import { localize } from "../../src/engine/localize/localize";
import type { Solver } from "../../src/engine/localize/oracle";
import { confront } from "../../src/engine/reconcile/confront";
import { netTerms, type Relation } from "../../src/engine/reconcile/relation";
import { compileBooks } from "../../src/own-rules/compile-book";
import { readRuleBook } from "../../src/own-rules/rule-book";
import { loadSolver } from "../engine/localize/support";
import { openSample, ruleSheet, type Written } from "./support";

const PAIR: readonly string[] = ["general-budget-expenditure", "general-budget-basic-expenditure"];

const RULES: readonly Written[] = [
  { left: "05表[*,小计]", right: "05表[*,基本支出]+05表[*,项目支出]" },
  { left: "05表[*,*]", right: "05表[*下级,*]" },
  { left: "06表[*]", right: "06表[*下级]" },
  { left: "06表[人员经费合计]", right: "06表[301]+06表[303]" },
  {
    left: "06表[公用经费合计]",
    right: "06表[302]+06表[307]+06表[309]+06表[310]+06表[311]+06表[312]+06表[313]+06表[399]",
  },
  { left: "05表[合计,基本支出]", right: "06表[人员经费合计]+06表[公用经费合计]" },
];

const keyOf = (relation: Relation): string =>
  netTerms(relation)
    .map(({ fact, coefficient }) => `${String(coefficient)}×${fact}`)
    .sort()
    .join(" ");

let checked: Checked;
let builtIn: readonly Relation[];
let own: readonly Relation[];
let solver: Solver;

beforeAll(async () => {
  const workbook = await openSample();
  checked = check(workbook);
  builtIn = checked.relations.filter(
    (relation) =>
      relation.kind === "definition" &&
      netTerms(relation).every(({ fact }) => PAIR.includes(fact.split("/")[0] ?? "")),
  );
  const book = readRuleBook({ name: "规则.xlsx", sheets: [ruleSheet(RULES)] });
  if (!book) throw new Error("no rule book");
  const [compiled] = compileBooks([book], {
    workbook,
    year: checked.year,
    facts: checked.facts,
    tables: checked.tables,
    noPrior: "没有上年",
    // They are switched off: nothing is known already.
    builtIn: [],
    titles: new Map(),
  });
  const byKey = new Map(
    (compiled?.rows ?? []).flatMap((row) => row.relations).map((one) => [keyOf(one), one]),
  );
  // In the order of the built-in ones: ties are told in the order of the relations.
  own = builtIn.flatMap((relation) => byKey.get(keyOf(relation)) ?? []);
  expect(byKey.size).toBe(own.length);
  solver = await loadSolver();
});
afterAll(() => solver.dispose());

test("thirty relations and more of two tables, all of them, and no others", () => {
  expect(own.length).toBe(builtIn.length);
  expect(own.length).toBeGreaterThanOrEqual(30);
});

function judged(relations: readonly Relation[], facts: Facts): unknown {
  return confront(facts, relations).map(({ verdict, left, right, allowance }) => [
    verdict,
    left,
    right,
    allowance,
  ]);
}

/** Culprits with their intervals and values, best first. */
function located(relations: readonly Relation[], facts: Facts): unknown {
  const options = { solver, budget: 1e9 };
  const { status, clusters } = localize(facts, confront(facts, relations), options);
  return {
    status,
    clusters: clusters.map(({ alternatives, isDecided, explained }) => ({
      isDecided,
      explained: explained.map(keyOf),
      alternatives: alternatives.map(({ cause, repairs }) => ({
        cause,
        repairs: repairs.map(({ fact, min, max, value }) => [fact.id, min, max, value]),
      })),
    })),
  };
}

test("on the sample", () => {
  expect(judged(own, checked.facts)).toEqual(judged(builtIn, checked.facts));
  expect(located(own, checked.facts)).toEqual(located(builtIn, checked.facts));
});

/** What happens to figures, in 分 of a sheet in 万元 with two decimals. */
const SLIPS: readonly ((value: number, seed: number) => number)[] = [
  (value) => value * 10,
  (value) => Math.round(value / 100_000) * 10_000,
  (value) => -value,
  (value) => value * 10_000,
  (value, seed) => value + 10_000 * (1 + (seed % 9)),
  (value, seed) => value + 1_000_000 * (1 + (seed % 9)),
  (value, seed) => value - 10_000_000 * (1 + (seed % 7)),
  () => 0,
];

test("with two hundred wrong figures, one at a time", () => {
  const figures = [...checked.facts.byId.values()].filter(
    (fact): fact is Fact & { amount: NonNullable<Fact["amount"]> } =>
      PAIR.includes(fact.table) && fact.amount !== null && fact.amount.value !== 0,
  );
  let failing = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const fact = figures[(seed * 37) % figures.length];
    const slip = SLIPS[seed % SLIPS.length];
    if (!fact || !slip) throw new Error("no figure");
    const value = slip(fact.amount.value, seed);
    const wrong = { ...fact, amount: { ...fact.amount, value } };
    const facts = { ...checked.facts, byId: new Map([...checked.facts.byId, [fact.id, wrong]]) };
    const judgements = judged(builtIn, facts);
    if (JSON.stringify(judgements).includes("fail")) failing += 1;
    expect([seed, judged(own, facts)]).toEqual([seed, judgements]);
    expect([seed, located(own, facts)]).toEqual([seed, located(builtIn, facts)]);
  }
  expect(failing).toBeGreaterThan(150);
});
