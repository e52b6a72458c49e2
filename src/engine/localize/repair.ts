/** What a suspected cell should say: the interval that repairs everything, and the likeliest printed value in it. */
import type { Cause } from "../finding";
import type { Fact } from "../fact";
import { likeliestCause, plausibility, slipsBetween, UNSEEN } from "./causes";
import type { Slip, Surroundings } from "./causes";
import type { Layout } from "./layout";
import { at, valueAt } from "./model";
import type { Model } from "./model";
import type { Operations } from "./operations";

export interface Repair {
  readonly fact: Fact;
  /** The true value lies in [min, max], in the measure of the fact; infinite where nothing bounds it. */
  readonly min: number;
  readonly max: number;
  /** The value to print; `null` where nothing decides. */
  readonly value: number | null;
  /** The last printed digit, in the measure of the fact. */
  readonly step: number;
}

export interface ScoredRepair {
  readonly repair: Repair;
  readonly cause: Cause | null;
  /** How likely the printed figure came from a true value in the interval. */
  readonly likelihood: number;
}

/** More printed values than this cannot be tried one by one. */
const MAX_CANDIDATES = 2000;

/** Below a bound above 0 there are more printed values than this. */
const FEW = 5;

export interface Precisions {
  /** The last printed digit of a column, in the measure of the fact. */
  step(column: number): number;
}

/** A blank has no digits of its own: it takes the step that is most common in its sheet. */
export function precisionsOf(model: Model): Precisions {
  let common: ReadonlyMap<string, number> | null = null;
  return {
    step(index) {
      const column = at(model.columns, index);
      if (column.kind === "observation") return stepOf(column.observation.amount.half);
      if (column.kind === "slack") return 1;
      const { amount } = column.fact;
      if (amount && !amount.blank) return stepOf(amount.half);
      common ??= commonSteps(model);
      return common.get(sheetKey(column.fact)) ?? 1;
    },
  };
}

function sheetKey({ cell, measure }: Fact): string {
  return `${cell.sheet} ${measure}`;
}

function commonSteps(model: Model): Map<string, number> {
  const counts = new Map<string, Map<number, number>>();
  for (const column of model.columns) {
    if (column.kind !== "fact" || !column.fact.amount || column.fact.amount.blank) continue;
    const key = sheetKey(column.fact);
    const steps = counts.get(key) ?? new Map<number, number>();
    const step = stepOf(column.fact.amount.half);
    steps.set(step, (steps.get(step) ?? 0) + 1);
    counts.set(key, steps);
  }
  const mostCommon = (steps: ReadonlyMap<number, number>) =>
    [...steps].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  return new Map([...counts].map(([key, steps]) => [key, mostCommon(steps)]));
}

function stepOf(half: number): number {
  return half === 0 ? 1 : 2 * half;
}

/** Weighs every printed value whose rounding interval meets [min, max]. */
export function repairOf(
  model: Model,
  index: number,
  interval: readonly [number, number],
  { operations, layout, precisions }: { operations: Operations; layout: Layout; precisions: Precisions },
): ScoredRepair | null {
  const column = at(model.columns, index);
  if (column.kind !== "fact") return null;
  const step = precisions.step(index);
  const min = Math.max(tidy(interval[0], Math.ceil), valueAt(model.floor, index));
  const max = tidy(interval[1], Math.floor);
  const printed = Math.round(valueAt(model.value, index) / step);
  const around = surroundings(model, index, operations, layout, step);
  const half = step === 1 ? 0 : step / 2;
  const asPrinted = plausibility(printed, around);

  let total = 0;
  let best: { value: number; weight: number; slips: Slip[] } | null = null;
  for (const candidate of candidates(min, max, step, printed)) {
    if (candidate === printed && !around.isBlank) continue;
    const share = sharedPart(candidate * step, half, min, max);
    const slips = slipsBetween(printed, candidate, around);
    // What the cell should say against what it says, and how likely the one was mistaken for the other.
    const prior = plausibility(candidate, around) / asPrinted;
    const weight = share * prior * slips.reduce((sum, slip) => sum + slip.likelihood, 0);
    total += weight;
    if (weight > (best?.weight ?? 0)) best = { value: candidate, weight, slips };
  }
  // Of a wide interval only the telling values were tried.
  if (max - min > MAX_CANDIDATES * step) total += UNSEEN;
  // Where only a bound is known, or a range, it is told, and no figure out of it.
  const isBound = min === valueAt(model.floor, index) && max - min > FEW * step;
  const isKnown = best !== null && !isBound && max - min <= roundingAround(model, index) + 2 * step;
  return {
    repair: { fact: column.fact, min, max, value: best && isKnown ? best.value * step : null, step },
    cause: best ? likeliestCause(best.slips, printed, best.value) : null,
    likelihood: total,
  };
}

/** How wide an interval the sums that a figure stands in leave it, where all else in them is right. */
function roundingAround(model: Model, index: number): number {
  const widths = at(model.rowsOf, index).flatMap((number) => {
    const { columns, coefficients, isEquality } = at(model.rows, number);
    if (!isEquality) return [];
    const width = columns.reduce((sum, column, k) => {
      const own = valueAt(model.upper, column) - valueAt(model.lower, column);
      return sum + (Number.isFinite(own) ? Math.abs(at(coefficients, k)) * own : 0);
    }, 0);
    return [width];
  });
  return Math.max(0, ...widths);
}

function surroundings(
  model: Model,
  index: number,
  operations: Operations,
  layout: Layout,
  step: number,
): Surroundings {
  // A code with a single part prints the same figure as the part: that they agree tells nothing.
  const isPartOf = (part: number, total: number) => operations.totalsOf(part).includes(total);
  const isUnrelated = (other: number) => !isPartOf(index, other) && !isPartOf(other, index);
  const inSteps = (other: number) => valueAt(model.value, other) / step;
  const isPrinted = (other: number) => valueAt(model.value, other) !== 0;
  const column = at(model.columns, index);
  return {
    isBlank: column.kind === "fact" && column.fact.amount?.blank === true,
    neighbours: layout.neighbours(index).filter(isUnrelated).filter(isPrinted).map(inSteps),
    namesakes: layout.namesakes(index).filter(isPrinted).map(inSteps),
    isTotal: operations.isTotal(index),
  };
}

function tidy(end: number, round: (value: number) => number): number {
  const nearest = Math.round(end);
  return Math.abs(end - nearest) < 1e-3 ? nearest : round(end);
}

/** Printed values (in steps) that may stand for a true value in the interval; only the telling ones if it is wide. */
function* candidates(min: number, max: number, step: number, printed: number): Generator<number> {
  const half = step === 1 ? 0 : step / 2;
  const first = Math.ceil((min - half) / step);
  const last = Math.floor((max + half) / step);
  if (last - first <= MAX_CANDIDATES) {
    for (let value = first; value <= last; value++) yield value;
    return;
  }
  const telling = [-printed, 10, 100, 10_000].flatMap((factor) =>
    factor === -printed ? [factor] : [printed * factor, Math.round(printed / factor)],
  );
  for (const value of new Set(telling)) if (value >= first && value <= last && value !== printed) yield value;
}

/** The part of the interval that a printed value covers: touching at one point only makes it unlikely. */
function sharedPart(value: number, half: number, min: number, max: number): number {
  if (max - min > MAX_CANDIDATES * (2 * half + 1)) return 1 / MAX_CANDIDATES;
  const shared = Math.min(max, value + half) - Math.max(min, value - half) + 1;
  return Math.max(0, shared) / (max - min + 1);
}
