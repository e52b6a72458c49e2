/** A sheet, a column or a block in another unit of money: 元 among 万元, a shifted decimal point. */
import { at } from "../model";
import { CENT_OF_WAN, failing, stateOf, ties } from "./books";
import type { Books, Change, Tie } from "./books";
import { cellsNeeded, leastWrong } from "./evidence";
import { cellAt, figuresIn, stripsOf, troubledFigures, troubleIn, windowsOf } from "./grid";
import type { Grid, Strip, Trouble } from "./grid";
import { meterOf } from "./meter";
import { isOthersTrouble, tryOut, worthOf } from "./trial";
import type { Trial } from "./trial";

export const FACTORS = [10_000, 0.0001, 10, 0.1, 100, 0.01, 1000, 0.001];

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
const BLOCKS_TRIED = 5;
/** A block that has broken so many ties more than it settled is not going to be one. */
const HOPELESS = -4;

export function findScale(books: Books, grids: readonly Grid[]): Scaled | null {
  const open = failing(books, "all");
  if (open.length < 2) return null;
  const troubled = troubledFigures(open);
  const places = grids
    .map((grid) => ({ grid, trouble: troubleIn(grid, troubled) }))
    .filter(({ trouble }) => trouble.rows.length > 0);
  const levels = [
    () => places.flatMap(({ grid }) => tables(books, grid, open)),
    () => places.flatMap(({ grid, trouble }) => columns(books, grid, trouble)),
    () => places.flatMap(({ grid, trouble }) => blocks(books, grid, trouble, open)),
  ];
  for (const level of levels) {
    const found = level().sort((a, b) => b.worth - a.worth);
    if (found[0]) return found[0];
  }
  return null;
}

function tables(books: Books, grid: Grid, open: readonly Tie[]): Scaled[] {
  const whole: Strip = { grid, left: 0, right: grid.columns.length - 1 };
  const votes = votesFor(books, open, (index) => at(books.facts, index).table === grid.table);
  return [...votes].flatMap(([factor, count]) => {
    if (count < 2) return [];
    const figures = books.ofTable.get(grid.table) ?? [];
    return judged(books, figures, { strip: whole, rows: null, isTable: true, factor }) ?? [];
  });
}

function columns(books: Books, grid: Grid, { columns: bad }: Trouble): Scaled[] {
  return [...bad].flatMap((column) => {
    const strip = { grid, left: column, right: column };
    return FACTORS.flatMap(
      (factor) => judged(books, figuresIn(strip), { strip, rows: null, isTable: false, factor }) ?? [],
    );
  });
}

function blocks(books: Books, grid: Grid, trouble: Trouble, open: readonly Tie[]): Scaled[] {
  if (grid.rows.length < 4) return [];
  const meter = meterOf(books);
  const found: Scaled[] = [];
  for (const [top, bottom] of windowsOf(trouble.rows, 2, 3, grid.rows.length - 1)) {
    for (const strip of stripsOf(grid)) {
      const columnsOf = grid.columns.flatMap((_, column) =>
        column >= strip.left && column <= strip.right ? [column] : [],
      );
      if (!columnsOf.some((column) => trouble.columns.has(column))) continue;
      const inside = new Set(figuresIn(strip, top, bottom));
      const votes = votesFor(books, open, (index) => inside.has(index), true);
      for (const factor of FACTORS.filter((one) => (votes.get(one) ?? 0) > 0)) {
        const best: { first: number; last: number; worth: number }[] = [];
        for (let first = top; first <= Math.min(bottom, top + 60); first++) {
          meter.reset();
          for (let row = first; row <= bottom; row++) {
            for (const column of columnsOf) {
              const index = cellAt(grid, row, column);
              const figure = index < 0 ? undefined : at(books.figures, index);
              if (figure?.isKnown && figure.value !== 0) meter.set(index, Math.round(figure.value / factor));
            }
            if (meter.worth() < HOPELESS) break;
            const worth = meter.worth() - 0.004 * meter.changed();
            if (row > first && worth > 1) best.push({ first, last: row, worth });
          }
        }
        best.sort((a, b) => b.worth - a.worth);
        for (const { first, last } of best.slice(0, BLOCKS_TRIED)) {
          const given = { strip, rows: [first, last] as const, isTable: false, factor };
          const one = judged(books, figuresIn(strip, first, last), given);
          if (one) found.push(one);
        }
      }
      meter.reset();
    }
  }
  return found;
}

