/** Where the forms stand in a sheet: on a sheet of their own each, one after another, or side by side. */
import { cellAt } from "../../workbook/workbook";
import type { Cell, Sheet } from "../../workbook/workbook";
import { FORM_TITLES, FUND_SOURCES, PROJECT_LABELS, SUM_LABELS, plainLabel } from "./labels";

/** The cells of one form; ends are exclusive. */
export interface FormRegion {
  readonly sheet: Sheet;
  readonly firstRow: number;
  readonly endRow: number;
  readonly firstColumn: number;
  readonly endColumn: number;
  readonly title: Cell | null;
}

/** A title stands at most so many rows above the form. */
const TITLE_ROWS = 5;
/** The funds begin at most so many rows under 项目名称. */
const FUNDS_ROWS = 10;

export function formRegions(sheet: Sheet): FormRegion[] {
  if (![...sheet.cells.values()].some((cell) => isOneOf(PROJECT_LABELS, cell))) return [];
  const cells = textCells(sheet);
  const starts = cells.filter(
    (cell) => isOneOf(PROJECT_LABELS, cell) && cells.some((other) => isFundsUnder(cell, other)),
  );
  return starts.map((start) => {
    const right = starts.find((other) => other.row === start.row && other.column > start.column);
    const below = starts.find((other) => other.row > start.row);
    const columns = { firstColumn: start.column, endColumn: right?.column ?? sheet.columnCount };
    const isInside = (cell: Cell): boolean =>
      cell.column >= columns.firstColumn && cell.column < columns.endColumn;
    const endRow = below?.row ?? sheet.rowCount;
    const sum = cells.find(
      (cell) =>
        cell.row > start.row + FUND_SOURCES.length &&
        cell.row < endRow &&
        isInside(cell) &&
        isOneOf(SUM_LABELS, cell),
    );
    const title = cells.findLast(
      (cell) =>
        cell.row <= start.row && cell.row >= start.row - TITLE_ROWS && isInside(cell) && isTitle(cell),
    );
    return {
      sheet,
      firstRow: start.row,
      endRow: sum ? sum.row + 1 : endRow,
      ...columns,
      title: title ?? null,
    };
  });
}

/** Cells of a row of the form that hold something, from left to right. */
export function rowCells(region: FormRegion, row: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = region.firstColumn; column < region.endColumn; column += 1) {
    const cell = cellAt(region.sheet, row, column);
    if (cell && textOf(cell) !== "") cells.push(cell);
  }
  return cells;
}

export function textOf(cell: Cell | undefined): string {
  return cell?.error ?? (cell?.value === null || cell === undefined ? "" : String(cell.value).trim());
}

export function isOneOf(names: readonly string[], cell: Cell): boolean {
  return names.includes(plainLabel(textOf(cell)));
}

function isFundsUnder(start: Cell, cell: Cell): boolean {
  const depth = cell.row - start.row;
  return depth > 0 && depth <= FUNDS_ROWS && isOneOf(FUND_SOURCES[0].names, cell);
}

function isTitle(cell: Cell): boolean {
  const text = plainLabel(textOf(cell));
  return FORM_TITLES.some((title) => text.includes(title));
}

/** In reading order: `cells` of a sheet may come in any. */
function textCells(sheet: Sheet): Cell[] {
  return [...sheet.cells.values()]
    .filter((cell) => typeof cell.value === "string")
    .sort((a, b) => a.row - b.row || a.column - b.column);
}
