/** Two rows whose figures are exchanged, in one column or several, with the sums above them where these differ. */
import { at } from "../model";
import { failing } from "./books";
import type { Books, Change } from "./books";
import { leastWrong } from "./evidence";
import { cellAt, stripsOf, troubledFigures, troubleIn } from "./grid";
import type { Grid, Strip } from "./grid";
import type { Meter } from "./meter";
import { isOthersTrouble, tryOut, worthOf } from "./trial";
import type { Trial } from "./trial";

export interface Exchange {
  readonly strip: Strip;
  /** Rows of the grid, those that were exchanged first, then the sums above them. */
  readonly pairs: readonly Pair[];
  readonly trial: Trial;
  readonly worth: number;
}

type Pair = readonly [row: number, other: number];

/** A tie over more figures than this points at no two rows. */
const NARROW = 12;
const MOST_ROWS = 60;
/** Nearly all failing ties must hold then, hard ones or several soft ones. */
const PROMISING = 1;
/** Two proposals that are this close are equally good. */
const RIVAL = 0.3;
/** Items are typed and pasted, their sums computed; and what is mistaken for something else stands next to it. */
const OF_ITEMS = 0.5;
const OF_NEIGHBOURS = 0.4;

/** `null` where two pairs would do as well: the search lists both. */
export function findExchange(books: Books, meter: Meter, grids: readonly Grid[]): Exchange | null {
  const troubled = troubledFigures(failing(books, "all"), NARROW);
  const found: Exchange[] = [];
  const seen = new Set<string>();
  for (const grid of grids) {
    const { rows, columns } = troubleIn(grid, troubled);
    if (rows.length < 2 || rows.length > MOST_ROWS) continue;
    const strips = stripsOf(grid).filter(({ left, right }) =>
      [...columns].some((column) => column >= left && column <= right),
    );
    const lines = linesOf(books, grid);
    for (const [place, row] of rows.entries())
      for (const other of rows.slice(place + 1))
        for (const pairs of pairsOf(lines, row, other))
          for (const strip of strips) {
            const exchange = judged(books, meter, strip, pairs);
            const key = exchange && [...exchange.trial.change.keys()].sort((a, b) => a - b).join();
            if (!exchange || key === null || seen.has(key)) continue;
            seen.add(key);
            found.push(exchange);
          }
  }
  const [best, next] = found.sort((a, b) => b.worth - a.worth);
  return best && !(next && best.worth - next.worth < RIVAL) ? best : null;
}

/** What the rows of a grid are called, and where each stands. */
interface Lines {
  readonly ids: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
}

function linesOf(books: Books, grid: Grid): Lines {
  const ids = grid.rows.map((_, place) => lineAt(books, grid, place));
  return { ids, rowOf: new Map(ids.map((id, place) => [id, place])) };
}

/** The two rows alone; then with their parents, as long as these differ. */
function pairsOf({ ids, rowOf }: Lines, row: number, other: number): Pair[][] {
  const [own, its] = [at(ids, row), at(ids, other)];
  const chain: Pair[] = [[row, other]];
  const all = [[...chain]];
  if (own.length !== its.length || !/^\d+$/u.test(own) || !/^\d+$/u.test(its)) return all;
  for (let length = own.length - 2; length >= 3; length -= 2) {
    const [parent, another] = [own.slice(0, length), its.slice(0, length)];
    const [upper, lower] = [rowOf.get(parent), rowOf.get(another)];
    if (parent === another || upper === undefined || lower === undefined) break;
    chain.push([upper, lower]);
    all.push([...chain]);
  }
  return all;
}

function lineAt(books: Books, { cells }: Grid, row: number): string {
  const index = cells[row]?.find((cell) => cell >= 0);
  return index === undefined ? "" : at(books.facts, index).line;
}

function judged(books: Books, meter: Meter, strip: Strip, pairs: readonly Pair[]): Exchange | null {
  const { change, filled } = exchanged(books, strip, pairs);
  if (change.size === 0) return null;
  for (const [index, { value }] of change) meter.set(index, value);
  const isPromising = meter.worth() >= PROMISING;
  meter.reset();
  if (!isPromising) return null;
  const trial = tryOut(books, change);
  const { before, after, softBefore, softAfter, gained } = trial;
  const needed = leastWrong(before);
  if (after.length > 0 || softAfter > (needed >= 2 ? softBefore + 0.1 : 0.3 * softBefore)) return null;
  // With a blank it is an amount in the wrong row: more must speak for it, or each of its cells must fail by itself.
  if (filled === 0 && needed < 4 && !isEachAtOdds(trial)) return null;
  const isToldBySoft = softBefore >= 2.4 && softAfter === 0;
  if (!(needed >= 2 || isToldBySoft) || gained < 1.5) return null;
  if (isOthersTrouble(books, trial)) return null;
  return {
    strip,
    pairs,
    trial,
    worth: worthOf(trial, 1) - 0.2 * trial.changed + usualness(books, strip, pairs),
  };
}

/** How people exchange rows decides between proposals that settle as much. */
function usualness(books: Books, { grid }: Strip, [first]: readonly Pair[]): number {
  if (!first) return 0;
  const lines = grid.rows.map((_, place) => lineAt(books, grid, place));
  const isItem = (row: number) => {
    const own = at(lines, row);
    return /^\d+$/u.test(own) && !lines.some((other) => other !== own && other.startsWith(own));
  };
  const [row, other] = first;
  if (!isItem(row) || !isItem(other)) return 0;
  const areNeighbours = rowsBetween(row, other).every((between) => !isItem(between));
  return OF_ITEMS + (areNeighbours ? OF_NEIGHBOURS : 0);
}

function rowsBetween(row: number, other: number): number[] {
  const [first, last] = [Math.min(row, other), Math.max(row, other)];
  return Array.from({ length: last - first - 1 }, (_, k) => first + 1 + k);
}

function exchanged(books: Books, { grid, left, right }: Strip, pairs: readonly Pair[]) {
  const change: Change = new Map();
  let filled = 0;
  for (const [row, other] of pairs)
    for (let column = left; column <= right; column++) {
      const [one, two] = [cellAt(grid, row, column), cellAt(grid, other, column)];
      if (one < 0 || two < 0) continue;
      const [own, its] = [at(books.figures, one), at(books.figures, two)];
      if (!own.isKnown || !its.isKnown || own.value === its.value) continue;
      if (own.value !== 0 && its.value !== 0) filled += 1;
      change.set(one, its);
      change.set(two, own);
    }
  return { change, filled };
}

/** Every cell that changes stands in a failing tie with no other of them. */
function isEachAtOdds({ before, change }: Trial): boolean {
  return [...change.keys()].every((index) =>
    before.some(
      ({ figures, isEquality }) =>
        isEquality &&
        figures.includes(index) &&
        !figures.some((other) => other !== index && change.has(other)),
    ),
  );
}
