/**
 * Usual relations that fail though everything else is explained. They may not hold for this unit; but it may also be a
 * slip that nothing else sees. Both are told, as a doubt: the single suspects under which they would hold.
 */
import type { Judgement, Relation } from "../relation";
import { at, premiseOf } from "./model";
import type { Model } from "./model";
import { netEffect } from "./operations";
import type { Operations } from "./operations";
import type { Oracle } from "./oracle";
import { outerRange } from "./outer-range";
import type { SearchLimit } from "./search";
import { freedBy } from "./suspects";
import type { SuspectSet } from "./suspects";
import { canReplace } from "./witness";
import type { Witness } from "./witness";
import type { Suspect } from "./program";

export interface Doubt {
  /** Relations of one premise, which fail together. */
  readonly relations: readonly Relation[];
  readonly slacks: readonly number[];
  readonly alternatives: readonly SuspectSet[];
}

/** More suspects than this are not looked at: a doubt over so many cells helps nobody. */
const MAX_SUSPECTS = 60;

/** `explained` are relations that an explanation settles; `others` the explanations, freed throughout. */
export function findDoubts(
  model: Model,
  operations: Operations,
  oracle: Oracle,
  judgements: readonly Judgement[],
  explained: ReadonlySet<Relation>,
  others: readonly SuspectSet[],
  { isOutOfTime }: SearchLimit,
): Doubt[] {
  const byPremise = new Map<string, Relation[]>();
  for (const { relation, verdict } of judgements) {
    if (verdict !== "fail" || !model.slackOf.has(relation) || explained.has(relation)) continue;
    const premise = premiseOf(relation);
    byPremise.set(premise, [...(byPremise.get(premise) ?? []), relation]);
  }
  return [...byPremise.values()].flatMap((relations) => {
    const slacks = relations.flatMap((relation) => model.slackOf.get(relation) ?? []);
    const alternatives: SuspectSet[] = [];
    let known: { suspect: Suspect; witness: Witness } | null = null;
    for (const suspect of suspectsOf(model, operations, slacks).slice(0, MAX_SUSPECTS)) {
      if (isOutOfTime()) return [];
      const set = setOf(suspect);
      const freed = { ...freedBy([...others, set]), held: slacks };
      const [least, most] = outerRange(model, suspect, freed);
      if (least > most) continue;
      if (known && canReplace(model, known.witness, known.suspect, suspect)) alternatives.push(set);
      else {
        const answer = oracle.test(freed);
        if (!answer.feasible) continue;
        alternatives.push(set);
        known ??= { suspect, witness: answer.witness() };
      }
    }
    return alternatives.length > 0 ? [{ relations, slacks, alternatives }] : [];
  });
}

/** Whatever alone changes every one of the relations. */
function suspectsOf(model: Model, operations: Operations, slacks: readonly number[]): Suspect[] {
  const rows = slacks.map((slack) => at(model.rows, at(at(model.rowsOf, slack), 0)));
  const combined = rows.map(
    (row) => new Map(row.columns.map((column, k) => [column, at(row.coefficients, k)])),
  );
  const [first, ...rest] = combined;
  const figures = [...(first?.keys() ?? [])].filter((column) => at(model.unread, column) === 0);
  const moving = new Set(figures.flatMap((column) => operations.touching(column)));
  return [
    ...figures.filter((column) => rest.every((row) => row.has(column))),
    ...[...moving].filter((operation) => combined.every((row) => netEffect(operation, row) !== 0)),
  ];
}

function setOf(suspect: Suspect): SuspectSet {
  return typeof suspect === "number"
    ? { columns: [suspect], operations: [] }
    : { columns: [], operations: [suspect] };
}
