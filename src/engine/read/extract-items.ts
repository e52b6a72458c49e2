/** What does not stand in rows of its own: figures under a head that names everything, and pairs of label and count. */
import { readFigure } from "../../workbook/amount";
import { cellAt, type Cell, type Sheet } from "../../workbook/workbook";
import type { ColumnDefinition, LineDefinition, TableDefinition } from "../define-table";
import type { Line, Problem } from "../fact";
import type { Head, PlacedBlock } from "./head";
import { normalize, withoutOrdinal } from "./label";
import { rawFact, type RawFact } from "./raw-fact";
import { cellsByRow, type Region } from "./region";

export interface RawItems {
  readonly lines: readonly Line[];
  readonly facts: readonly RawFact[];
  readonly problems: readonly Problem[];
}

/** One row of figures under a head that names items and sides. */
export function readFigureRow(region: Region, head: Head): RawItems {
  const { sheet } = region;
  const [lines, facts, problems]: [Line[], RawFact[], Problem[]] = [[], [], []];
  for (const block of head.blocks) {
    const rows = figureRows(region, head, block);
    const row = rows[0] ?? head.lastRow + 1;
    if (rows.length > 1) problems.push({ message: `本表有${rows.length}行金额，只读取第${row + 1}行` });
    for (const { definition, column } of block.columns) {
      const id = definition.line ?? definition.id;
      const label = definition.label.replace(/预算数|决算数/u, "");
      if (!lines.some((known) => known.id === id))
        lines.push({ id, label, code: null, sheet: sheet.name, row });
      const place = { id, label: definition.label, code: null, definition: null };
      facts.push(rawFact(sheet, place, definition, { row, column }));
    }
  }
  return { lines, facts, problems };
}

/** Rows that hold figures, down to the first that holds text: statistics and notes begin with it. */
function figureRows({ sheet, endRow }: Region, head: Head, block: PlacedBlock): number[] {
  const rows: number[] = [];
  for (let row = head.lastRow + 1; row < endRow; row += 1) {
    const cells = cellsByRow(sheet).get(row) ?? [];
    const kinds = block.columns.map(({ column }) => readFigure(cellAt(sheet, row, column)).kind);
    if (kinds.includes("figure")) rows.push(row);
    else if (cells.some((cell) => readFigure(cell).kind === "text")) break;
  }
  return rows;
}

/** Label and value pairs under the figures; the value stands right of its label. */
export function readStatistics({ sheet, definition, endRow }: Region, head: Head): RawItems {
  const [lines, facts]: [Line[], RawFact[]] = [[], []];
  if ((definition.statistics ?? []).length === 0) return { lines, facts, problems: [] };
  for (const [row, cells] of cellsByRow(sheet)) {
    if (row <= head.lastRow || row >= endRow) continue;
    for (const cell of cells) {
      const line = statisticOf(definition, String(cell.value));
      if (!line) continue;
      lines.push({ id: line.id, label: line.label, code: null, sheet: sheet.name, row });
      const column: ColumnDefinition = {
        id: "count",
        label: "统计数",
        headers: [],
        measure: line.measure ?? "count",
      };
      const place = { id: line.id, label: line.label, code: null, definition: line };
      const at = columnInRow(head, cell) ?? countColumn(sheet, head.lastRow, row, cell.column);
      facts.push(rawFact(sheet, place, column, { row, column: at }));
    }
  }
  return { lines, facts, problems: [] };
}

/** Whether a label is that of a count under the table. */
export function isStatistic(definition: TableDefinition, label: string): boolean {
  return statisticOf(definition, label) !== undefined;
}

function statisticOf({ statistics = [] }: TableDefinition, text: string): LineDefinition | undefined {
  const label = withoutOrdinal(text);
  return statistics.find((candidate) =>
    [candidate.label, ...(candidate.aliases ?? [])].some((name) => normalize(name) === label),
  );
}

/** Among lines under one another a count stands where their last figures do. */
function columnInRow({ blocks }: Head, { column }: Cell): number | undefined {
  return blocks.find(({ labelColumn }) => labelColumn === column)?.columns.at(-1)?.column;
}

/** Under 统计数 where there is such a head; else the next cell of the row, which may be the next label. */
function countColumn(sheet: Sheet, headRow: number, row: number, labelColumn: number): number {
  const isAtRight = (cell: Cell): boolean => cell.column > labelColumn;
  for (const [above, cells] of cellsByRow(sheet)) {
    if (above <= headRow || above >= row) continue;
    const head = cells.find((cell) => isAtRight(cell) && normalize(String(cell.value)) === "统计数");
    if (head) return head.column;
  }
  const next = cellsByRow(sheet).get(row)?.find(isAtRight);
  return next && readFigure(next).kind === "figure" ? next.column : labelColumn + 1;
}
