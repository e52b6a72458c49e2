/** Rectangles of cells and their addresses, as Excel writes them. */
import { columnName, parseA1, quoteSheet, toA1 } from "../../src/workbook/address";
import type { CellArea } from "../../src/workbook/sheet-content";
import { MAX_COLUMNS, MAX_ROWS } from "../../src/workbook/workbook";
import { invalidArgument } from "./failure";

export type { CellArea };

export const rowsOf = (area: CellArea) => area.lastRow - area.firstRow + 1;
export const columnsOf = (area: CellArea) => area.lastColumn - area.firstColumn + 1;
export const cellsOf = (area: CellArea) => rowsOf(area) * columnsOf(area);

/** A rectangle by its corner and size; Excel refuses one that leaves the sheet. */
export function areaOf(row: number, column: number, rows = 1, columns = 1): CellArea {
  const area = {
    firstRow: row,
    firstColumn: column,
    lastRow: row + rows - 1,
    lastColumn: column + columns - 1,
  };
  const inside = row >= 0 && column >= 0 && area.lastRow < MAX_ROWS && area.lastColumn < MAX_COLUMNS;
  if (!inside || rows < 1 || columns < 1) throw invalidArgument();
  return area;
}

export const WHOLE_SHEET = areaOf(0, 0, MAX_ROWS, MAX_COLUMNS);

export function contains(area: CellArea, row: number, column: number): boolean {
  return (
    row >= area.firstRow && row <= area.lastRow && column >= area.firstColumn && column <= area.lastColumn
  );
}

export function overlaps(a: CellArea, b: CellArea): boolean {
  return (
    a.firstRow <= b.lastRow &&
    b.firstRow <= a.lastRow &&
    a.firstColumn <= b.lastColumn &&
    b.firstColumn <= a.lastColumn
  );
}

/** `B2`, `B2:C5`, `2:5`, `B:C`, with or without `$`; anything else is an invalid argument. */
export function parseArea(address: string): CellArea {
  const [from = "", to = from] = address.replaceAll("$", "").split(":");
  const first = parseA1(from);
  const last = parseA1(to);
  if (first && last) {
    const [top, bottom] = [Math.min(first.row, last.row), Math.max(first.row, last.row)];
    const [left, right] = [Math.min(first.column, last.column), Math.max(first.column, last.column)];
    return areaOf(top, left, bottom - top + 1, right - left + 1);
  }
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) {
    return areaOf(Number(from) - 1, 0, Number(to) - Number(from) + 1, MAX_COLUMNS);
  }
  const left = parseA1(`${from}1`);
  const right = parseA1(`${to}1`);
  if (!left || !right) throw invalidArgument();
  return areaOf(0, left.column, MAX_ROWS, right.column - left.column + 1);
}

/** `'收入 表'!A1:B2` → the sheet's name and the address; the name is absent when the address has none. */
export function splitReference(reference: string): { sheet?: string; address: string } {
  const bang = reference.lastIndexOf("!");
  if (bang < 0) return { address: reference };
  const name = reference.slice(0, bang);
  const sheet = name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
  return { sheet, address: reference.slice(bang + 1) };
}

export function areaAddress(area: CellArea): string {
  if (columnsOf(area) === MAX_COLUMNS) return `${area.firstRow + 1}:${area.lastRow + 1}`;
  if (rowsOf(area) === MAX_ROWS) return `${columnName(area.firstColumn)}:${columnName(area.lastColumn)}`;
  const first = toA1(area.firstRow, area.firstColumn);
  return cellsOf(area) === 1 ? first : `${first}:${toA1(area.lastRow, area.lastColumn)}`;
}

/** Excel quotes a sheet's name only where it must. */
export function displaySheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !parseA1(name);
  return plain ? name : quoteSheet(name);
}
