/** A grid of cells as a Word table: merged heads repeated on every page, thin lines, figures to the right. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  HeightRule,
  LineRuleType,
  type IRunOptions,
} from "docx";
import type { FormGrid, FormRole } from "../../forms/form";
import { FONTS } from "./fonts";
import { linesOf, squaresOf } from "./text-lines";

/** What a form and a performance table have in common. */
export interface TableCellContent {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly role: FormRole;
  readonly text: string;
}

export interface GridTable extends Pick<FormGrid, "columnWidths" | "headRows" | "rowCount"> {
  readonly cells: readonly TableCellContent[];
}

export interface TableLook {
  /** Of the whole table, in twips. */
  readonly width: number;
  /** In half-points. */
  readonly fontSize: number;
  /** At least, in twips. */
  readonly rowHeight: number;
  /** Above and below the text of a cell, in twips; rows of a form are as high as the form says. */
  readonly padding?: number;
}

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "000000" } as const;
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
};

export function wordTable(grid: GridTable, look: TableLook): Table {
  const widths = columnTwips(grid, look);
  const rows = Array.from({ length: grid.rowCount }, (_, row) => {
    const cells = grid.cells
      .filter((cell) => cell.row === row)
      .sort((a, b) => a.column - b.column)
      .map((cell) => tableCell(cell, widths, look));
    return new TableRow({
      children: cells,
      tableHeader: row < grid.headRows,
      cantSplit: true,
      height: { value: look.rowHeight, rule: HeightRule.ATLEAST },
    });
  });
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: look.width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: BORDERS,
    margins: { left: SIDE_MARGIN, right: SIDE_MARGIN, top: look.padding ?? 0, bottom: look.padding ?? 0 },
  });
}

/** Of each row, in twips, as {@link wordTable} sets it: a name that takes several lines makes its row higher. */
export function rowHeights(grid: GridTable, look: TableLook): number[] {
  const widths = columnTwips(grid, look);
  const line = lineHeight(look);
  const heights = Array.from({ length: grid.rowCount }, () => look.rowHeight);
  // Those of one row first: what a merged cell needs is more than its rows have by then.
  for (const { row, rows, column, columns, text } of [...grid.cells].sort((a, b) => a.rows - b.rows)) {
    const room = sum(widths.slice(column, column + columns)) - 2 * SIDE_MARGIN;
    // A half square is left for the lines around it.
    const squares = Math.floor(room / (look.fontSize * 5)) / 2;
    const taken = sum(text.split("\n").map((part) => linesOf(part, squares)));
    const needed = taken * line + 2 * (look.padding ?? 0);
    const own = sum(heights.slice(row, row + rows));
    const last = row + rows - 1;
    if (needed > own) heights[last] = (heights[last] ?? 0) + needed - own;
  }
  return heights;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * The shares of the width; a column whose figures would be broken takes what it lacks from those without figures. What
 * rounding leaves goes to the last column.
 */
function columnTwips(grid: GridTable, { width, fontSize }: TableLook): number[] {
  const total = sum(grid.columnWidths);
  const shared = grid.columnWidths.map((share) => (share * width) / total);
  const wanted = shared.map(() => 0);
  for (const { role, column, columns, text } of grid.cells) {
    if (role !== "figure" || columns > 1) continue;
    const own = squaresOf(text) * fontSize * 10 + 3 * SIDE_MARGIN;
    wanted[column] = Math.max(wanted[column] ?? 0, own);
  }
  const lacking = sum(shared.map((own, column) => Math.max(0, (wanted[column] ?? 0) - own)));
  const spare = sum(shared.filter((_, column) => wanted[column] === 0)) / 2;
  const given = Math.min(lacking, spare);
  const twips = shared.map((own, column) => {
    const want = wanted[column] ?? 0;
    if (lacking === 0) return Math.floor(own);
    if (want === 0) return Math.floor(own - (given * own) / (2 * spare));
    return Math.floor(own + (given * Math.max(0, want - own)) / lacking);
  });
  const rest = width - sum(twips);
  return twips.map((part, index) => (index === twips.length - 1 ? part + rest : part));
}

/** Twips of a line for each half-point of its letters: the same in every program, whatever font stands in. */
const LINE_A_HALF_POINT = 11.5;

/** In twips. */
export function lineHeight({ fontSize }: Pick<TableLook, "fontSize">): number {
  return Math.round(fontSize * LINE_A_HALF_POINT);
}

/** Beside the text of a cell, in twips. */
const SIDE_MARGIN = 50;

function tableCell(cell: TableCellContent, widths: readonly number[], look: TableLook): TableCell {
  const width = sum(widths.slice(cell.column, cell.column + cell.columns));
  const { alignment, font, isBold } = LOOKS[cell.role];
  const runOf = (text: string): IRunOptions => ({ text, font, bold: isBold, size: look.fontSize });
  return new TableCell({
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    children: cell.text.split("\n").map(
      (text) =>
        new Paragraph({
          alignment,
          spacing: { line: lineHeight(look), lineRule: LineRuleType.EXACT },
          children: text === "" ? [] : [new TextRun(runOf(text))],
          run: { size: look.fontSize, font },
        }),
    ),
  });
}

const LOOKS: Readonly<
  Record<
    FormRole,
    {
      alignment: (typeof AlignmentType)[keyof typeof AlignmentType];
      font: typeof FONTS.table;
      isBold: boolean;
    }
  >
> = {
  head: { alignment: AlignmentType.CENTER, font: FONTS.heading, isBold: false },
  index: { alignment: AlignmentType.CENTER, font: FONTS.table, isBold: false },
  label: { alignment: AlignmentType.LEFT, font: FONTS.table, isBold: false },
  total: { alignment: AlignmentType.CENTER, font: FONTS.table, isBold: true },
  code: { alignment: AlignmentType.LEFT, font: FONTS.table, isBold: false },
  name: { alignment: AlignmentType.LEFT, font: FONTS.table, isBold: false },
  figure: { alignment: AlignmentType.RIGHT, font: FONTS.table, isBold: false },
};
