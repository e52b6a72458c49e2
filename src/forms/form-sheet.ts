/** A form as a worksheet: title, 公开NN表, entity and unit above the grid, counts and notes under it. */
import type { CellStyle, ContentCell, ContentRow, SheetContent } from "../workbook/sheet-content";
import type { CellArea } from "../workbook/sheet-content";
import type { Unit } from "../workbook/amount";
import type { Form, FormCell, FormFigure, FormGrid } from "./form";

export type FilledCell = Pick<ContentCell, "value" | "formula" | "style">;

export interface FormSheetOptions {
  readonly name: string;
  readonly entity: string;
  readonly year?: number;
  readonly unit: Unit;
  /** What stands in the cell of a figure; its style is laid over the form's. */
  readonly figure: (figure: FormFigure) => FilledCell;
  /** What stands in a cell of text, where it differs from the form's own text. */
  readonly text?: (cell: FormCell) => FilledCell | null;
}

/** Title, 公开NN表, then entity and unit stand above the head. */
export const ROWS_ABOVE_HEAD = 3;

export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** Where every figure of the form stands in its worksheet, by `line/column`. */
export function figurePlaces(form: Form): ReadonlyMap<string, SheetPlace> {
  const places = new Map<string, SheetPlace>();
  const collect = (grid: FormGrid, firstRow: number): void => {
    for (const { figure, row, column } of grid.cells) {
      if (figure) places.set(`${figure.line}/${figure.column}`, { row: firstRow + row, column });
    }
  };
  collect(form.grid, ROWS_ABOVE_HEAD);
  if (form.statistics) collect(statisticsGrid(form.statistics.grid, form), statisticsRow(form) + 1);
  return places;
}

/** Row of the heading over the counts: one row is left free under the grid. */
function statisticsRow(form: Form): number {
  return ROWS_ABOVE_HEAD + form.grid.rowCount + 1;
}

/** The counts take the form's whole width, each of their columns the share of it that its own width is. */
function statisticsGrid(grid: FormGrid, form: Form): FormGrid {
  const width = form.grid.columnWidths.length;
  const total = grid.columnWidths.reduce((sum, own) => sum + own, 0);
  const edge = (column: number): number =>
    Math.round((width * grid.columnWidths.slice(0, column).reduce((sum, own) => sum + own, 0)) / total);
  return {
    ...grid,
    cells: grid.cells.map((cell) => {
      const column = edge(cell.column);
      return { ...cell, column, columns: Math.max(1, edge(cell.column + cell.columns) - column) };
    }),
  };
}

export function formSheet(form: Form, options: FormSheetOptions): SheetContent {
  const width = form.grid.columnWidths.length;
  const sheet = new Map<string, ContentCell>();
  const merges: CellArea[] = [];
  const put = (row: number, column: number, columns: number, cell: ContentCell): void => {
    sheet.set(`${row},${column}`, cell);
    if (columns > 1) merges.push(area(row, column, 1, columns));
  };
  const putGrid = (grid: FormGrid, firstRow: number): void => {
    for (const cell of grid.cells) {
      const row = firstRow + cell.row;
      const content = contentOf(cell, options);
      for (let down = 0; down < cell.rows; down += 1) {
        for (let across = 0; across < cell.columns; across += 1) {
          const isAnchor = down === 0 && across === 0;
          const covered: ContentCell = { value: null, ...(content.style ? { style: content.style } : {}) };
          sheet.set(`${row + down},${cell.column + across}`, isAnchor ? content : covered);
        }
      }
      if (cell.rows > 1 || cell.columns > 1) merges.push(area(row, cell.column, cell.rows, cell.columns));
    }
  };

  put(0, 0, width, { value: form.title, style: { bold: true, size: 18, align: "center" } });
  if (form.code) put(1, width - 1, 1, { value: form.code, style: { align: "right" } });
  put(2, 0, Math.max(1, width - 2), { value: entityLine(options) });
  put(2, width - 1, 1, { value: `金额单位：${options.unit}`, style: { align: "right" } });
  putGrid(form.grid, ROWS_ABOVE_HEAD);
  let notesRow = ROWS_ABOVE_HEAD + form.grid.rowCount;
  if (form.statistics) {
    put(statisticsRow(form), 0, width, { value: form.statistics.title });
    putGrid(statisticsGrid(form.statistics.grid, form), statisticsRow(form) + 1);
    notesRow = statisticsRow(form) + 1 + form.statistics.grid.rowCount;
  }
  form.notes.forEach((note, index) =>
    put(notesRow + index, 0, width, { value: note, style: { wrap: true } }),
  );

  return {
    name: options.name,
    rows: rowsOf(sheet, notesRow + form.notes.length, width),
    columnWidths: form.grid.columnWidths,
    merges,
    freeze: { rows: ROWS_ABOVE_HEAD + form.grid.headRows, columns: 0 },
    print: { landscape: form.landscape, titleRows: ROWS_ABOVE_HEAD + form.grid.headRows },
  };
}

/** Entity and year share a cell: a column of their own would be as narrow as the form's. */
function entityLine({ entity, year }: FormSheetOptions): string {
  return year === undefined ? `部门：${entity}` : `部门：${entity}\u3000\u3000${year}年度`;
}

function area(row: number, column: number, rows: number, columns: number): CellArea {
  return { firstRow: row, firstColumn: column, lastRow: row + rows - 1, lastColumn: column + columns - 1 };
}

function rowsOf(cells: ReadonlyMap<string, ContentCell>, rowCount: number, width: number): ContentRow[] {
  return Array.from({ length: rowCount }, (_, row) => ({
    cells: Array.from({ length: width }, (__, column) => cells.get(`${row},${column}`) ?? null),
  }));
}

function contentOf(cell: FormCell, options: FormSheetOptions): ContentCell {
  const style = STYLES[cell.role];
  if (cell.figure) {
    const format = cell.figure.measure === "money" ? "#,##0.00" : "#,##0";
    const filled = options.figure(cell.figure);
    return { ...filled, style: { ...style, format, ...filled.style } };
  }
  const own: FilledCell = { value: cell.text === "" ? null : cell.text };
  const filled = options.text?.(cell) ?? own;
  return { ...filled, style: { ...style, ...filled.style } };
}

const BASE: CellStyle = { border: true, verticalAlign: "center" };
const STYLES: Readonly<Record<FormCell["role"], CellStyle>> = {
  head: { ...BASE, align: "center", wrap: true, bold: true },
  index: { ...BASE, align: "center" },
  label: { ...BASE, align: "left" },
  total: { ...BASE, align: "center", bold: true },
  code: { ...BASE, align: "left", format: "@" },
  name: { ...BASE, align: "left" },
  figure: { ...BASE, align: "right" },
};
