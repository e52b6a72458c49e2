/**
 * Figures that stand some rows too low or too high, in one piece or several: a row was inserted or lost while pasting.
 * Every run of rows and every distance is weighed; what came out of the table may have been wrapped round to its other end.
 */
import { at } from "../model";
import { failing, LOST } from "./books";
import type { Books, Tie } from "./books";
import { cellAt, troubledFigures, troubleIn, windowsOf } from "./grid";
import type { Grid, Strip } from "./grid";
import type { Meter } from "./meter";
import { changeOf, isBelieved, LEAST_ROWS, rowsFrom, weighed } from "./weigh-slide";
import type { Piece, Slide } from "./weigh-slide";

const FURTHEST = 8;
const WAYS = Array.from({ length: 2 * FURTHEST + 1 }, (_, k) => k - FURTHEST).filter((by) => by !== 0);
/** A piece begins within so many rows of its window's first one, or the window is short. */
const BEGINS_WITHIN = 60;
/** So many of the proposals of a distance are kept; so many of a strip tried out in full; and so many strips. */
const KEPT = 2;
const TRIED = 6;
const MOST_STRIPS = 4;
const MOST_OTHERS = 3;
/** Of the ways to add a piece, so many are followed. */
const FOLLOWED = 3;
/** An end is moved by so many rows at once. */
const STEP = 3;
/** A further piece pays for itself and its uncertainty. */
const FURTHER_PIECE = 2;
const MOST_PIECES = 4;
/** A block that has broken so many ties more than it settled is not going to be one. */
const HOPELESS = -4;

/** Where a slide is looked for. */
interface Place {
  readonly strip: Strip;
  readonly window: readonly [top: number, bottom: number];
  /** A piece begins where something is wrong. */
  readonly troubled: ReadonlySet<number>;
}
interface Start extends Place {
  /** Single pieces that promise most, and the best of them. */
  readonly alone: readonly Proposal[];
  readonly best: Slide;
}

export function findSlide(books: Books, meter: Meter, grids: readonly Grid[]): Slide | null {
  const open = failing(books, "all");
  const troubled = troubledFigures(open);
  const starts: Start[] = [];
  for (const grid of grids) {
    const isBroken = open.filter((tie) => !tie.isSoft && tie.tables.includes(grid.table)).length >= 2;
    if (grid.rows.length < 4 || !isBroken) continue;
    const { rows } = troubleIn(grid, troubled);
    const windows = windowsOf(rows, LEAST_ROWS, FURTHEST + 4, grid.rows.length - 1);
    for (const strip of stripsThatSlid(grid, open))
      for (const window of windows) {
        const place = { strip, window, troubled: new Set(rows) };
        const alone = proposals(books, meter, place, []);
        const best = bestOf(books, strip, [], alone);
        if (best) starts.push({ ...place, alone, best });
      }
  }
  starts.sort((a, b) => b.best.worth - a.best.worth);
  const first = starts.slice(0, MOST_STRIPS);
  const found = heaviest(first.flatMap((start) => believed(books, meter, start)));
  // What promises most may be a chance that nothing bears out: then others that promise nearly as much are followed.
  return (
    found ??
    heaviest(
      first.flatMap((start) => otherStarts(books, start)).flatMap((start) => believed(books, meter, start)),
    )
  );
}

function believed(books: Books, meter: Meter, start: Start): Slide[] {
  return inPieces(books, meter, start).filter((slide) => isBelieved(books, slide));
}

function otherStarts(books: Books, start: Start): Start[] {
  const ways = new Set<number>(start.best.pieces.map(({ by }) => by));
  const others: Start[] = [];
  for (const piece of start.alone) {
    if (ways.has(piece.by) || others.length >= MOST_OTHERS) continue;
    const best = weighed(books, start.strip, [piece]);
    if (!best) continue;
    ways.add(piece.by);
    others.push({ ...start, best });
  }
  return others;
}

function columnsOf({ left, right }: Strip): number[] {
  return Array.from({ length: right - left + 1 }, (_, k) => left + k);
}

/**
 * What may have slid: all columns together, which leaves every row's own sum as it is, or those in which the sums over
 * rows fail, which breaks it.
 */
