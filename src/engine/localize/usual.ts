/**
 * What usual relations say of an explanation. They are outside the search, for they condemn nobody; but explanations
 * that are otherwise alike differ in which of them then hold.
 */
import type { FactId } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement, Relation } from "../reconcile/relation";
import { valueAt } from "./model";
import type { Model } from "./model";
import type { Repair } from "./repair";

/** An explanation that also settles a usual relation, or breaks one. */
const USUAL = 1e5;

/** The usual relations of every figure, as they stand now. */
export type UsualByFact = ReadonlyMap<FactId, readonly Judgement[]>;

/** Those of the model that can be judged, without the ones that are looked at by themselves. */
export function usualByFact(
  model: Model,
  judgements: readonly Judgement[],
  apart: readonly Relation[] = [],
): UsualByFact {
  const byFact = new Map<FactId, Judgement[]>();
  for (const judgement of judgements) {
    const { relation, verdict } = judgement;
    if (!model.slackOf.has(relation) || apart.includes(relation)) continue;
    if (verdict === "unknown" || verdict === "error") continue;
    for (const { fact } of netTerms(relation)) {
      const own = byFact.get(fact);
      if (own) own.push(judgement);
      else byFact.set(fact, [judgement]);
    }
  }
  return byFact;
}

export function usualFactor(model: Model, usual: UsualByFact, repairs: readonly Repair[]): number {
  let factor = 1;
  for (const judgement of touchedBy(usual, repairs)) {
    const change = changeOf(model, judgement, repairs);
    if (change === "settled") factor *= USUAL;
    if (change === "broken") factor /= USUAL;
  }
  return factor;
}

/** The usual relations over repaired figures that fail no longer. */
export function settledBy(model: Model, usual: UsualByFact, repairs: readonly Repair[]): Relation[] {
  return touchedBy(usual, repairs).flatMap((judgement) =>
    changeOf(model, judgement, repairs) === "settled" ? [judgement.relation] : [],
  );
}

/** The slacks of usual relations over repaired figures that can hold then: they tell the figures more exactly. */
export function slacksHeldBy(model: Model, usual: UsualByFact, repairs: readonly Repair[]): number[] {
  return touchedBy(usual, repairs).flatMap((judgement) => {
    const change = changeOf(model, judgement, repairs);
    return change === "settled" || change === "kept" ? (model.slackOf.get(judgement.relation) ?? []) : [];
  });
}

function touchedBy(usual: UsualByFact, repairs: readonly Repair[]): Judgement[] {
  return [...new Set(repairs.flatMap(({ fact }) => usual.get(fact.id) ?? []))];
}

/** What the repairs do to a relation over their figures; `null` where it fails all the same. */
function changeOf(
  model: Model,
  { relation, verdict }: Judgement,
  repairs: readonly Repair[],
): "settled" | "kept" | "broken" | null {
  let least = 0;
  let most = 0;
  for (const { fact, coefficient } of netTerms(relation)) {
    const index = model.indexOf.get(fact);
    const repair = repairs.find((one) => one.fact.id === fact);
    const lower = repair?.min ?? (index === undefined ? -Infinity : valueAt(model.lower, index));
    const upper = repair?.max ?? (index === undefined ? Infinity : valueAt(model.upper, index));
    least += Math.min(coefficient * lower, coefficient * upper);
    most += Math.max(coefficient * lower, coefficient * upper);
  }
  const holds = least <= 0 && (relation.comparison === "<=" || most >= 0);
  if (verdict === "fail") return holds ? "settled" : null;
  return holds ? "kept" : "broken";
}
