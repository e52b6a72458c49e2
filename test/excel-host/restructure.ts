/**
 * What a user does with rows, columns and sheets as a whole. Whatever refers to a cell follows it, as in Excel: every
 * formula of the workbook, merged areas, formats and comments.
 */
import { toA1, columnName, quoteSheet } from "../../src/workbook/address";
import { cellKey, MAX_COLUMNS } from "../../src/workbook/workbook";
import { areaAddress, parseArea, splitReference, type CellArea } from "./area";
import { notImplemented } from "./failure";
import type { BookModel, SheetModel } from "./model";

/** Rows or columns that come before the one that stands at `at` now. */
export interface Insertion {
  readonly kind: "rows" | "columns";
  readonly at: number;
  readonly count: number;
}

export function insert(book: BookModel, sheet: SheetModel, insertion: Insertion): void {
  if (sheet.charts.length > 0 || sheet.spills.length > 0 || sheet.autoFilter)
    throw notImplemented("inserting beside a chart, a spilled formula or a filter");
  const { kind, at, count } = insertion;
  const after = (index: number): number => (index >= at ? index + count : index);
  const move = (area: CellArea): CellArea => moved(area, kind, after);

  const cells = [...sheet.cells];
  sheet.cells.clear();
  for (const [key, cell] of cells) {
    const { firstRow, firstColumn } = move(cellArea(Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS));
    sheet.cells.set(cellKey(firstRow, firstColumn), cell);
  }
  replaceAll(sheet.merges, move);
  for (const format of sheet.conditionalFormats) format.areas = format.areas.map(move);
  for (const validation of sheet.validations) validation.area = move(validation.area);
  for (const comment of book.comments.filter((one) => one.sheet === sheet)) {
    const { firstRow, firstColumn } = move(cellArea(comment.row, comment.column));
    Object.assign(comment, { row: firstRow, column: firstColumn });
  }
  moveKeys(kind === "rows" ? sheet.rowHeights : sheet.columnWidths, after);
  const hidden = kind === "rows" ? sheet.hiddenRows : sheet.hiddenColumns;
  const shown = [...hidden].map(after);
  hidden.clear();
  for (const index of shown) hidden.add(index);

  rewriteFormulas(book, (reference, own) => {
    const { sheet: name, address } = splitReference(reference);
    if ((name === undefined ? own : book.findSheet(name)) !== sheet) return reference;
    return reference.slice(0, reference.length - address.length) + movedAddress(address, kind, after);
  });
}

export function rename(book: BookModel, sheet: SheetModel, to: string): void {
  rewriteFormulas(book, (reference) => {
    const { sheet: name, address } = splitReference(reference);
    return name !== undefined && book.findSheet(name) === sheet ? `${quoteSheet(to)}!${address}` : reference;
  });
  sheet.name = to;
}

const cellArea = (row: number, column: number): CellArea => ({
  firstRow: row,
  lastRow: row,
  firstColumn: column,
  lastColumn: column,
});

function moved(area: CellArea, kind: Insertion["kind"], after: (index: number) => number): CellArea {
  return kind === "rows"
    ? { ...area, firstRow: after(area.firstRow), lastRow: after(area.lastRow) }
    : { ...area, firstColumn: after(area.firstColumn), lastColumn: after(area.lastColumn) };
}

/** `$` stays where it was: what is inserted moves fixed references as well. */
function movedAddress(address: string, kind: Insertion["kind"], after: (index: number) => number): string {
  const corners = address.split(":");
  const isWhole = corners.every((corner) => !/[A-Z]\$?\d/iu.test(corner));
  if (isWhole) return areaAddress(moved(parseArea(address), kind, after));
  return corners
    .map((corner) => {
      const { firstRow, firstColumn } = moved(parseArea(corner), kind, after);
      const [, column = "", row = ""] = /^(\$?)[A-Z]+(\$?)/iu.exec(corner) ?? [];
      return column === "" && row === ""
        ? toA1(firstRow, firstColumn)
        : `${column}${columnName(firstColumn)}${row}${String(firstRow + 1)}`;
    })
    .join(":");
}

/** Texts in quotation marks are no references; a reference may name its sheet. */
const REFERENCE =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'!|[\p{L}_][\p{L}\p{N}_.]*!)?(?:\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?|\$?[A-Z]{1,3}:\$?[A-Z]{1,3}|\$?\d+:\$?\d+))(?![\p{L}\p{N}_.(!])/giu;

function rewriteFormulas(book: BookModel, change: (reference: string, own: SheetModel) => string): void {
  for (const sheet of book.sheets)
    for (const cell of sheet.cells.values())
      if (cell.formula)
        cell.formula = cell.formula.replace(REFERENCE, (whole, reference: string | undefined) =>
          reference === undefined ? whole : change(reference, sheet),
        );
}

function replaceAll(areas: CellArea[], move: (area: CellArea) => CellArea): void {
  areas.splice(0, areas.length, ...areas.map(move));
}

function moveKeys(sizes: Map<number, number>, after: (index: number) => number): void {
  const entries = [...sizes];
  sizes.clear();
  for (const [index, size] of entries) sizes.set(after(index), size);
}
