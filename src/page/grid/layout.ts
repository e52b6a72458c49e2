/** A sheet's measures on the screen: rows, columns, merged cells, and how far texts reach. */
import type { CellArea } from "../../workbook/sheet-content";
import type { SheetLook } from "../../workbook/sheet-look";
import { cellAt, cellKey, type CellKey, type Sheet } from "../../workbook/workbook";
import { Axis } from "./axis";

/** Rows and columns that stay free after the last one in use, and at least so many. */
const SPARE = 6;
const LEAST_ROWS = 40;
const LEAST_COLUMNS = 14;
/** Merged areas of more cells than this, together, are whole columns: only their first cells are known. */
const MOST_COVERED = 400_000;

const pixels = (points: number): number => Math.round(points / 0.75);
const characters = (width: number): number => Math.round(width * 7) + 5;

export interface Layout {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly freeze: { readonly rows: number; readonly columns: number };
  /** The merged area that a cell belongs to. */
  readonly mergeOf: (row: number, column: number) => CellArea | undefined;
}

export function layOut(sheet: Sheet, look: SheetLook): Layout {
  const { merges, columnWidths, rowHeights, defaultWidth, defaultHeight } = look;
  const last = (end: "lastRow" | "lastColumn") =>
    merges.reduce((most, area) => Math.max(most, area[end] + 1), 0);
  const rowCount = Math.max(
    LEAST_ROWS,
    sheet.rowCount + SPARE,
    Math.min(last("lastRow"), sheet.rowCount + 200),
  );
  const columnCount = Math.max(
    LEAST_COLUMNS,
    sheet.columnCount + SPARE,
    Math.min(last("lastColumn"), sheet.columnCount + 100),
  );
  const columns = new Axis(columnCount, (column) =>
    sheet.hiddenColumns.has(column) ? 0 : characters(columnWidths.get(column) ?? defaultWidth),
  );
  const fitted = fittedHeights(sheet, look, columns);
  const rows = new Axis(rowCount, (row) =>
    sheet.hiddenRows.has(row) ? 0 : pixels(rowHeights.get(row) ?? fitted.get(row) ?? defaultHeight),
  );
  return { rows, columns, freeze: look.freeze, mergeOf: mergesOf(merges, rowCount, columnCount) };
}

function mergesOf(merges: readonly CellArea[], rowCount: number, columnCount: number): Layout["mergeOf"] {
  const covered = new Map<CellKey, CellArea>();
  for (const area of merges) {
    const lastRow = Math.min(area.lastRow, rowCount - 1);
    const lastColumn = Math.min(area.lastColumn, columnCount - 1);
    for (let row = area.firstRow; row <= lastRow; row += 1) {
      for (let column = area.firstColumn; column <= lastColumn && covered.size < MOST_COVERED; column += 1) {
        covered.set(cellKey(row, column), area);
      }
    }
  }
  return (row, column) => covered.get(cellKey(row, column));
}

/** A row without a height of its own is fitted to its largest font and its wrapped texts; in points. */
function fittedHeights(sheet: Sheet, { styles, rowHeights }: SheetLook, columns: Axis): Map<number, number> {
  const heights = new Map<number, number>();
  for (const [key, style] of styles) {
    if (!style.wrap && (style.size ?? 11) <= 12) continue;
    const cell = sheet.cells.get(key);
    if (!cell || rowHeights.has(cell.row)) continue;
    const size = style.size ?? 11;
    const lines =
      style.wrap && typeof cell.value === "string"
        ? linesOf(cell.value, columns.length(cell.column), size)
        : 1;
    const height = Math.min(409, lines * size * 1.35 + 2);
    heights.set(cell.row, Math.max(heights.get(cell.row) ?? 15, height));
  }
  return heights;
}

/** Han characters are as wide as they are high, others about half of that. */
function linesOf(text: string, width: number, size: number): number {
  const perLine = Math.max(1, (width - 6) / (size / 0.75));
  return text.split("\n").reduce((sum, line) => {
    const han = line.match(/[\u2e80-\uffef]/gu)?.length ?? 0;
    const wide = han + (line.length - han) * 0.52;
    return sum + Math.max(1, Math.ceil(wide / perLine));
  }, 0);
}

/** How many empty columns stand beside a cell; `step`: 1 to the right, -1 to the left. */
export function overflow(
  sheet: Sheet,
  { row, column, step }: { readonly row: number; readonly column: number; readonly step: 1 | -1 },
  most: number,
): number {
  const room = step === 1 ? most : Math.min(most, column);
  let reach = 0;
  while (reach < room && !hasContent(sheet, row, column + step * (reach + 1))) reach += 1;
  return reach;
}

function hasContent(sheet: Sheet, row: number, column: number): boolean {
  const cell = cellAt(sheet, row, column);
  return (
    cell !== undefined && (cell.value !== null || cell.error !== undefined || cell.formula !== undefined)
  );
}
