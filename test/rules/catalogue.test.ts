/**
 * Walks the catalogue of rules: every rule is listed and rests on something, names only what the tables know, holds on
 * books that balance, and fails, by its own id, as soon as one of its figures is disturbed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { confront } from "../../src/engine/reconcile/confront";
import { compile, type RuleDefinition } from "../../src/engine/reconcile/define-rule";
import { netTerms, type Judgement, type Relation, type Verdict } from "../../src/engine/reconcile/relation";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { recognize } from "../../src/engine/read/recognize";
import { RULES } from "../../src/rules";
import { BASES } from "../../src/rules/basis";
import { ROLL_FORWARDS } from "../../src/rules/roll-forward";
import { withPriorFacts } from "../../src/check/prior";
import { TABLES } from "../../src/tables";
import type { Workbook } from "../../src/workbook/workbook";
import { misspelt } from "../tables/ids";
import { layOutDefinition } from "../tables/lay-out-definition";
import { book, type BookOptions } from "./book";
import { changedIds, strangeIdsOf } from "./strange-ids";

const RULE_FOLDER = join(__dirname, "..", "..", "src", "rules");
const ALL_RULES: readonly RuleDefinition[] = [...RULES, ...ROLL_FORWARDS];
const BY_ID = ALL_RULES.map((rule) => [rule.id, rule] as const);

/** The books laid out by the definitions. */
function workbookOf(options: BookOptions): Workbook {
  const source = book(options);
  const sheets = TABLES.flatMap((definition) => {
    const figures = source.tables.get(definition.id);
    return figures ? [layOutDefinition(definition, figures, source.entity, source.year)] : [];
  });
  return { name: `${source.year}.xlsx`, sheets };
}

const factsOf = (workbook: Workbook): Facts => recognize(workbook, { tables: TABLES }).facts;

/** Both years' books as they are read. */
function yearsOf(isAdministrative: boolean): Facts {
  const prior = workbookOf({ isAdministrative, isPrior: true });
  return withPriorFacts(factsOf(workbookOf({ isAdministrative })), {
    workbook: prior,
    facts: factsOf(prior),
  });
}

const MIXED = yearsOf(false);
const ADMINISTRATIVE = yearsOf(true);

/** The books of a department that the rule is made for. */
const factsFor = (rule: RuleDefinition): Facts => (rule.administrativeOnly ? ADMINISTRATIVE : MIXED);

/** The figures of one relation, and no others: there are thousands of relations to try. */
function figuresOf(relation: Relation, facts: Facts): Map<FactId, Fact> {
  const figures = new Map<FactId, Fact>();
  for (const { fact: id } of [...relation.left, ...relation.right]) {
    const fact = facts.byId.get(id);
    if (fact) figures.set(id, fact);
  }
  return figures;
}

/** @param change in the measure of the fact */
function disturbed(figures: Map<FactId, Fact>, id: FactId, change: number): Facts {
  const fact = figures.get(id);
  if (!fact?.amount) throw new Error(`${id} is no figure`);
  const amount = { ...fact.amount, value: fact.amount.value + change, blank: false };
  return { tables: new Map(), byId: new Map(figures).set(id, { ...fact, amount }) };
}

function judged(facts: Facts, relation: Relation): Judgement {
  const [judgement] = confront(facts, [relation]);
  if (!judgement) throw new Error(`${relation.id} was not judged`);
  return judgement;
}

/** Terms whose figure may change without the relation failing; an inequality may change to its easy side. */
function silentTerms(relation: Relation, facts: Facts): FactId[] {
  const figures = figuresOf(relation, facts);
  const { left, right, allowance } = judged(facts, relation);
  const verdictAt = (fact: FactId, change: number): Verdict =>
    judged(disturbed(figures, fact, Math.sign(change) * Math.ceil(Math.abs(change))), relation).verdict;
  return netTerms(relation)
    .filter(({ fact, coefficient }) => {
      // Just beyond what rounding allows.
      const beyond = (allowance + 1) / coefficient;
      const fails = verdictAt(fact, beyond + (right - left) / coefficient) === "fail";
      const opposite = verdictAt(fact, -beyond);
      return !fails || opposite !== (relation.comparison === "=" ? "fail" : "pass");
    })
    .map(({ fact }) => fact);
}

describe("the books", () => {
  test("every table of the catalogue is laid out and read without a problem", () => {
    const read = [...factsOf(workbookOf({ isAdministrative: false })).tables.values()];
    expect(read.map(({ table }) => table).sort()).toEqual(TABLES.map(({ id }) => id).sort());
    expect(
      read.flatMap(({ table, problems }) => problems.map(({ message }) => `${table}: ${message}`)),
    ).toEqual([]);
  });
});

describe("rules", () => {
  test("ids are unique and say table and what", () => {
    const ids = ALL_RULES.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z0-9-]+\/[a-z0-9-]+$/u.test(id))).toEqual([]);
  });

  test.each(BY_ID)("%s rests on something and says how its sides compare", (_, rule) => {
    expect(Object.keys(BASES)).toContain(rule.basis);
    expect(rule.title.includes("≤") ? "<=" : rule.title.includes("=") ? "=" : null).toBe(
      rule.comparison ?? "=",
    );
  });

  test.each(BY_ID)("%s names only what the tables know", (_, rule) => {
    expect(strangeIdsOf(rule)).toEqual([]);
  });

  test("a slip in any one id of any rule is told, with the id and the nearest right one", () => {
    const slips = ALL_RULES.flatMap((rule) => changedIds(rule, misspelt));
    const untold = slips.filter(({ id, rule }) => {
      const told = strangeIdsOf(rule);
      const isNamed = told.some((line) => line.includes(`"${misspelt(id)}"`));
      return !isNamed || (!/^\d/u.test(id) && !told.some((line) => line.includes(`nearest is "${id}"`)));
    });
    expect(slips.length).toBeGreaterThan(500);
    expect(untold.map(({ id, rule }) => `${rule.id}: ${id}`)).toEqual([]);
  });

  test.each(BY_ID)("%s holds on books that balance", (_, rule) => {
    const facts = factsFor(rule);
    const { relations, notChecked } = compile(rule, facts);
    expect(notChecked).toBeNull();
    expect(relations.length).toBeGreaterThan(0);
    expect(
      relations.filter((relation) => judged(facts, relation).verdict !== "pass").map(({ id }) => id),
    ).toEqual([]);
  });

  test.each(BY_ID)("%s fails by its own id wherever one of its figures is disturbed", (_, rule) => {
    const facts = factsFor(rule);
    const silent = compile(rule, facts).relations.flatMap((relation) =>
      silentTerms(relation, facts).map((fact) => `${relation.rule} at ${fact}`),
    );
    expect(silent).toEqual([]);
  });

  test("every catalogue file is in the index", () => {
    const index = readFileSync(join(RULE_FOLDER, "index.ts"), "utf8");
    const files = readdirSync(RULE_FOLDER).filter(
      (file) =>
        file.endsWith(".ts") && /export const \w+_RULES/u.test(readFileSync(join(RULE_FOLDER, file), "utf8")),
    );
    expect(files.filter((file) => !index.includes(`"./${file.replace(".ts", "")}"`))).toEqual([]);
  });
});
