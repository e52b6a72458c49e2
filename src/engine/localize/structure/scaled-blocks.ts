/**
 * A block of rows in another unit. Its first row is an addend of a sum that stands above it: with that sum's last rows
 * divided, from some addend on, the sum holds. So failing ties tell where blocks may begin, and only from there rows
 * are added one by one.
 */
import { at } from "../model";
import type { Books, Tie } from "./books";
import { cellAt, figuresIn, stripsOf } from "./grid";
import type { Grid, Strip } from "./grid";
import type { Meter } from "./meter";
import { factorBetween, judged, partsOf, scaledFigure } from "./weigh-scale";
import type { Scaled } from "./weigh-scale";

const BLOCKS_TRIED = 5;
/** In one column, a block that has broken so many ties more than it settled is not going to be one. */
const HOPELESS = -4;
const MOST_BEGINNINGS = 24;
const MOST_ROWS = 150;
/** A sum of more figures than this tells of no block. */
const BROAD = 60;

export function findBlocks(books: Books, meter: Meter, grid: Grid, open: readonly Tie[]): Scaled[] {
  if (grid.rows.length < 4) return [];
  const isOfTable = ({ figures }: Tie) =>
    figures.length <= BROAD && figures.some((index) => at(books.facts, index).table === grid.table);
  const own = open.filter(isOfTable);
  return stripsOf(grid).flatMap((strip) =>
    [...beginnings(books, strip, own)].flatMap(([factor, rows]) =>
      blocksFrom(books, meter, strip, factor, rows),
    ),
  );
}

/** By factor the rows where a block of it may begin, those that most ties tell of first. */
function beginnings(books: Books, strip: Strip, open: readonly Tie[]): Map<number, number[]> {
  const rowOf = new Map<number, number>();
  strip.grid.rows.forEach((_, row) => {
    for (const index of figuresIn(strip, row, row)) rowOf.set(index, row);
  });
  const votes = new Map<number, Map<number, number>>();
  for (const tie of open) {
    for (const [factor, row] of runsOff(books, tie, rowOf)) {
      const own = votes.get(factor) ?? new Map<number, number>();
      votes.set(factor, own.set(row, (own.get(row) ?? 0) + 1));
    }
  }
  return new Map(
    [...votes].map(([factor, own]) => {
      const rows = [...own].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([row]) => row);
      return [factor, rows.slice(0, MOST_BEGINNINGS)];
    }),
  );
}

/** Neighbouring rows of a tie that are a factor off against its other figures: the factor and the first of them. */
function runsOff(
  books: Books,
  tie: Tie,
  rowOf: ReadonlyMap<number, number>,
): [factor: number, row: number][] {
  const { all, byGroup } = partsOf(books, tie, (index) => rowOf.get(index));
  const parts = [...byGroup].sort((a, b) => a[0] - b[0]);
  return parts.flatMap(([row], first) => {
    let [value, half] = [0, 0];
    return parts.slice(first).flatMap(([, part]): [number, number][] => {
      value += part.value;
      half += part.half;
      const factor = factorBetween({ value, half }, { value: all.value - value, half: all.half - half });
      return factor === null ? [] : [[factor, row]];
    });
  });
}

function blocksFrom(
  books: Books,
  meter: Meter,
  strip: Strip,
  factor: number,
  beginnings: readonly number[],
): Scaled[] {
  const { grid, left, right } = strip;
  const best: { first: number; last: number; worth: number }[] = [];
  for (const first of beginnings) {
    meter.reset();
    for (let row = first; row < Math.min(grid.rows.length, first + MOST_ROWS); row++) {
      for (let column = left; column <= right; column++) {
        const index = cellAt(grid, row, column);
        if (index < 0 || at(books.facts, index).amount?.blank !== false) continue;
        const { value, half, isKnown } = scaledFigure(at(books.figures, index), factor);
        if (isKnown) meter.set(index, value, half);
      }
      if (meter.worth() < HOPELESS * (right - left + 1)) break;
      const worth = meter.worth() - 0.004 * meter.changed();
      if (row > first && worth > 1) best.push({ first, last: row, worth });
    }
  }
  meter.reset();
  best.sort((a, b) => b.worth - a.worth);
  return best.slice(0, BLOCKS_TRIED).flatMap(({ first, last }) => {
    const given = { strip, rows: [first, last] as const, isTable: false, factor };
    return judged(books, figuresIn(strip, first, last), given) ?? [];
  });
}
