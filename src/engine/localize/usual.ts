/**
 * What usual relations say of an explanation. They are outside the search, for they condemn nobody; but explanations
 * that are otherwise alike differ in which of them then hold.
 */
import { netTerms } from "../relation";
import type { Judgement, Relation } from "../relation";
import { valueAt } from "./model";
import type { Model } from "./model";
import type { Repair } from "./repair";

/** An explanation that also settles a usual relation, or breaks one. */
const USUAL = 1e5;

export function usualFactor(model: Model, usual: readonly Judgement[], repairs: readonly Repair[]): number {
  return usual.reduce((factor, judgement) => {
    const change = changeOf(model, judgement, repairs);
    if (change === "settled") return factor * USUAL;
    return change === "broken" ? factor / USUAL : factor;
  }, 1);
}

/** The usual relations over repaired figures that fail no longer. */
export function settledBy(
  model: Model,
  usual: readonly Judgement[],
  repairs: readonly Repair[],
): readonly Relation[] {
  return usual
    .filter((judgement) => changeOf(model, judgement, repairs) === "settled")
    .map(({ relation }) => relation);
}

/** The slacks of usual relations over repaired figures that can hold then: they tell the figures more exactly. */
export function slacksHeldBy(
  model: Model,
  usual: readonly Judgement[],
  repairs: readonly Repair[],
): readonly number[] {
  return usual.flatMap((judgement) => {
    const slack = model.slackOf.get(judgement.relation);
    const change = changeOf(model, judgement, repairs);
    return slack !== undefined && (change === "settled" || change === "kept") ? [slack] : [];
  });
}

/** What the repairs do to a judged relation; `null` where they do not touch it, or it fails all the same. */
function changeOf(
  model: Model,
  { relation, verdict }: Judgement,
  repairs: readonly Repair[],
): "settled" | "kept" | "broken" | null {
  if (verdict === "unknown" || verdict === "error") return null;
  const terms = netTerms(relation);
  const touches = ({ fact }: Repair) => terms.some((term) => term.fact === fact.id);
  if (!repairs.some(touches)) return null;
  let least = 0;
  let most = 0;
  for (const { fact, coefficient } of terms) {
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
