/** A sheet or a column in another unit of money: 元 among 万元, a shifted decimal point. */
import { at } from "../model";
import { failing, isBorneOut, stateOf, ties, widthOf } from "./books";
import type { Books, Change, Tie } from "./books";
import { figuresIn, troubledFigures, troubleIn } from "./grid";
import type { Grid, Strip, Trouble } from "./grid";
import type { Meter } from "./meter";
import { findBlocks } from "./scaled-blocks";
import { isOthersTrouble, tryOut, worthOf } from "./trial";
import { factorBetween, isOneFigure, judged, sidesOf, scaledChange } from "./weigh-scale";
import type { Scaled } from "./weigh-scale";

export function findScale(books: Books, meter: Meter, grids: readonly Grid[]): Scaled | null {
  const open = failing(books, "all");
  const troubled = troubledFigures(open);
  const places = grids
    .map((grid) => ({ grid, trouble: troubleIn(grid, troubled) }))
    .filter(({ trouble }) => trouble.rows.length > 0);
  const levels = [
    () => places.flatMap(({ grid }) => tables(books, grid, open)),
    () => places.flatMap(({ grid }) => bySoleTie(books, grid, open) ?? []),
    () => places.flatMap(({ grid, trouble }) => columns(books, grid, trouble, open)),
    () => places.flatMap(({ grid }) => findBlocks(books, meter, grid, open)),
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

/** A figure is exact where its width is so small a part of it. */
const EXACT = 0.001;

/**
 * A table that a single sum ties to the others, which is a factor off to the last digit, and the other side of which
 * its own table bears out: no slip in one cell does that, in a table that adds up.
 */
function bySoleTie(books: Books, grid: Grid, open: readonly Tie[]): Scaled | null {
  const isInside = (index: number) => at(books.facts, index).table === grid.table;
  const isOutside = (index: number) => !isInside(index);
  const across = open.filter(
    ({ figures, isSoft, isEquality }) =>
      !isSoft && isEquality && figures.some(isInside) && figures.some(isOutside),
  );
  const [tie] = across;
  if (!tie || across.length > 1) return null;
  const [inside, outside] = sidesOf(books, tie, isInside);
  const factor = factorBetween(inside, outside, 0);
  const isExact = widthOf(outside.half) <= EXACT * Math.abs(outside.value);
  if (factor === null || !isExact) return null;
  if (!tie.figures.filter(isOutside).every((index) => isBorneOut(books, index))) return null;
  const change = scaledChange(books, books.ofTable.get(grid.table) ?? [], factor);
  if (isOneFigure(change)) return null;
  const trial = tryOut(books, change);
  if (trial.after.length > 0 || isOthersTrouble(books, trial)) return null;
  const strip = { grid, left: 0, right: grid.columns.length - 1 };
  return { strip, rows: null, isTable: true, factor, trial, worth: worthOf(trial, 1) };
}

function columns(books: Books, grid: Grid, { columns: bad }: Trouble, open: readonly Tie[]): Scaled[] {
  return [...bad].flatMap((column) => {
    const strip = { grid, left: column, right: column };
    const figures = figuresIn(strip);
    const inside = new Set(figures);
    const votes = votesFor(books, open, (index) => inside.has(index));
    return [...votes].flatMap(([factor, count]) =>
      count < 2 ? [] : (judged(books, figures, { strip, rows: null, isTable: false, factor }) ?? []),
    );
  });
}

/** How many failing ties would hold if what is inside were a factor smaller. */
function votesFor(
  books: Books,
  open: readonly Tie[],
  isInside: (index: number) => boolean,
): Map<number, number> {
  const votes = new Map<number, number>();
  for (const tie of open) {
    if (!tie.figures.some(isInside)) continue;
    const factor = factorBetween(...sidesOf(books, tie, isInside));
    if (factor !== null) votes.set(factor, (votes.get(factor) ?? 0) + 1);
  }
  return votes;
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
