/** What figures in another unit would settle, and whether that speaks of a unit rather than of a few wrong cells. */
import { at } from "../model";
import { CENT_OF_WAN, stateOf, widthOf } from "./books";
import type { Books, Change, Figure, Tie } from "./books";
import { cellsNeeded, leastWrong } from "./evidence";
import type { Strip } from "./grid";
import { isOthersTrouble, tryOut, worthOf } from "./trial";
import type { Trial } from "./trial";

const FACTORS = [10_000, 0.0001, 10, 0.1, 100, 0.01, 1000, 0.001];

export interface Scaled {
  readonly strip: Strip;
  /** `null`: the whole table. */
  readonly rows: readonly [first: number, last: number] | null;
  readonly isTable: boolean;
  readonly factor: number;
  readonly trial: Trial;
  readonly worth: number;
}

/** How many wrong cells a scale must stand for: 元 in a whole sheet is an everyday slip, anything else is less so. */
const LEAST = { table: 2, part: 3 };
/** Beside a large sum, something else may be wrong by so little. */
const NEARLY = 0.02;

/** A sum of figures of a tie, by whose half-width it may be off. */
export interface Part {
  readonly value: number;
  readonly half: number;
}

/** What the figures of each group add to a tie, and all of them; those of no group count among all only. */
export function partsOf<G>(
  { figures }: Books,
  tie: Tie,
  groupOf: (index: number) => G | undefined,
): { readonly all: Part; readonly byGroup: ReadonlyMap<G, Part> } {
  const byGroup = new Map<G, Part>();
  let all = NOTHING;
  tie.figures.forEach((index, k) => {
    const coefficient = at(tie.coefficients, k);
    const { value, half } = at(figures, index);
    const part = { value: coefficient * value, half: Math.abs(coefficient) * half };
    all = plus(all, part);
    const group = groupOf(index);
    if (group !== undefined) byGroup.set(group, plus(byGroup.get(group) ?? NOTHING, part));
  });
  return { all, byGroup };
}

/** What the figures inside add to a tie, and those outside. */
export function sidesOf(
  books: Books,
  tie: Tie,
  isInside: (index: number) => boolean,
): readonly [inside: Part, outside: Part] {
  const { byGroup } = partsOf(books, tie, isInside);
  return [byGroup.get(true) ?? NOTHING, byGroup.get(false) ?? NOTHING];
}

const NOTHING: Part = { value: 0, half: 0 };

function plus(one: Part, other: Part): Part {
  return { value: one.value + other.value, half: one.half + other.half };
}

/** So many times too large is what stands inside a tie, beside what stands outside; `null`: by no factor of ten. */
export function factorBetween(inside: Part, outside: Part, nearly = NEARLY): number | null {
  if (inside.value === 0 || outside.value === 0) return null;
  const isIt = (factor: number) => {
    const divided = inside.value / factor;
    const width = widthOf(outside.half + Math.max(inside.half, inside.half / factor));
    const isNear = Math.abs(divided + outside.value) <= Math.max(width, nearly * Math.abs(outside.value));
    return isNear && Math.abs(divided) > width;
  };
  return FACTORS.find(isIt) ?? null;
}

export function judged(
  books: Books,
  figures: readonly number[],
  given: Omit<Scaled, "trial" | "worth">,
): Scaled | null {
  const change = scaledChange(books, figures, given.factor);
  if (isOneFigure(change)) return null;
  const trial = tryOut(books, change);
  // Within the change, what was off by a few 万元 is nearly nothing where these are called 元: that tells no unit.
  const isAcross = (tie: Tie) => given.rows !== null || reachesBeyond(books, tie, change);
  const [before, after] = [trial.before.filter(isAcross), trial.after.filter(isAcross)];
  const least = given.isTable ? LEAST.table : LEAST.part;
  const needed = leastWrong(before);
  if (needed < least || after.length > 0.2 * before.length) return null;
  if (trial.after.length > 0.2 * trial.before.length || trial.gained < 1.5) return null;
  if (needed - cellsNeeded(after) < least || !isOfScale(books, trial)) return null;
  if (isOthersTrouble(books, trial)) return null;
  const worth = worthOf(trial, given.rows ? 1.5 : 1) - 0.001 * trial.changed;
  return { ...given, trial, worth };
}

/** One figure and its sums are one wrong cell, carried on. */
export function isOneFigure(change: Change): boolean {
  const sizes = [...change.values()].map(({ value }) => Math.round(Math.abs(value) / (3 * CENT_OF_WAN)));
  return change.size < 3 || new Set(sizes).size < 2;
}

/** A figure that is something stands in it beside those of the change. */
function reachesBeyond({ figures }: Books, tie: Tie, change: Change): boolean {
  return tie.figures.some((index) => !change.has(index) && at(figures, index).value !== 0);
}

/** What would hold as well with nothing in these cells says nothing of their scale. */
function isOfScale(books: Books, { settled, change }: Trial): boolean {
  const nothing: Change = new Map(
    [...change.keys()].map((index) => [index, { value: 0, half: 0, isKnown: true }]),
  );
  const held = settled.filter((tie) => tie.isEquality && reachesBeyond(books, tie, change));
  const telling = held.filter((tie) => stateOf(books, tie, nothing) < 0).length;
  return telling >= 2 && telling >= 0.5 * held.length;
}

export function scaledChange(books: Books, figures: readonly number[], factor: number): Change {
  const change: Change = new Map();
  for (const index of figures) {
    // A small figure may have been cut down to 0.00; a blank is nothing in any unit.
    if (at(books.facts, index).amount?.blank !== false) continue;
    const figure = scaledFigure(at(books.figures, index), factor);
    if (figure.isKnown) change.set(index, figure);
  }
  return change;
}

/** What was divided is known less exactly by as much. */
export function scaledFigure({ value, half, isKnown }: Figure, factor: number): Figure {
  const width = factor > 1 ? Math.max(half, 0.5) : Math.max(half, 0.5) / factor;
  return { value: Math.round(value / factor), half: width, isKnown };
}