function stripsThatSlid(grid: Grid, open: readonly Tie[]): Strip[] {
  const placeOf = new Map<number, readonly [row: number, column: number]>();
  grid.cells.forEach((line, row) => line.forEach((index, column) => placeOf.set(index, [row, column])));
  placeOf.delete(-1);
  const overRows = new Map<number, number>();
  let across = 0;
  for (const { figures, tables } of open) {
    const places = figures.map((index) => placeOf.get(index)).filter((place) => place !== undefined);
    const rows = new Set(places.map(([row]) => row));
    const columns = new Set(places.map(([, column]) => column));
    if (tables.length === 1 && rows.size === 1 && columns.size > 1) across += 1;
    else if (columns.size === 1)
      for (const column of columns) overRows.set(column, (overRows.get(column) ?? 0) + 1);
  }
  const right = grid.columns.length - 1;
  const columns = [...overRows.keys()].sort((a, b) => a - b);
  const [first = 0, last = right] = [columns[0], columns.at(-1)];
  const strips: Strip[] = across < LEAST_ROWS ? [{ grid, left: 0, right }] : [];
  strips.push({ grid, left: first, right: last });
  for (const [column, count] of overRows) if (count >= 2) strips.push({ grid, left: column, right: column });
  const seen = new Set<string>();
  return strips.filter((strip) => {
    const key = `${strip.left} ${strip.right}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** With one piece, with two, and so on while they pay. */
function inPieces(books: Books, meter: Meter, start: Start): Slide[] {
  const { strip, alone } = start;
  let best = withBestEnds(books, start.best);
  const grown = [best];
  while (best.pieces.length < MOST_PIECES) {
    const beside = bestOf(books, strip, best.pieces, proposals(books, meter, start, best.pieces));
    // A piece that was taken first may reach into rows that are another's.
    const instead = alone.map((piece) => weighed(books, strip, [...trimmed(best.pieces, piece), piece]));
    const more = [beside, ...instead]
      .flatMap((slide) => (slide && slide.pieces.length > best.pieces.length ? slide : []))
      .sort((a, b) => b.worth - a.worth)
      .slice(0, FOLLOWED)
      .map((slide) => improved(books, meter, start, slide));
    const found = heaviest(more);
    if (!found || found.worth < best.worth + FURTHER_PIECE) break;
    best = withBestEnds(books, found);
    grown.push(best);
  }
  return grown;
}

/** Each piece sought again beside the others, as far from its rows as it is. */
function improved(books: Books, meter: Meter, place: Place, slide: Slide): Slide {
  let best = slide;
  for (const { by } of slide.pieces) {
    const others = best.pieces.filter((piece) => piece.by !== by);
    if (others.length !== best.pieces.length - 1) continue;
    const again = proposals(books, meter, place, others, [by]);
    best = heaviest([best, bestOf(books, place.strip, others, again)]) ?? best;
  }
  return best;
}

/** The meter is coarse: the ends are moved as long as the full trial gains by it. */
function withBestEnds(books: Books, slide: Slide): Slide {
  let best = slide;
  for (let isNews = true; isNews;) {
    isNews = false;
    for (let place = 0; place < best.pieces.length; place++)
      for (const end of ["first", "last"] as const)
        for (let distance = -STEP; distance <= STEP; distance++) {
          const pieces = best.pieces.map((piece, k) =>
            k === place ? { ...piece, [end]: piece[end] + distance } : piece,
          );
          if (distance === 0 || pieces.some(({ first, last }) => last < first)) continue;
          const other = weighed(books, best.strip, pieces);
          if (!other || other.worth <= best.worth + 1e-9) continue;
          best = other;
          isNews = true;
        }
  }
  return best;
}

function heaviest(slides: readonly (Slide | null)[]): Slide | null {
  let best: Slide | null = null;
  for (const slide of slides) if (slide && slide.worth > (best?.worth ?? -Infinity) + 1e-9) best = slide;
  return best;
}

/** What is left of the pieces beside one that takes its rows, the longer part of each. */
function trimmed(pieces: readonly Piece[], one: Piece): Piece[] {
  const isTaken = (row: number, by: number) =>
    (row >= one.first && row <= one.last) ||
    (row + by >= one.first + one.by && row + by <= one.last + one.by);
  return pieces.flatMap(({ first, last, by }): Piece[] => {
    let best: Piece | null = null;
    for (let start = first; start <= last; start++) {
      let end = start;
      while (end <= last && !isTaken(end, by)) end++;
      if (end - start > (best ? best.last - best.first + 1 : 0)) best = { first: start, last: end - 1, by };
      start = end;
    }
    return best && best.last - best.first + 1 >= LEAST_ROWS ? [best] : [];
  });
}

/** The piece that, with those that are given, is worth most. */
function bestOf(
  books: Books,
  strip: Strip,
  given: readonly Piece[],
  proposed: readonly Proposal[],
): Slide | null {
  return heaviest(proposed.slice(0, TRIED).map((piece) => weighed(books, strip, [...given, piece])));
}

interface Proposal extends Piece {
  readonly worth: number;
}

function proposals(
  books: Books,
  meter: Meter,
  { strip, window: [top, bottom], troubled }: Place,
  given: readonly Piece[],
  ways: readonly number[] = WAYS,
): Proposal[] {
  const { grid } = strip;
  const base = given.length > 0 ? changeOf(books, strip, given, false) : undefined;
  if (base === null) return [];
  meter.rebase(base);
  const columns = columnsOf(strip);
  const taken = new Set(given.flatMap(({ first, last }) => rowsFrom(first, last)));
  const used = new Set(given.flatMap(({ first, last, by }) => rowsFrom(first + by, last + by)));
  const isFree = (row: number, source: number) =>
    source >= 0 && source < grid.rows.length && !taken.has(row) && !used.has(source);
  const isByCode = books.knowledge.coded.has(grid.table);
  const lastBegin = Math.min(bottom, top + BEGINS_WITHIN);
  const all: Proposal[] = [];
  for (const by of ways) {
    const best: Proposal[] = [];
    for (let first = top; first <= lastBegin; first++) {
      // A piece that begins with rows that do not change is the one that begins after them.
      if (!troubled.has(first) || !isFree(first, first + by) || !isMoved(books, strip, first, first + by))
        continue;
      meter.reset();
      let filled = 0;
      for (let row = first; row <= bottom && isFree(row, row + by); row++) {
        const source = row + by;
        const isOutside = (source < first || source > row) && !taken.has(source);
        for (const column of columns) {
          const [to, from] = [cellAt(grid, row, column), cellAt(grid, source, column)];
          const figure = from < 0 ? LOST : at(books.figures, from);
          if (to >= 0) {
            if (figure.isKnown) meter.set(to, figure.value);
            else meter.open(to);
          }
          if (from >= 0 && isOutside) meter.open(from);
        }
        if (isByCode) filled += Number(isFilled(books, strip, source)) - Number(isFilled(books, strip, row));
        const rows = row - first + 1;
        const worth = meter.worth();
        if (worth < HOPELESS) break;
        if (rows < LEAST_ROWS) continue;
        const price = 0.5 * (Math.min(Math.abs(by), rows) - filled) + 0.004 * meter.changed();
        offer(best, { first, last: row, by, worth: worth - price });
      }
    }
    all.push(...best);
  }
  meter.rebase();
  return all.filter(({ worth }) => worth > 0).sort((a, b) => b.worth - a.worth);
}

function isFilled(books: Books, { grid, left, right }: Strip, row: number): boolean {
  for (let column = left; column <= right; column++) {
    const index = cellAt(grid, row, column);
    if (index >= 0 && at(books.figures, index).value !== 0) return true;
  }
  return false;
}

function isMoved(books: Books, { grid, left, right }: Strip, row: number, source: number): boolean {
  for (let column = left; column <= right; column++) {
    const [to, from] = [cellAt(grid, row, column), cellAt(grid, source, column)];
    if (to < 0) continue;
    if (from < 0 || at(books.figures, to).value !== at(books.figures, from).value) return true;
  }
  return false;
}

function offer(best: Proposal[], proposal: Proposal): void {
  const last = best.at(-1);
  if (best.length >= KEPT && last && proposal.worth <= last.worth) return;
  best.push(proposal);
  best.sort((a, b) => b.worth - a.worth);
  if (best.length > KEPT) best.pop();
}
