/**
 * Rows and cells of a table while it is read: spans, continued cells, rows that were deleted. A cell says how many
 * columns it spans; where it says more than the table has, Word shows it up to the edge, and the cells right of it keep
 * their places.
 */
import type { DocumentCell, DocumentTable } from "../workbook/document";
import type { PlacedParagraph } from "./docx-place";
import type { Attributes } from "./xml";

/** More columns than Word allows in a table. */
const MOST_COLUMNS = 1000;

interface OpenCell {
  columnSpan: number;
  verticalMerge: "none" | "start" | "continue";
  isMergedIntoLeft: boolean;
  text: string;
  paragraphs: readonly PlacedParagraph[];
}

export class OpenTable {
  private row = -1;
  private columnCount = 0;
  private gridColumns = 0;
  /** Columns left out before the row's first cell. */
  private before = 0;
  private isRowDeleted = false;
  private rowCells: OpenCell[] = [];
  private cell: OpenCell | null = null;
  private readonly cells: DocumentCell[] = [];
  /** Of each of `cells`, its paragraphs. */
  private readonly paragraphs: (readonly PlacedParagraph[])[] = [];
  /** By column, where in `cells` the cell is that a continued one below belongs to. */
  private readonly above = new Map<number, number>();

  openRow(): void {
    this.row += 1;
    this.before = 0;
    this.isRowDeleted = false;
    this.rowCells = [];
  }

  openCell(): void {
    this.cell = { columnSpan: 1, verticalMerge: "none", isMergedIntoLeft: false, text: "", paragraphs: [] };
  }

  markRowDeleted(): void {
    this.isRowDeleted = true;
  }

  /** A property of the table, the row or the open cell; others are nothing to a reader. */
  property(name: string, { val }: Attributes): void {
    if (name === "gridCol") this.gridColumns += 1;
    if (name === "gridBefore") this.before = span(val);
    if (!this.cell) return;
    if (name === "gridSpan") this.cell.columnSpan = span(val);
    if (name === "vMerge") this.cell.verticalMerge = val === "restart" ? "start" : "continue";
    if (name === "hMerge") this.cell.isMergedIntoLeft = val !== "restart";
  }

  closeCell(text: string, paragraphs: readonly PlacedParagraph[]): void {
    if (this.cell) this.rowCells.push({ ...this.cell, text, paragraphs });
    this.cell = null;
  }

  closeRow(): void {
    if (this.isRowDeleted) return;
    const spans = [this.before, ...this.rowCells.map(({ columnSpan }) => columnSpan)];
    const [before = 0, ...fitted] = fitting(spans, this.gridColumns);
    let column = before;
    this.rowCells.forEach((cell, index) => {
      const columnSpan = fitted[index] ?? 1;
      this.place({ ...cell, columnSpan }, column);
      column += columnSpan;
    });
    this.columnCount = Math.max(this.columnCount, column);
  }

  private place(cell: OpenCell, column: number): void {
    if (this.joinLeft(cell) || this.joinAbove(cell, column)) return;
    if (cell.verticalMerge === "start") this.above.set(column, this.cells.length);
    else this.above.delete(column);
    const { columnSpan, text } = cell;
    this.cells.push({ row: this.row, column, rowSpan: 1, columnSpan, text });
    this.paragraphs.push(cell.paragraphs);
  }

  private joinLeft({ isMergedIntoLeft, columnSpan }: OpenCell): boolean {
    const left = this.cells.at(-1);
    if (!isMergedIntoLeft || left?.row !== this.row) return false;
    this.cells[this.cells.length - 1] = { ...left, columnSpan: left.columnSpan + columnSpan };
    return true;
  }

  private joinAbove({ verticalMerge }: OpenCell, column: number): boolean {
    const index = this.above.get(column);
    const above = index === undefined ? undefined : this.cells[index];
    if (verticalMerge !== "continue" || index === undefined || !above) return false;
    this.cells[index] = { ...above, rowSpan: this.row - above.row + 1 };
    return true;
  }

  /** Where the text of each cell stands. */
  places(): [DocumentCell, readonly PlacedParagraph[]][] {
    return this.cells.map((cell, index) => [cell, this.paragraphs[index] ?? []]);
  }

  close(): DocumentTable {
    return { kind: "table", rowCount: this.row + 1, columnCount: this.columnCount, cells: this.cells };
  }
}

/** Spans that are too wide for the table give way, the widest first; none of a sound table does. */
function fitting(spans: readonly number[], gridColumns: number): readonly number[] {
  const total = spans.reduce((sum, columns) => sum + columns, 0);
  const isBeyond = gridColumns > 0 && (total > MOST_COLUMNS || Math.max(...spans) > gridColumns);
  const room = isBeyond ? gridColumns : MOST_COLUMNS;
  if (total <= room) return spans;
  const widest = spans.indexOf(Math.max(...spans));
  const least = widest === 0 ? 0 : 1;
  const cut = Math.max(least, (spans[widest] ?? 1) - (total - room));
  // Nothing left to give: more cells than the grid has columns.
  if (cut === spans[widest]) return spans;
  return fitting(
    spans.map((columns, index) => (index === widest ? cut : columns)),
    gridColumns,
  );
}

function span(value: string | undefined): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}
