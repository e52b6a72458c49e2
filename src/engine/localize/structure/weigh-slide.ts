/** What a slide in given pieces would change, what speaks for it, and which of its cells another reading tells otherwise. */
import { at } from "../model";
import { LOST } from "./books";
import type { Books, Change, Figure } from "./books";
import { cellsNeeded, evidenceIn } from "./evidence";
import { cellAt, figuresIn } from "./grid";
import type { Strip } from "./grid";
import { figureOf, tryOut, worthOf } from "./trial";
import type { Trial } from "./trial";

/** The grid's rows `first` to `last` should hold what stands `by` rows below them (above, if it is negative). */
export interface Piece {
  readonly first: number;
  readonly last: number;
  readonly by: number;
}

export interface Slide {
  readonly strip: Strip;
  readonly pieces: readonly Piece[];
  readonly trial: Trial;
  readonly worth: number;
}

export const LEAST_ROWS = 3;
/** An end that is this far off may still explain as much. */
const NEAR = 12;
/** Of what soft ties say against the figures as they stand, so much may remain, and one such tie. */
const SOFT_LEFT = 0.4;
const SOFT_ONE = 0.9;

export function rowsFrom(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, k) => first + k);
}

/** With what the pieces passed over lost, or wrapped round, whichever speaks for itself; `null` where they collide. */
export function weighed(books: Books, strip: Strip, pieces: readonly Piece[]): Slide | null {
  let best: Slide | null = null;
  for (const isWrapped of [false, true]) {
    const change = changeOf(books, strip, pieces, isWrapped);
    if (!change) continue;
    const trial = tryOut(books, change);
    const worth = worthOf(trial, pieces.length);
    // Rows left blank are no wrapped ones: what is put there must be more than nothing, and contradict nobody.
    if (isWrapped && best) {
      const lost = new Set(best.trial.lost);
      const isMore = [...change].some(([index, { value }]) => value !== 0 && lost.has(index));
      if (!isMore || trial.after.length > best.trial.after.length) continue;
    }
    if (!best || worth > best.worth) best = { strip, pieces, trial, worth };
  }
  return best;
}

/** What the pieces put where; `null` where two of them want the same rows, or rows that are not there. */
export function changeOf(
  books: Books,
  strip: Strip,
  pieces: readonly Piece[],
  isWrapped: boolean,
): Change | null {
  const { grid, left, right } = strip;
  const isRow = (row: number) => row >= 0 && row < grid.rows.length;
  const sourceOf = new Map<number, number>();
  const used = new Set<number>();
  for (const { first, last, by } of pieces) {
    for (const row of rowsFrom(first, last)) {
      const source = row + by;
      if (!isRow(row) || !isRow(source) || sourceOf.has(row) || used.has(source)) return null;
      sourceOf.set(row, source);
      used.add(source);
    }
  }
  const ascending = (rows: Iterable<number>) => [...rows].sort((a, b) => a - b);
  const passed = isWrapped ? [] : pieces.flatMap(rowsPassed).filter((row) => isBlank(books, strip, row));
  const lost = ascending(new Set([...used, ...passed])).filter((row) => !sourceOf.has(row));
  const vacated = ascending(sourceOf.keys()).filter((row) => !used.has(row));
  if (isWrapped) lost.forEach((row, k) => sourceOf.set(row, at(vacated, k)));
  const change: Change = new Map();
  for (const row of [...sourceOf.keys(), ...(isWrapped ? [] : lost)]) {
    const source = sourceOf.get(row);
    for (let column = left; column <= right; column++) {
      const to = cellAt(grid, row, column);
      if (to < 0) continue;
      change.set(to, source === undefined ? LOST : figureOf(books, cellAt(grid, source, column)));
    }
  }
  return change;
}

/** A piece that is shorter than its way leaves rows between where it should be and where it is. */
function rowsPassed({ first, last, by }: Piece): number[] {
  return by > 0 ? rowsFrom(last + 1, first + by - 1) : rowsFrom(last + by + 1, first - 1);
}

