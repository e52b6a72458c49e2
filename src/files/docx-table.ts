/** Rows and cells of a table while it is read: spans, continued cells, rows that were deleted. */
import type { DocumentCell, DocumentTable } from "../workbook/document";
import type { Attributes } from "./xml";

/** More columns than Word allows in a table. */
const MOST_COLUMNS = 1000;

interface OpenCell {
  columnSpan: number;
  verticalMerge: "none" | "start" | "continue";
  isMergedIntoLeft: boolean;
}

export class OpenTable {
  private row = -1;
  private column = 0;
  private columnCount = 0;
  private isRowDeleted = false;
  private cell: OpenCell | null = null;
  private readonly cells: DocumentCell[] = [];
  /** By column, where in `cells` the cell is that a continued one below belongs to. */
  private readonly above = new Map<number, number>();

  openRow(): void {
    this.row += 1;
    this.column = 0;
    this.isRowDeleted = false;
  }

  openCell(): void {
    this.cell = { columnSpan: 1, verticalMerge: "none", isMergedIntoLeft: false };
  }

  markRowDeleted(): void {
    this.isRowDeleted = true;
  }

  /** A property of the row or of the open cell; others are nothing to a reader. */
  property(name: string, { val }: Attributes): void {
    if (name === "gridBefore") this.column += span(val);
    if (!this.cell) return;
    if (name === "gridSpan") this.cell.columnSpan = span(val);
    if (name === "vMerge") this.cell.verticalMerge = val === "restart" ? "start" : "continue";
    if (name === "hMerge") this.cell.isMergedIntoLeft = val !== "restart";
  }

  closeCell(text: string): void {
    const { cell, row, column } = this;
    this.cell = null;
    if (!cell) return;
    this.column += cell.columnSpan;
    if (this.isRowDeleted || this.column > MOST_COLUMNS) return;
    this.columnCount = Math.max(this.columnCount, this.column);
    if (this.joinLeft(cell) || this.joinAbove(cell, column)) return;
    if (cell.verticalMerge === "start") this.above.set(column, this.cells.length);
    else this.above.delete(column);
    this.cells.push({ row, column, rowSpan: 1, columnSpan: cell.columnSpan, text });
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

  close(): DocumentTable {
    return { kind: "table", rowCount: this.row + 1, columnCount: this.columnCount, cells: this.cells };
  }
}

function span(value: string | undefined): number {
  const count = Number(value ?? 1);
  return Number.isInteger(count) && count >= 1 ? count : 1;
}