/** How many failing ties would hold if what is inside were a factor smaller; single figures count, if asked for. */
function votesFor(
  books: Books,
  open: readonly Tie[],
  isInside: (index: number) => boolean,
  isEach = false,
): Map<number, number> {
  const votes = new Map<number, number>();
  const vote = (inside: number, outside: number) => {
    if (inside === 0 || outside === 0) return;
    const factor = FACTORS.find((one) => Math.abs(-inside / outside / one - 1) < 0.02);
    if (factor !== undefined) votes.set(factor, (votes.get(factor) ?? 0) + 1);
  };
  for (const tie of open) {
    const parts = tie.figures.map((index, k) => ({
      isInside: isInside(index),
      value: at(tie.coefficients, k) * at(books.figures, index).value,
    }));
    const sum = (those: typeof parts) => those.reduce((total, { value }) => total + value, 0);
    const total = sum(parts);
    const inside = sum(parts.filter((part) => part.isInside));
    vote(inside, total - inside);
    // Of a sum, only some addends may lie inside; of a block's own sum, all but one.
    if (isEach) for (const { value } of parts.filter((part) => part.isInside)) vote(value, total - value);
  }
  return votes;
}

function judged(
  books: Books,
  figures: readonly number[],
  given: Omit<Scaled, "trial" | "worth">,
): Scaled | null {
  const change = scaledChange(books, figures, given.factor);
  // One figure and its sums are one wrong cell, carried on.
  const sizes = new Set(
    [...change.values()].map(({ value }) => Math.round(Math.abs(value) / (3 * CENT_OF_WAN))),
  );
  if (change.size < 3 || sizes.size < 2) return null;
  const trial = tryOut(books, change);
  const least = given.isTable ? LEAST.table : LEAST.part;
  const needed = leastWrong(trial.before);
  if (needed < least || trial.after.length > 0.2 * trial.before.length || trial.gained < 1.5) return null;
  if (needed - cellsNeeded(trial.after) < least || !isOfScale(books, trial)) return null;
  if (isOthersTrouble(books, trial)) return null;
  const worth = worthOf(trial, given.rows ? 1.5 : 1) - 0.001 * trial.changed;
  return { ...given, trial, worth };
}

/** What would hold as well with nothing in these cells says nothing of their scale. */
function isOfScale(books: Books, { settled, change }: Trial): boolean {
  const nothing: Change = new Map(
    [...change.keys()].map((index) => [index, { value: 0, half: 0, isKnown: true }]),
  );
  const isOutside = (index: number) => !change.has(index) && at(books.figures, index).value !== 0;
  const held = settled.filter((tie) => tie.isEquality && tie.figures.some(isOutside));
  const telling = held.filter((tie) => stateOf(books, tie, nothing) < 0).length;
  return telling >= 2 && telling >= 0.5 * held.length;
}

export function scaledChange(books: Books, figures: readonly number[], factor: number): Change {
  const change: Change = new Map();
  for (const index of figures) {
    const { value, half, isKnown } = at(books.figures, index);
    // A small figure may have been cut down to 0.00; a blank is nothing in any unit.
    if (!isKnown || at(books.facts, index).amount?.blank !== false) continue;
    const width = factor > 1 ? Math.max(half, 0.5) : Math.max(half, 0.5) / factor;
    change.set(index, { value: Math.round(value / factor), half: width, isKnown: true });
  }
  return change;
}

/** A part that would exceed its whole manyfold, in a table that no relation ties. */
const OUTSIZE = 20;

export function findOutsize(books: Books): { readonly table: string; readonly change: Change } | null {
  for (const { part, whole } of books.knowledge.bounds) {
    const [one, all] = [books.indexOf.get(part.join("/")), books.indexOf.get(whole.join("/"))];
    if (one === undefined || all === undefined) continue;
    const [small, large] = [at(books.figures, one), at(books.figures, all)];
    if (!small.isKnown || !large.isKnown || large.value === 0 || small.value < OUTSIZE * large.value)
      continue;
    // A whole that other tables contradict may be the one that is too small.
    if (ties(books, all).some((tie) => !tie.isSoft && stateOf(books, tie) < 0)) continue;
    const own = (books.ofTable.get(part[0]) ?? []).filter((index) => {
      const figure = at(books.figures, index);
      return figure.isKnown && figure.value !== 0;
    });
    // All of its figures are such as 元 would give: none below 100 元, none above the whole once they are divided.
    const isInYuan = own.every((index) => {
      const { value } = at(books.figures, index);
      return Math.abs(value) >= 100 * 10_000 * 100 && value / 10_000 <= large.value;
    });
    if (own.length >= 2 && isInYuan) return { table: part[0], change: scaledChange(books, own, 10_000) };
  }
  return null;
}
