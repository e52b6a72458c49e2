/**
 * Figures of one relation alone, within their rounding: together they are room that their row has. A third of all open
 * figures are such, and the solver need not know of them until one is freed.
 */
import { at, coefficientIn, valueAt } from "./model";
import type { Model, Structure } from "./model";

export type Bounds = readonly [lower: number, upper: number];

export interface Singles {
  /** How far those of a row can move its sum. */
  roomOf(row: number): Bounds;
  /** Counts a figure among them no longer; its row, or `null` where it was none of them. */
  takeOut(column: number): number | null;
  /** Gives each its part of what the others of its row leave open; `sumOf` is what they sum to. */
  share(sumOf: (row: number) => number, offsets: Float64Array): void;
}

const NO_ROOM: Bounds = [0, 0];

export function singlesOf(model: Model, columns: Iterable<number>): Singles {
  const byRow = new Map<number, Set<number>>();
  for (const column of columns) {
    const row = rowOf(model, column);
    const own = byRow.get(row);
    if (own) own.add(column);
    else byRow.set(row, new Set([column]));
  }
  const rooms = new Map([...byRow].map(([row, own]) => [row, roomOf(model, row, own)]));
  return {
    roomOf: (row) => rooms.get(row) ?? NO_ROOM,
    takeOut(column) {
      if (soleRow(model, column) === null) return null;
      const row = rowOf(model, column);
      const own = byRow.get(row);
      if (!own?.delete(column)) return null;
      rooms.set(row, roomOf(model, row, own));
      return row;
    },
    share(sumOf, offsets) {
      for (const [row, own] of byRow) {
        const sum = sumOf(row);
        const needed = at(model.rows, row).isEquality ? -sum : Math.min(0, -sum);
        if (needed !== 0) shareOut(model, row, own, needed, offsets);
      }
    },
  };
}

/** The only relation that a figure stands in; `null` where there are several. */
export function soleRow({ rowsOf }: Structure, column: number): number | null {
  const [row, ...others] = at(rowsOf, column);
  return row === undefined || others.length > 0 ? null : row;
}

/** How far a true value may lie from the printed one. */
export function printedBounds({ value, lower, upper }: Model, column: number): Bounds {
  const printed = valueAt(value, column);
  return [valueAt(lower, column) - printed, valueAt(upper, column) - printed];
}

function rowOf(structure: Structure, column: number): number {
  return at(at(structure.rowsOf, column), 0);
}

function roomOf(model: Model, row: number, columns: ReadonlySet<number>): Bounds {
  let [least, most] = NO_ROOM;
  for (const column of columns) {
    const [lower, upper] = movesOf(model, row, column);
    least += lower;
    most += upper;
  }
  return [least, most];
}

/** How far a figure alone can move the sum. */
function movesOf(model: Model, row: number, column: number): Bounds {
  const coefficient = coefficientIn(at(model.rows, row), column);
  const [lower, upper] = printedBounds(model, column);
  return coefficient > 0
    ? [coefficient * lower, coefficient * upper]
    : [coefficient * upper, coefficient * lower];
}

/** Each moves by the same part of what it can; what nothing bounds takes all. */
function shareOut(
  model: Model,
  row: number,
  columns: ReadonlySet<number>,
  amount: number,
  offsets: Float64Array,
): void {
  const side = amount < 0 ? 0 : 1;
  const room = roomOf(model, row, columns)[side];
  for (const column of columns) {
    const most = movesOf(model, row, column)[side];
    const part = Number.isFinite(room) ? (amount / room) * most : Number.isFinite(most) ? 0 : amount;
    if (part === 0) continue;
    offsets[column] = part / coefficientIn(at(model.rows, row), column);
    if (!Number.isFinite(room)) break;
  }
}