function isBlank(books: Books, { grid, left, right }: Strip, row: number): boolean {
  return figuresIn({ grid, left, right }, row, row).every((index) => at(books.figures, index).value === 0);
}

/** Whether enough speaks for it, and no more against it than a slip besides would. */
export function isBelieved(books: Books, { pieces, trial, worth }: Slide): boolean {
  const { before, after, settled, gained, spoiled, change, filledBy } = trial;
  const lost = new Set(trial.lost);
  const lengths = pieces.map(({ first, last }) => last - first + 1);
  if (Math.max(...lengths) < LEAST_ROWS || Math.min(...lengths) < 2) return false;
  const isChanged = (index: number) => change.get(index)?.value !== at(books.figures, index).value;
  const isFigure = (index: number) => change.get(index)?.isKnown === true && change.get(index)?.value !== 0;
  const moved = [...change.keys()].filter((index) => !lost.has(index) && isFigure(index) && isChanged(index));
  if (new Set(moved.map((index) => at(books.facts, index).cell.row)).size < LEAST_ROWS) return false;
  if (gained < 2 || spoiled > 0.4 * Math.max(gained, before.length - after.length) || worth < 2) return false;
  if (trial.softAfter > SOFT_LEFT * trial.softBefore + SOFT_ONE) return false;
  // A table that agrees with itself has not slid.
  const own = before.filter(({ tables }) => tables.length === 1);
  if (own.length < 1 || own.length < 0.2 * before.length) return false;
  // The tie that a lost cell is filled in from would hold whatever stood there.
  const sources = new Set([...filledBy.values()].map((number) => at(books.ties, number)));
  const needed = evidenceIn([...before, ...settled.filter(({ isSoft }) => isSoft)]);
  const told = evidenceIn(settled.filter((tie) => !sources.has(tie)));
  // A lost cell that is filled in explains what a wrong cell would.
  const cells = new Set(before.flatMap(({ figures }) => figures));
  const paid = trial.lost.filter((index) => cells.has(index) && isFigure(index) && isChanged(index)).length;
  const explained = needed - cellsNeeded(after);
  const least = Math.max(3, 0.35 * needed);
  const isExplained = (told >= 3 && explained >= least) || explained - paid >= least;
  return isExplained && after.length <= 0.25 * before.length;
}

/** Every reading of the ends that explains as much; this one is the first. */
export function readingsOf(books: Books, { strip, pieces, trial }: Slide): Trial[] {
  const netOf = ({ before, after, softBefore, softAfter, openSoft }: Trial) =>
    before.length - after.length + softBefore - softAfter - openSoft;
  const readings = [trial];
  for (const [place, piece] of pieces.entries()) {
    for (const [end, way] of [
      ["first", 1],
      ["first", -1],
      ["last", 1],
      ["last", -1],
    ] as const) {
      for (let distance = 1; distance <= NEAR; distance++) {
        const moved = { ...piece, [end]: piece[end] + way * distance };
        if (moved.first > moved.last) break;
        const other = weighed(
          books,
          strip,
          pieces.map((own, k) => (k === place ? moved : own)),
        );
        if (other && netOf(other.trial) >= netOf(trial) - 0.25) readings.push(other.trial);
      }
    }
  }
  return readings;
}

/** What each reading says of every cell that any of them changes. */
export function saidBy(books: Books, readings: readonly Trial[]): Change[] {
  const changed = new Set(readings.flatMap(({ change }) => [...change.keys()]));
  return readings.map(
    ({ change }) =>
      new Map([...changed].map((index) => [index, change.get(index) ?? at(books.figures, index)])),
  );
}

/** Cells of which the readings say different things. */
export function unsureCells([own, ...others]: readonly Change[]): Set<number> {
  const valueOf = (figure: Figure | undefined) => (figure?.isKnown === true ? figure.value : null);
  const unsure = [...(own ?? [])].filter(([index, figure]) =>
    others.some((other) => valueOf(other.get(index)) !== valueOf(figure)),
  );
  return new Set(unsure.map(([index]) => index));
}
