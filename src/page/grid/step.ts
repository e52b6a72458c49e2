/** Where a step of the selection leads, and how far a sheet scrolls so that a cell is in sight. */
import type { Axis } from "./axis";
import type { Layout } from "./layout";

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** From a cell by so many rows and columns; hidden ones are passed over, a merged area is one cell. */
export function stepFrom(layout: Layout, from: CellPosition, rows: number, columns: number): CellPosition {
  let { row, column } = from;
  const area = layout.mergeOf(row, column);
  for (let left = Math.abs(rows); left > 0; left -= 1) {
    if (area && rows > 0 && row < area.lastRow) row = Math.min(area.lastRow, layout.rows.count - 1);
    row = layout.rows.step(row, rows > 0 ? 1 : -1);
  }
  for (let left = Math.abs(columns); left > 0; left -= 1) {
    if (area && columns > 0 && column < area.lastColumn)
      column = Math.min(area.lastColumn, layout.columns.count - 1);
    column = layout.columns.step(column, columns > 0 ? 1 : -1);
  }
  const merged = layout.mergeOf(row, column);
  return { row: merged?.firstRow ?? row, column: merged?.firstColumn ?? column };
}

export interface Sight {
  /** Rows or columns that never scroll, and the points that they take. */
  readonly frozen: number;
  readonly origin: number;
  /** What is in sight, in points. */
  readonly from: number;
  readonly length: number;
}

/** The point to scroll to; the present one where the row or column is in sight already. */
export function revealAlong(axis: Axis, at: number, { frozen, origin, from, length }: Sight): number {
  if (at < frozen) return from;
  const [start, end] = [axis.start(at) - origin, axis.start(at + 1) - origin];
  if (start >= from && end <= from + length) return from;
  return Math.max(0, start - (length - (end - start)) / 3);
}
