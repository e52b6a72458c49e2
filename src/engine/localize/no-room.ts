/** Suspects that are cleared without the solver: two relations leave them no value, whatever the others are. */
import { certify } from "./conflict";
import type { Certificate, Conflict } from "./conflict";
import { at, valueAt } from "./model";
import type { Model, Row } from "./model";
import { domainOf } from "./operations";
import type { Suspects } from "./oracle";
import { effectsOf } from "./program";
import type { Suspect } from "./program";

/** How far the suspect has to be moved at least (or may be at most), and the relation that says so. */
interface Bound {
  readonly amount: number;
  /** `null` is the domain: figures that may not be negative. */
  readonly row: number | null;
  readonly coefficient: number;
}

/** A conflict although the suspect is freed; `null` where two relations alone do not tell. */
export function noRoomFor(model: Model, suspect: Suspect, freed: Suspects): Conflict | null {
  const others = othersFreed(suspect, freed);
  const [from, to] = amountsOf(model, suspect);
  let least: Bound = { amount: from, row: null, coefficient: 1 };
  let most: Bound = { amount: to, row: null, coefficient: 1 };
  for (const [index, coefficient] of effectsOf(model, suspect)) {
    const row = at(model.rows, index);
    if (row.columns.some((column) => others.has(column))) continue;
    // coefficient · amount lies in [−high, −low] of everything in the row as it is printed.
    const [low, high] = activityRange(model, row, suspect);
    const ends: [number, number] = row.isEquality ? [-high, -low] : [-Infinity, -low];
    const [lower, upper] =
      coefficient > 0
        ? [ends[0] / coefficient, ends[1] / coefficient]
        : [ends[1] / coefficient, ends[0] / coefficient];
    if (lower > least.amount) least = { amount: lower, row: index, coefficient };
    if (upper < most.amount) most = { amount: upper, row: index, coefficient };
  }
  if (least.amount <= most.amount) return null;
  const certificate = combine(model, least, most);
  const conflict = certificate && certify(model, certificate, freed);
  // That nobody is left to blame is the solver's to say.
  return conflict && conflict.columns.length > 0 ? conflict : null;
}

function othersFreed(suspect: Suspect, { columns, operations }: Suspects): ReadonlySet<number> {
  return new Set([
    ...[...columns].filter((column) => column !== suspect),
    ...operations.flatMap((operation) => (operation === suspect ? [] : operation.columns)),
  ]);
}

/** How far a suspect can be moved at all. */
function amountsOf(model: Model, suspect: Suspect): readonly [number, number] {
  if (typeof suspect === "number")
    return [valueAt(model.floor, suspect) - valueAt(model.value, suspect), Infinity];
  const { least, most } = domainOf(model, suspect);
  return [least, most];
}

function activityRange(model: Model, row: Row, suspect: Suspect): [number, number] {
  let low = 0;
  let high = 0;
  for (let k = 0; k < row.columns.length; k++) {
    const column = at(row.columns, k);
    const coefficient = at(row.coefficients, k);
    const isOwn = column === suspect;
    const lower = coefficient * valueAt(isOwn ? model.value : model.lower, column);
    const upper = coefficient * valueAt(isOwn ? model.value : model.upper, column);
    low += Math.min(lower, upper);
    high += Math.max(lower, upper);
  }
  return [low, high];
}

/** Both relations, taken so often that the suspect drops out. */
function combine(model: Model, least: Bound, most: Bound): Certificate | null {
  const parts =
    least.row === null || most.row === null
      ? [least, most].flatMap(({ row }) => (row === null ? [] : [{ row, multiplier: 1 }]))
      : [
          { row: least.row, multiplier: most.coefficient },
          { row: most.row, multiplier: -least.coefficient },
        ];
  // A ≤ may only be added, not subtracted.
  const signs = new Set(
    parts.flatMap(({ row, multiplier }) => (at(model.rows, row).isEquality ? [] : [Math.sign(multiplier)])),
  );
  if (signs.size > 1) return null;
  const sign = signs.has(-1) ? -1 : 1;
  return { rows: parts.map(({ row }) => row), multipliers: parts.map(({ multiplier }) => sign * multiplier) };
}
