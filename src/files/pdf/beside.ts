/**
 * A table too wide for its page is printed in parts that belong beside each other: the columns that found no room stand
 * on a page of their own, row by row at the same heights, mostly without a label. Taken for rows that follow, their
 * figures would be other lines'.
 */
import type { FilledTable } from "./fill-cells";
import type { PageTable } from "./join-tables";

/** Rows of two parts are the same to a fraction of a point. */
const SAME_HEIGHT = 0.7;
/** Fewer rows are of one height by chance. */
const FEWEST_ROWS = 3;

/** Whether the one shows further columns of the other's rows. */
export function standsBeside(one: PageTable, other: PageTable): boolean {
  const [ys, others] = [one.table.grid.ys, other.table.grid.ys];
  if (one.page === other.page || Math.min(ys.length, others.length) <= FEWEST_ROWS) return false;
  return (sameSteps(ys, others) || endsAlike(ys, others)) && !isSameForm(one.table, other.table);
}

/** The first rows of the one may have no rules in the other's columns; all further ones stand at the same heights. */
function endsAlike(one: readonly number[], other: readonly number[]): boolean {
  const count = Math.min(one.length, other.length);
  const [tail, others] = [one.slice(-count), other.slice(-count)];
  return tail.every((at, index) => Math.abs(at - (others[index] ?? 0)) <= SAME_HEIGHT);
}

/** Forms that are filled in again and again have the same columns as well. */
function isSameForm(one: FilledTable, other: FilledTable): boolean {
  return sameSteps(one.grid.xs, other.grid.xs);
}

function sameSteps(one: readonly number[], other: readonly number[]): boolean {
  const [from = 0] = one;
  const [start = 0] = other;
  return (
    one.length === other.length &&
    one.every((at, index) => Math.abs(at - from - ((other[index] ?? 0) - start)) <= SAME_HEIGHT)
  );
}
