/** A table that runs on over pages, with or without its head again, as one. */
import type { FilledTable } from "./fill-cells";
import { isAmount } from "./figures";
import type { Rect } from "./geometry";

export interface PageTable {
  /** From 1. */
  readonly page: number;
  readonly table: FilledTable;
}

export interface JoinedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
  readonly page: number;
  readonly rect: Rect;
}

export interface JoinedTable {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly JoinedCell[];
}

/** Rules of two pages that are the same column, in points. */
const SAME_COLUMN = 3;

/** Whether a table that stands first on its page goes on with the last one of the page before: as wide, in its columns. */
export function continues(parts: readonly [PageTable, ...PageTable[]], next: PageTable): boolean {
  const last = parts.at(-1);
  if (last?.page !== next.page - 1) return false;
  const [before, after] = [last.table.grid.xs, next.table.grid.xs];
  const width = (xs: readonly number[]): number => (xs.at(-1) ?? 0) - (xs[0] ?? 0);
  if (Math.abs(width(before) - width(after)) > SAME_COLUMN) return false;
  const [few, many] = before.length <= after.length ? [before, after] : [after, before];
  return relative(few).every((x) => relative(many).some((other) => Math.abs(x - other) <= SAME_COLUMN));
}

/** `null` where the columns of the parts cannot be told to be the same. */
export function joinTables(parts: readonly [PageTable, ...PageTable[]]): JoinedTable | null {
  const columns = columnsOf(parts.map(({ table }) => relative(table.grid.xs)));
  const cells: JoinedCell[] = [];
  let rowCount = 0;
  for (const [index, { page, table }] of parts.entries()) {
    const repeated = index === 0 ? 0 : repeatedHead(parts[0].table, table);
    const origin = table.grid.xs[0] ?? 0;
    const columnAt = (x: number): number =>
      columns.findIndex((column) => Math.abs(column - (x - origin)) <= SAME_COLUMN);
    for (const { cell, text } of table.cells) {
      if (cell.row < repeated) continue;
      const [from, to] = [columnAt(cell.rect.x0), columnAt(cell.rect.x1)];
      if (from < 0 || to <= from) return null;
      const row = rowCount + cell.row - repeated;
      cells.push({
        row,
        column: from,
        rowSpan: cell.rowSpan,
        columnSpan: to - from,
        text,
        page,
        rect: cell.rect,
      });
    }
    rowCount += table.grid.ys.length - 1 - repeated;
  }
  return { rowCount, columnCount: columns.length - 1, cells };
}

function relative(xs: readonly number[]): number[] {
  return xs.map((x) => x - (xs[0] ?? 0));
}

/** The rules of all parts together: a part without the merged head may show fewer. */
function columnsOf(lists: readonly (readonly number[])[]): number[] {
  const columns: number[] = [];
  for (const x of lists.flat().sort((a, b) => a - b)) {
    const last = columns.at(-1);
    if (last === undefined || x - last > SAME_COLUMN) columns.push(x);
  }
  return columns;
}

/** How many rows the part repeats of the first one's head: the same texts in the same cells, and no amounts. */
function repeatedHead(first: FilledTable, part: FilledTable): number {
  const rowText = ({ cells }: FilledTable, row: number): string =>
    cells
      .filter(({ cell }) => cell.row === row)
      .map(({ cell, text }) => `${String(cell.rowSpan)} ${text}`)
      .join("\t");
  const hasAmount = (row: number): boolean =>
    part.cells.some(({ cell, text }) => cell.row === row && isAmount(text.trim()));
  let rows = 0;
  const limit = Math.min(first.grid.ys.length, part.grid.ys.length) - 1;
  while (
    rows < limit &&
    !hasAmount(rows) &&
    isFilled(part, rows) &&
    rowText(first, rows) === rowText(part, rows)
  )
    rows += 1;
  return rows;
}

function isFilled({ cells }: FilledTable, row: number): boolean {
  return cells.some(({ cell, text }) => cell.row === row && text !== "");
}
