/**
 * A witness: true values for all figures under which every relation holds while some suspects are freed. From it follows
 * without the solver that another suspect explains as much, if what the first moved can be moved by the other instead.
 */
import { at, residual, valueAt } from "./model";
import type { Model, Row } from "./model";
import { domainOf, effectOnRows } from "./operations";
import type { Operation } from "./operations";
import { effectsOf } from "./program";
import type { Suspect } from "./program";

export interface Witness {
  /** For every column how far its true value lies from the printed one, operations apart. */
  readonly offsets: Float64Array;
  /** The freed operations with their amounts. */
  readonly operations: ReadonlyMap<Operation, number>;
  /** Slacks of the usual relations that hold. */
  readonly held: readonly number[];
}

/** What the solver calls feasible, in 分: its own tolerance, on sums of many terms. */
const TOLERANCE = 1e-3;

/** Whether `other` can take the place of the freed `suspect`; `false` proves nothing. */
export function canReplace(model: Model, witness: Witness, suspect: Suspect, other: Suspect): boolean {
  const activities = new Map<number, number>();
  const change = (rows: Iterable<readonly [number, number]>, amount: number) => {
    for (const [row, coefficient] of rows) {
      const before = activities.get(row) ?? activityOf(model, witness, at(model.rows, row), row);
      activities.set(row, before + coefficient * amount);
    }
  };
  change(effectsOf(model, suspect), -movedBy(model, witness, suspect));
  const effects = effectsOf(model, other);
  const binding = effects.filter(([row]) => !isGivenUp(model, witness, at(model.rows, row)));
  const amount = amountNeeded(model, activities, binding);
  change(effects, amount);
  for (const [row, activity] of activities) {
    if (isGivenUp(model, witness, at(model.rows, row))) continue;
    if (activity > TOLERANCE || (at(model.rows, row).isEquality && activity < -TOLERANCE)) return false;
  }
  if (typeof other !== "number") {
    const { least, most } = domainOf(model, other);
    return least - TOLERANCE <= amount && amount <= most + TOLERANCE;
  }
  const value = valueAt(model.value, other) + valueAt(witness.offsets, other) + amount;
  return value >= valueAt(model.floor, other) - TOLERANCE;
}

function isGivenUp(model: Model, { held }: Witness, { relation }: Row): boolean {
  const slack = relation ? model.slackOf.get(relation) : undefined;
  return slack !== undefined && !held.includes(slack);
}

/** By how much a suspect is moved beyond what rounding allows. */
function movedBy(model: Model, { offsets, operations }: Witness, suspect: Suspect): number {
  if (typeof suspect !== "number") return operations.get(suspect) ?? 0;
  const offset = valueAt(offsets, suspect);
  const printed = valueAt(model.value, suspect);
  const allowed = Math.min(
    Math.max(offset, valueAt(model.lower, suspect) - printed),
    valueAt(model.upper, suspect) - printed,
  );
  return offset - allowed;
}

/** What settles the first relation that is open now; equalities leave no choice. */
function amountNeeded(
  model: Model,
  activities: ReadonlyMap<number, number>,
  effects: readonly (readonly [number, number])[],
): number {
  let needed = 0;
  for (const [row, coefficient] of effects) {
    const activity = activities.get(row) ?? 0;
    if (at(model.rows, row).isEquality) {
      if (Math.abs(activity) > TOLERANCE) return -activity / coefficient;
    } else if (activity > TOLERANCE) needed = -activity / coefficient;
  }
  return needed;
}

function activityOf(model: Model, { offsets, operations }: Witness, row: Row, index: number): number {
  let sum = residual(model, row);
  for (let k = 0; k < row.columns.length; k++) {
    sum += at(row.coefficients, k) * valueAt(offsets, at(row.columns, k));
  }
  for (const [operation, amount] of operations) {
    for (const [own, coefficient] of effectOnRows(model, operation)) {
      if (own === index) sum += coefficient * amount;
    }
  }
  return sum;
}
