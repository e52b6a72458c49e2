/**
 * Formulas of a blank form, from the same rules that check it: a total is what its footing says, a figure that two
 * tables share is typed once. What no rule decides is left to be typed.
 */
import { compile } from "../../engine/reconcile/define-rule";
import type { FactId, Facts } from "../../engine/fact";
import type { Relation, Term } from "../../engine/reconcile/relation";
import { RULES } from "../../rules";

/** Σ coefficient · figure. */
export type Expression = readonly Term[];

/** The figures that are computed, each with its expression; no figure depends on itself. */
export function computedFigures(facts: Facts): ReadonlyMap<FactId, Expression> {
  const relations = RULES.flatMap((rule) => compile(rule, facts).relations).filter(
    ({ comparison, kind }) => comparison === "=" && kind === "definition",
  );
  const isWithinTable = ({ left, right }: Relation): boolean =>
    new Set([...left, ...right].map(({ fact }) => facts.byId.get(fact)?.table)).size === 1;
  // A table of codes is footed by its own rows alone, however many the user will write.
  const codeTables = new Set(
    [...facts.byId.values()].filter(({ cell }) => cell.row < 0).map(({ table }) => table),
  );
  const isOfCodes = ({ left }: Relation): boolean =>
    left.some(({ fact }) => codeTables.has(facts.byId.get(fact)?.table ?? ""));
  const ordered = [
    ...relations.filter((relation) => isWithinTable(relation)),
    ...relations.filter((relation) => !isWithinTable(relation) && !isOfCodes(relation)),
  ];
  const computed = new Map<FactId, Expression>();
  for (const relation of ordered) {
    const solved = solve(relation);
    if (!solved || computed.has(solved.target) || !hasCell(facts, solved.target)) continue;
    if (isCodeRollUp(relation, facts)) continue;
    if (solved.expression.some(({ fact }) => dependsOn(fact, solved.target, computed))) continue;
    computed.set(solved.target, solved.expression);
  }
  return computed;
}

/** A single total is computed from its parts; a roll-forward gives its last term, the closing balance. */
function solve({ left, right }: Relation): { target: FactId; expression: Expression } | null {
  const [total] = left;
  const closing = right.at(-1);
  if (!total || !closing) return null;
  if (left.length === 1 && total.coefficient === 1) return { target: total.fact, expression: right };
  if (closing.coefficient !== 1 || !closing.fact.includes("closing")) return null;
  const others = right.slice(0, -1).map(({ fact, coefficient }) => ({ fact, coefficient: -coefficient }));
  return { target: closing.fact, expression: [...left, ...others] };
}

/** A class without a cell stands for whatever row the user gives it: tables of codes are rolled up by code instead. */
function isCodeRollUp({ left, right }: Relation, facts: Facts): boolean {
  const tableOf = ({ fact }: Term): string | undefined => facts.byId.get(fact)?.table;
  return right.some(
    (term) => !hasCell(facts, term.fact) && left.some((own) => tableOf(own) === tableOf(term)),
  );
}

export function hasCell(facts: Facts, fact: FactId): boolean {
  return (facts.byId.get(fact)?.cell.row ?? -1) >= 0;
}

function dependsOn(fact: FactId, target: FactId, computed: ReadonlyMap<FactId, Expression>): boolean {
  if (fact === target) return true;
  // A class depends on the rows of its table, which are typed or depend on one another alone.
  return (computed.get(fact) ?? []).some((term) => dependsOn(term.fact, target, computed));
}
