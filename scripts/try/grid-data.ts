/** The test host's workbook as the data of the spreadsheet grid. */
import type { Cell, CellMatrix, Sheet } from "@fortune-sheet/core";
import { format } from "numfmt";
import { MAX_COLUMNS } from "../../src/workbook/workbook";
import { columnsOf, contains, rowsOf, type CellArea } from "../../test/excel-host/area";
import type { BookModel, CellModel, SheetModel } from "../../test/excel-host/model";
import type { Selection } from "../../test/excel-host/host";

/** Excel's points at the screen's 96 dots an inch. */
const pixels = (points: number) => Math.round(points / 0.75);

const HORIZONTAL: Readonly<Record<string, number>> = { Center: 0, Left: 1, Right: 2 };
const VERTICAL: Readonly<Record<string, number>> = { Center: 0, Top: 1, Bottom: 2 };

/** Rows and columns that stay free after the last one in use. */
const SPARE = 6;

export function gridSheets(book: BookModel, active: SheetModel, selection: Selection): Sheet[] {
  return book.sheets.map((sheet, order) => ({
    id: sheet.id,
    name: sheet.name,
    order,
    status: sheet === active ? 1 : 0,
    hide: sheet.visibility === "visible" ? 0 : 1,
    showGridLines: 1,
    ...(sheet.tabColor ? { color: sheet.tabColor } : {}),
    config: {
      merge: Object.fromEntries(sheet.merges.map((area) => [keyOf(area), mergeOf(area)])),
      columnlen: Object.fromEntries(
        [...sheet.columnWidths].map(([column, width]) => [column, pixels(width)]),
      ),
      rowlen: Object.fromEntries(
        [...fittedRows(sheet), ...sheet.rowHeights].map(([row, height]) => [row, pixels(height)]),
      ),
      rowhidden: Object.fromEntries([...sheet.hiddenRows].map((row) => [row, 0])),
      colhidden: Object.fromEntries([...sheet.hiddenColumns].map((column) => [column, 0])),
      borderInfo: borders(sheet),
    },
    data: matrix(book, sheet),
    ...(sheet === selection.sheet ? { luckysheet_select_save: [selectionOf(selection.area)] } : {}),
  }));
}

/** Excel fits a row without a height of its own to its largest font; in points. */
function fittedRows(sheet: SheetModel): [row: number, height: number][] {
  return [...sheet.cells].flatMap(([key, { style }]): [number, number][] =>
    style.size !== undefined && style.size > 12 ? [[Math.floor(key / MAX_COLUMNS), style.size * 1.5]] : [],
  );
}

export function selectionOf(area: CellArea): { row: number[]; column: number[] } {
  return { row: [area.firstRow, area.lastRow], column: [area.firstColumn, area.lastColumn] };
}

const keyOf = (area: CellArea) => `${area.firstRow}_${area.firstColumn}`;
const mergeOf = (area: CellArea) => ({
  r: area.firstRow,
  c: area.firstColumn,
  rs: rowsOf(area),
  cs: columnsOf(area),
});

function matrix(book: BookModel, sheet: SheetModel): CellMatrix {
  const positions = [...sheet.cells.keys()].map((key) => ({
    row: Math.floor(key / MAX_COLUMNS),
    column: key % MAX_COLUMNS,
  }));
  const rows = Math.max(30, ...positions.map(({ row }) => row + SPARE));
  const columns = Math.max(12, ...positions.map(({ column }) => column + SPARE));
  const cells: CellMatrix = Array.from({ length: rows }, () => Array.from({ length: columns }, () => null));
  const put = (row: number, column: number, cell: Cell) => {
    const line = cells[row];
    if (line) line[column] = { ...line[column], ...cell };
  };
  for (const { row, column } of positions) {
    const cell = sheet.cell(row, column);
    if (cell) put(row, column, gridCell(cell, markOf(sheet, row, column)));
  }
  for (const area of sheet.merges) {
    for (let row = area.firstRow; row <= area.lastRow; row += 1) {
      for (let column = area.firstColumn; column <= area.lastColumn; column += 1) {
        const isAnchor = row === area.firstRow && column === area.firstColumn;
        put(row, column, {
          mc: isAnchor ? mergeOf(area) : { r: area.firstRow, c: area.firstColumn },
        });
      }
    }
  }
  for (const { row, column, content } of book.comments.filter((comment) => comment.sheet === sheet)) {
    put(row, column, {
      ps: { left: null, top: null, width: 200, height: 100, value: content, isShow: false },
    });
  }
  return cells;
}

function gridCell({ value, formula, style }: CellModel, mark: string | null): Cell {
  const cell: Cell = {};
  if (value !== undefined) {
    cell.v = value;
    cell.m = shown(value, style.numberFormat);
    cell.ct = { fa: style.numberFormat ?? "General", t: typeof value === "number" ? "n" : "g" };
  }
  if (formula !== undefined) cell.f = formula;
  const fill = mark ?? style.fill;
  if (fill) cell.bg = fill;
  if (style.fontColor) cell.fc = style.fontColor;
  if (style.bold) cell.bl = 1;
  if (style.italic) cell.it = 1;
  if (style.underline && style.underline !== "None") cell.un = 1;
  if (style.size) cell.fs = style.size;
  cell.tb = style.wrap ? "2" : "1";
  cell.ht = HORIZONTAL[style.horizontal ?? ""] ?? (typeof value === "number" ? 2 : 1);
  cell.vt = VERTICAL[style.vertical ?? ""] ?? 0;
  return cell;
}

function shown(value: string | number | boolean, code: string | undefined): string {
  if (typeof value !== "number" || code === undefined || code === "General" || code === "@")
    return String(value);
  return format(code, value);
}

/** The fill of a conditional format that always holds, as marks do; others are not evaluated here. */
function markOf(sheet: SheetModel, row: number, column: number): string | null {
  const mark = sheet.conditionalFormats.find(
    ({ areas, formula }) => formula.startsWith("=N(") && areas.some((area) => contains(area, row, column)),
  );
  return mark?.fill ?? null;
}

function borders(sheet: SheetModel): object[] {
  return [...sheet.cells].flatMap(([key, { style }]) => {
    if (!style.borders) return [];
    const [row, column] = [Math.floor(key / MAX_COLUMNS), key % MAX_COLUMNS];
    return [
      {
        rangeType: "range",
        borderType: "border-all",
        style: "1",
        color: "#8a8886",
        range: [{ row: [row, row], column: [column, column] }],
      },
    ];
  });
}
