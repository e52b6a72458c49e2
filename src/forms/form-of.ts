/** Lays a table out on its form. */
import type { Edition } from "../editions/edition";
import { definedLines } from "../engine/define-table";
import type { ColumnId, LineId, TableId } from "../engine/fact";
import { ECONOMIC_CODES } from "../tables/economic-codes";
import { TABLES } from "../tables/index";
import type { FormBody, FormDefinition, FormSide, HeadCell } from "./define-form";
import type { Form, FormCell, FormFigure, FormGrid, FormRole } from "./form";
import { formDefinition } from "./index";

/** A row of a code table. */
export interface FormCode {
  readonly line: LineId;
  /** Empty in the spare rows of a blank form. */
  readonly code: string;
  readonly name: string;
}

export interface FormContent {
  /** The code lines of the table in the order of the form; fixed codes of the form are added to them. */
  readonly codes?: readonly FormCode[];
  /** The table holds no figure: its empty note is printed. */
  readonly isEmpty?: boolean;
  /** Notes of the workbook; they take the place of the form's own. */
  readonly notes?: readonly string[];
}

/** The form of a table with its rows; `null` where no form is described. */
export function formOf(edition: Edition, table: TableId, content: FormContent = {}): Form | null {
  const definition = formDefinition(edition.id, table);
  const kind = TABLES.find(({ id }) => id === table);
  if (!definition || !kind) return null;
  const printedNotes = [
    ...(definition.notes ?? []),
    ...(content.isEmpty && definition.emptyNote ? [definition.emptyNote] : []),
  ];
  return {
    table,
    title: kind.title,
    code: edition.tables.find((entry) => entry.table === table)?.code ?? null,
    landscape: definition.landscape,
    grid: gridOf(definition, content.codes ?? []),
    statistics: definition.statistics
      ? {
          title: definition.statistics.title,
          grid: statisticsGrid(definition.statistics.lines, (line) => {
            return definedLines(kind).find(({ id }) => id === line)?.label ?? line;
          }),
        }
      : null,
    notes: content.notes && content.notes.length > 0 ? content.notes : printedNotes,
  };
}

function gridOf(definition: FormDefinition, codes: readonly FormCode[]): FormGrid {
  const head = headCells(definition.head);
  const headRows = definition.head.length;
  const body = bodyCells(definition.body, headRows, codes);
  return {
    columnWidths: definition.columnWidths,
    headRows,
    rowCount: Math.max(headRows, ...body.map((cell) => cell.row + cell.rows)),
    cells: [...head, ...body.sort((a, b) => a.row - b.row || a.column - b.column)],
  };
}

function headCells(rows: readonly (readonly HeadCell[])[]): FormCell[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((head) => {
      const { text, columns = 1, rows: height = 1 } = typeof head === "string" ? { text: head } : head;
      while (taken.has(`${row},${column}`)) column += 1;
      for (let down = 0; down < height; down += 1) {
        for (let across = 0; across < columns; across += 1) taken.add(`${row + down},${column + across}`);
      }
      const role: FormRole = /^(\d*|栏次)$/u.test(text) ? "index" : "head";
      const cell: FormCell = { row, column, rows: height, columns, role, text, figure: null };
      column += columns;
      return cell;
    });
  });
}

function bodyCells(body: FormBody, firstRow: number, codes: readonly FormCode[]): FormCell[] {
  switch (body.kind) {
    case "lines":
      return body.sides.flatMap((side, index) => sideCells(side, firstRow, widthBefore(body.sides, index)));
    case "codes":
      return codeCells(body, firstRow, withFixed(codes, body.fixedCodes ?? []));
    case "blocks":
      return blockCells(body, firstRow, codes);
    case "row":
      return body.figures.map(({ line, column }, index) => figureCell(firstRow, index, line, column));
  }
}

function widthBefore(sides: readonly FormSide[], index: number): number {
  return sides.slice(0, index).reduce((width, side) => width + sideWidth(side), 0);
}

function sideWidth(side: FormSide): number {
  return 1 + (side.firstNumber === undefined ? 0 : 1) + side.columns.length;
}

function sideCells(side: FormSide, firstRow: number, firstColumn: number): FormCell[] {
  return side.lines.flatMap((line, index) => {
    const row = firstRow + index;
    const role: FormRole = line?.isTotal ? "total" : "label";
    const label = textCell(row, firstColumn, role, line?.label ?? "");
    const number =
      side.firstNumber === undefined
        ? []
        : [textCell(row, firstColumn + 1, "index", String(side.firstNumber + index))];
    const firstFigure = firstColumn + 1 + number.length;
    const figures = side.columns.map((column, offset) =>
      line
        ? figureCell(row, firstFigure + offset, line.line, column)
        : textCell(row, firstFigure + offset, "label", ""),
    );
    return [label, ...number, ...figures];
  });
}

