/**
 * A rule tried on the books of an invented department: what it says must hold on them, and must fail wherever one of
 * its figures is disturbed.
 */
import { confront } from "../../src/engine/reconcile/confront";
import { compile, type RuleDefinition } from "../../src/engine/reconcile/define-rule";
import { netTerms, type Judgement, type Relation, type Verdict } from "../../src/engine/reconcile/relation";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { recognize } from "../../src/engine/read/recognize";
import { withPriorFacts } from "../../src/check/prior";
import { TABLES } from "../../src/tables";
import type { Workbook } from "../../src/workbook/workbook";
import { layOutDefinition } from "../tables/lay-out-definition";
import { book, type BookOptions } from "./book";

/** The books laid out by the definitions. */
export function workbookOf(options: BookOptions): Workbook {
  const source = book(options);
  const sheets = TABLES.flatMap((definition) => {
    const figures = source.tables.get(definition.id);
    return figures ? [layOutDefinition(definition, figures, source.entity, source.year)] : [];
  });
  return { name: `${source.year}.xlsx`, sheets };
}

export const factsOf = (workbook: Workbook): Facts => recognize(workbook, { tables: TABLES }).facts;

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

/**
 * Terms whose figure may change without the relation failing. An equality fails on either side; a part that grows beyond
 * its whole fails, and a whole that grows does not: what a rule subtracts of a part belongs to the whole.
 */
function silentTerms(relation: Relation, facts: Facts): FactId[] {
  const figures = figuresOf(relation, facts);
  const { left, right, allowance } = judged(facts, relation);
  const isEquality = relation.comparison === "=";
  const parts = new Set(relation.left.map(({ fact }) => fact));
  const verdictAt = (fact: FactId, change: number): Verdict =>
    judged(disturbed(figures, fact, Math.sign(change) * Math.ceil(Math.abs(change))), relation).verdict;
  return netTerms(relation)
    .filter(({ fact, coefficient }) => {
      // Just beyond what rounding allows.
      const beyond = (allowance + 1 + Math.abs(right - left)) / Math.abs(coefficient);
      const wrong = isEquality || parts.has(fact) ? beyond : -beyond;
      return verdictAt(fact, wrong) !== "fail" || verdictAt(fact, -wrong) !== (isEquality ? "fail" : "pass");
    })
    .map(({ fact }) => fact);
}

/** The title says in a sign how the sides compare; nothing else of a rule is said twice. */
export function comparisonSaid({ title }: Pick<RuleDefinition, "title">): Relation["comparison"] | null {
  return title.includes("≤") ? "<=" : title.includes("=") ? "=" : null;
}

/** Relations that do not hold on the books; one line where there is no relation at all. */
export function broken(rule: RuleDefinition): string[] {
  const facts = factsFor(rule);
  const { relations, notChecked } = compile(rule, facts);
  if (notChecked !== null) return [notChecked];
  if (relations.length === 0) return [`${rule.id} says nothing`];
  return relations.filter((relation) => judged(facts, relation).verdict !== "pass").map(({ id }) => id);
}

/** Figures that can be disturbed without the rule failing by its own id. */
export function silent(rule: RuleDefinition): string[] {
  const facts = factsFor(rule);
  return compile(rule, facts).relations.flatMap((relation) =>
    relation.rule === rule.id
      ? silentTerms(relation, facts).map((fact) => `${rule.id} at ${fact}`)
      : [`${rule.id} fails as ${relation.rule}`],
  );
}
