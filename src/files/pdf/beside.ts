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
  if (one.page === other.page || !sameSteps(one.table.grid.ys, other.table.grid.ys)) return false;
  return one.table.grid.ys.length > FEWEST_ROWS && !isSameForm(one.table, other.table);
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
