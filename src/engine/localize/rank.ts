/** Puts the explanations of one knot in order: equally few cells, but some are likelier to have gone wrong so. */
import { describe } from "./alternative";
import type { Alternative, Surveyed } from "./alternative";
import type { Model } from "./model";
import { effectOnRows } from "./operations";
import { outerRange } from "./outer-range";
import type { Oracle, Range, Suspects } from "./oracle";
import type { Suspect } from "./program";
import { freedBy } from "./suspects";
import type { SuspectSet } from "./suspects";
import { slacksHeldBy } from "./usual";

export interface RankingContext extends Surveyed {
  readonly oracle: Oracle;
}

/** Alternatives whose intervals are computed exactly; the tail of a long list keeps the estimate. */
const MEASURED = 8;
/** An alternative so much less likely than the first by its estimate is no rival of it: the tail begins there. */
const NO_RIVAL = 1e3;

/** What is free, and held to, whichever alternative is looked at. */
export interface Given {
  /** The first explanations of the other knots. */
  readonly others: readonly SuspectSet[];
  /** Slacks of the usual relations that the alternatives explain. */
  readonly held: readonly number[];
  /** How likely it is that none of the alternatives is right. */
  readonly rival: number;
}

export interface Ranked {
  readonly alternative: Alternative;
  readonly suspects: SuspectSet;
}

/** Best first. */
export function rankAlternatives(
  context: RankingContext,
  alternatives: readonly SuspectSet[],
  { others, held, rival }: Given,
): Ranked[] {
  const { model, oracle, usual } = context;
  const exactRange = memoized(model, oracle);
  const estimated = alternatives
    .map((suspects) => {
      const freed = { ...freedBy([...others, suspects]), held };
      return { suspects, freed, alternative: estimateOf(context, suspects, freed) };
    })
    .sort(byLikelihood);

  const exact: Ranked[] = [];
  let best = rival;
  for (const { suspects, freed, alternative: estimate } of estimated.slice(0, MEASURED)) {
    if (!isRival(estimate, best)) break;
    const alsoHeld = [...held, ...slacksHeldBy(model, usual, estimate.repairs)];
    const alternative = describe(
      context,
      suspects,
      (target) =>
        exactRange(target, { ...freed, held: alsoHeld }) ?? exactRange(target, freed) ?? NOTHING_TELLS,
    );
    exact.push({ alternative, suspects });
    best = Math.max(best, alternative.likelihood);
  }
  const ranked: Ranked[] = [...exact.sort(byLikelihood), ...estimated.slice(exact.length)];
  const possible = ranked.filter(({ alternative }) => isPossible(alternative));
  return possible.length > 0 ? possible : ranked;
}

/** An alternative by arithmetic on single relations alone. */
export function estimateOf(context: RankingContext, alternative: SuspectSet, freed: Suspects): Alternative {
  return describe(context, alternative, (target) => outerRange(context.model, target, freed));
}

/** Whether an alternative may come near another's likelihood when it is looked at closely. */
function isRival({ likelihood }: Alternative, other: number): boolean {
  return likelihood > 0 && likelihood * NO_RIVAL >= other;
}

const NOTHING_TELLS: Range = [-Infinity, Infinity];

function byLikelihood(a: Ranked, b: Ranked): number {
  return b.alternative.likelihood - a.alternative.likelihood;
}

/** Where the figure may not be negative, what would make it so explains nothing. */
function isPossible({ repairs }: Alternative): boolean {
  return repairs.every(({ min, max }) => min <= max);
}

/** Inputs of the same totals change the same relations in the same way: one question answers for all of them. */
function memoized(model: Model, oracle: Oracle) {
  const known = new Map<string, Range | null>();
  return (target: Suspect, freed: Suspects): Range | null => {
    if (typeof target === "number" || freed.operations.length > 1) return oracle.range(target, freed);
    const key = [effectOnRows(model, target), [...freed.columns], freed.held].join(" / ");
    const answer = known.get(key);
    if (answer !== undefined) return answer;
    const asked = oracle.range(target, freed);
    known.set(key, asked);
    return asked;
  };
}
