/** A quick interval for a freed suspect from single relations; it holds the exact one, which takes the solver. */
import { at, valueAt } from "./model";
import type { Model } from "./model";
import { domainOf } from "./operations";
import type { Range, Suspects } from "./oracle";
import { effectsOf } from "./program";
import type { Suspect } from "./program";

/** Of a column the true value, of an operation the amount that it moved. */
export function outerRange(model: Model, target: Suspect, freed: Suspects): Range {
  const isColumn = typeof target === "number";
  const free = new Set([...freed.columns, ...freed.operations.flatMap((operation) => operation.columns)]);
  const own = isColumn ? [target] : target.columns;
  const domain = isColumn ? { least: valueAt(model.floor, target), most: Infinity } : domainOf(model, target);
  let { least, most } = domain;
  for (const [index, coefficient] of effectsOf(model, target)) {
    const row = at(model.rows, index);
    if (row.columns.some((column) => free.has(column) && !own.includes(column))) continue;
    // coefficient · target lies in [−high, −low] of everything else in the row.
    let low = 0;
    let high = 0;
    row.columns.forEach((column, k) => {
      if (column === target || freed.held?.includes(column)) return;
      const ends = [
        at(row.coefficients, k) * valueAt(model.lower, column),
        at(row.coefficients, k) * valueAt(model.upper, column),
      ];
      low += Math.min(...ends);
      high += Math.max(...ends);
    });
    const [from, to] = row.isEquality ? [-high, -low] : [-Infinity, -low];
    const ends = [from / coefficient, to / coefficient];
    least = Math.max(least, Math.min(...ends));
    most = Math.min(most, Math.max(...ends));
  }
  return [least, most];
}