function codeCells(
  body: Extract<FormBody, { kind: "codes" }>,
  firstRow: number,
  codes: readonly FormCode[],
): FormCell[] {
  const figures = (row: number, line: LineId): FormCell[] =>
    body.columns.map((column, index) => figureCell(row, 2 + index, line, column));
  const total: FormCell = { ...textCell(firstRow, 0, "total", "合计"), columns: 2 };
  return [
    total,
    ...figures(firstRow, "total"),
    ...codes.flatMap((code, index) => {
      const row = firstRow + 1 + index;
      return [...stubCells(row, 0, code), ...figures(row, code.line)];
    }),
  ];
}

function blockCells(
  body: Extract<FormBody, { kind: "blocks" }>,
  firstRow: number,
  codes: readonly FormCode[],
): FormCell[] {
  const blocks = blocksWith(body.blocks, codes);
  const height = Math.max(...blocks.map((block) => block.length));
  const rows = blocks.flatMap((block, index) =>
    Array.from({ length: height }, (_, offset) => {
      const [row, column, code] = [firstRow + offset, index * 3, block[offset]];
      if (code) return [...stubCells(row, column, code), figureCell(row, column + 2, code.line, body.column)];
      return [0, 1, 2].map((across) => textCell(row, column + across, "label", ""));
    }).flat(),
  );
  const totalRow = firstRow + height;
  let column = 0;
  const totals = body.totals.flatMap((total) => {
    const width = total.blocks * 3;
    const cells: FormCell[] = [
      { ...textCell(totalRow, column, "total", total.label), columns: width - 1 },
      figureCell(totalRow, column + width - 1, total.line, body.column),
    ];
    column += width;
    return cells;
  });
  return [...rows, ...totals];
}

/** Every block with its own codes; a code that the form does not print joins the block of its class. */
function blocksWith(blocks: readonly (readonly string[])[], codes: readonly FormCode[]): FormCode[][] {
  const printed = new Set(blocks.flat());
  const homeOf = ({ code }: FormCode): number => {
    const home = blocks.findIndex((block) => block.some((own) => own.slice(0, 3) === code.slice(0, 3)));
    return home >= 0 ? home : blocks.length - 1;
  };
  return blocks.map((block, index) => {
    const extra = codes.filter((code) => !printed.has(code.code) && homeOf(code) === index);
    const own = block.map((code) => codes.find((given) => given.code === code) ?? fixedCode(code));
    return extra.length === 0 ? own : [...own, ...extra].sort(byCode);
  });
}

function withFixed(codes: readonly FormCode[], fixed: readonly string[]): FormCode[] {
  const missing = fixed.filter((code) => !codes.some((given) => given.code === code));
  return missing.length === 0 ? [...codes] : [...codes, ...missing.map(fixedCode)].sort(byCode);
}

const byCode = (a: FormCode, b: FormCode): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);

function fixedCode(code: string): FormCode {
  return { line: code, code, name: ECONOMIC_CODES.find((known) => known.code === code)?.name ?? "" };
}

function stubCells(row: number, column: number, { line, code, name }: FormCode): FormCell[] {
  return [
    { ...textCell(row, column, "code", code), line },
    { ...textCell(row, column + 1, "name", name), line },
  ];
}

function statisticsGrid(lines: readonly LineId[], labelOf: (line: LineId) => string): FormGrid {
  const head = ["项目", "统计数", "项目", "统计数"].map((text, column) => textCell(0, column, "head", text));
  const pairs = lines.flatMap((line, index) => {
    const [row, column] = [1 + Math.floor(index / 2), (index % 2) * 2];
    const figure: FormFigure = { line, column: "count", measure: "count" };
    return [
      textCell(row, column, "label", labelOf(line)),
      { ...textCell(row, column + 1, "figure", ""), figure },
    ];
  });
  return {
    columnWidths: [48, 24, 48, 24],
    headRows: 1,
    rowCount: 1 + Math.ceil(lines.length / 2),
    cells: [...head, ...pairs],
  };
}

function textCell(row: number, column: number, role: FormRole, text: string): FormCell {
  return { row, column, rows: 1, columns: 1, role, text, figure: null };
}

function figureCell(row: number, column: number, line: LineId, figureColumn: ColumnId): FormCell {
  const figure: FormFigure = { line, column: figureColumn, measure: "money" };
  return { ...textCell(row, column, "figure", ""), figure };
}
