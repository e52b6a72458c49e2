/** The figures of a table as they stand on a sheet, and where among them there is trouble. */
import type { TableId } from "../../fact";
import { at } from "../model";
import type { Books, Tie } from "./books";

export interface Grid {
  readonly table: TableId;
  /** Rows and columns of the sheet that hold figures, ascending. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** By row and column of the grid, the figure; −1 where there is none. */
  readonly cells: readonly (readonly number[])[];
}

export interface Strip {
  readonly grid: Grid;
  /** First and last column of the grid. */
  readonly left: number;
  readonly right: number;
}

export function gridsOf(books: Books): Grid[] {
  const groups = new Map<string, number[]>();
  books.facts.forEach((fact, index) => {
    const key = `${fact.table}\n${fact.cell.sheet}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()].map((group) => gridOf(books, group));
}

function gridOf({ facts }: Books, group: readonly number[]): Grid {
  const cellOf = (index: number) => at(facts, index).cell;
  const ascending = (numbers: readonly number[]) => [...new Set(numbers)].sort((a, b) => a - b);
  const rows = ascending(group.map((index) => cellOf(index).row));
  const columns = ascending(group.map((index) => cellOf(index).column));
  const rowAt = new Map(rows.map((row, place) => [row, place]));
  const columnAt = new Map(columns.map((column, place) => [column, place]));
  const cells = rows.map(() => columns.map(() => -1));
  for (const index of group) {
    const { row, column } = cellOf(index);
    const line = cells[rowAt.get(row) ?? -1];
    if (line) line[columnAt.get(column) ?? -1] = index;
  }
  return { table: at(facts, at(group, 0)).table, rows, columns, cells };
}

export function cellAt({ cells }: Grid, row: number, column: number): number {
  return cells[row]?.[column] ?? -1;
}

/** The figures of a block, rows from top to bottom. */
export function figuresIn({ grid, left, right }: Strip, first = 0, last = grid.rows.length - 1): number[] {
  return grid.cells
    .slice(first, last + 1)
    .flatMap((row) => row.slice(left, right + 1).filter((index) => index >= 0));
}

/** Single columns, neighbours, and all of them (or all but one): what is pasted or sorted together. */
export function stripsOf(grid: Grid): Strip[] {
  const width = grid.columns.length;
  const strips: Strip[] = [];
  for (let left = 0; left < width; left++)
    for (let right = left; right < width; right++) {
      const columns = right - left + 1;
      if (width <= 4 || columns <= 2 || columns >= width - 1) strips.push({ grid, left, right });
    }
  return strips;
}

export interface Trouble {
  readonly rows: readonly number[];
  readonly columns: ReadonlySet<number>;
}

/** A tie over more figures than this accuses none of them. */
const BROAD = 60;

export function troubledFigures(open: readonly Tie[], broad = BROAD): ReadonlySet<number> {
  return new Set(open.flatMap(({ figures }) => (figures.length > broad ? [] : figures)));
}

export function troubleIn({ cells }: Grid, troubled: ReadonlySet<number>): Trouble {
  const rows: number[] = [];
  const columns = new Set<number>();
  cells.forEach((line, row) => {
    const bad = line.flatMap((index, column) => (index >= 0 && troubled.has(index) ? [column] : []));
    if (bad.length > 0) rows.push(row);
    for (const column of bad) columns.add(column);
  });
  return { rows, columns };
}

/** Rows of trouble further apart than this are not of one piece. */
const APART = 24;
const MOST_WINDOWS = 3;

/** Where rows of trouble stand together, with some rows around: a few single errors far apart are none. */
export function windowsOf(
  rows: readonly number[],
  least: number,
  around: number,
  end: number,
): [number, number][] {
  const groups: { first: number; last: number; count: number }[] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group && row - group.last <= APART) {
      group.last = row;
      group.count += 1;
    } else groups.push({ first: row, last: row, count: 1 });
  }
  return groups
    .filter(({ count }) => count >= least)
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_WINDOWS)
    .map(({ first, last }) => [Math.max(0, first - around), Math.min(end, last + around)]);
}
