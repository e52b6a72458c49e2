/**
 * Usual relations that fail though everything else is explained. They may not hold for this unit; but it may also be a
 * slip that nothing else sees. Both are told, as a doubt: the single suspects under which they would hold.
 */
import type { Judgement, Relation } from "../reconcile/relation";
import { at, premiseOf } from "./model";
import type { Model } from "./model";
import { netEffect } from "./operations";
import { outerRange } from "./outer-range";
import { brokenPremise } from "./alternative";
import type { Alternative } from "./alternative";
import { estimateOf } from "./rank";
import type { RankingContext } from "./rank";
import type { Suspect } from "./program";
import { freedBy } from "./suspects";
import type { SuspectSet } from "./suspects";
import { canReplace } from "./witness";
import type { Witness } from "./witness";
import type { Limit } from "./work";

export interface Doubt {
  /** Relations of one premise, which fail together. */
  readonly relations: readonly Relation[];
  readonly slacks: readonly number[];
  /** That they do not hold here. */
  readonly unusual: Alternative;
  /** What explains them about as well; never empty. */
  readonly slips: readonly SuspectSet[];
}

/** More suspects than this are not looked at: a doubt over so many cells helps nobody. */
const MAX_SUSPECTS = 60;

/** `explained` are relations that an explanation settles; `others` the explanations, freed throughout. */
export function findDoubts(
  context: RankingContext,
  judgements: readonly Judgement[],
  explained: ReadonlySet<Relation>,
  others: readonly SuspectSet[],
  limit: Limit,
): Doubt[] {
  const { model } = context;
  const byPremise = new Map<string, Relation[]>();
  for (const { relation, verdict } of judgements) {
    if (verdict !== "fail" || !model.slackOf.has(relation) || explained.has(relation)) continue;
    const premise = premiseOf(relation);
    byPremise.set(premise, [...(byPremise.get(premise) ?? []), relation]);
  }
  return [...byPremise.values()].flatMap((relations) => {
    const slacks = relations.flatMap((relation) => model.slackOf.get(relation) ?? []);
    const unusual = brokenPremise(context, relations);
    const slips: SuspectSet[] = [];
    let known: { suspect: Suspect; witness: Witness } | null = null;
    for (const suspect of suspectsOf(context, slacks).slice(0, MAX_SUSPECTS)) {
      if (limit.isReached()) return [];
      const set = setOf(suspect);
      const freed = { ...freedBy([...others, set]), held: slacks };
      const [least, most] = outerRange(model, suspect, freed);
      if (least > most || !isWorthAsking(estimateOf(context, set, freed), unusual)) continue;
      if (known && canReplace(model, known.witness, known.suspect, suspect)) slips.push(set);
      else {
        const answer = context.oracle.test(freed);
        if (!answer.feasible) continue;
        slips.push(set);
        known ??= { suspect, witness: answer.witness() };
      }
    }
    return slips.length > 0 ? [{ relations, slacks, unusual, slips }] : [];
  });
}

/** Whatever alone changes every one of the relations. */
function suspectsOf({ model, operations }: RankingContext, slacks: readonly number[]): Suspect[] {
  const rows = slacks.map((slack) => at(model.rows, at(at(model.rowsOf, slack), 0)));
  const combined = rows.map(
    (row) => new Map(row.columns.map((column, k) => [column, at(row.coefficients, k)])),
  );
  const [first, ...rest] = combined;
  const figures = [...(first?.keys() ?? [])].filter((column) => isFigure(model, column));
  const moving = new Set(figures.flatMap((column) => operations.touching(column)));
  return [
    ...figures.filter((column) => rest.every((row) => row.has(column))),
    ...[...moving].filter((operation) => combined.every((row) => netEffect(operation, row) !== 0)),
  ];
}

/** A slip this many times less likely than that the relations do not hold here is not worth a word. */
const UNLIKELY = 50;

/** Nor is one that nobody would recognize. */
function isWorthAsking(slip: Alternative, unusual: Alternative): boolean {
  return slip.cause !== null && slip.likelihood * UNLIKELY >= unusual.likelihood;
}

function isFigure({ unread }: Model, column: number): boolean {
  return at(unread, column) === 0;
}

function setOf(suspect: Suspect): SuspectSet {
  return typeof suspect === "number"
    ? { columns: [suspect], operations: [] }
    : { columns: [], operations: [suspect] };
}
