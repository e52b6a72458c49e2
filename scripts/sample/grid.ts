/** A sheet being laid out: cells put where they belong, merged areas, then the finished content. */
import type { CellArea, CellStyle, ContentCell, SheetContent } from "../../src/workbook/sheet-content";
import type { CellValue } from "../../src/workbook/workbook";

export interface Span {
  readonly rows?: number;
  readonly columns?: number;
}

export class Grid {
  private readonly rows: (ContentCell | null)[][] = [];
  private readonly merges: CellArea[] = [];

  /** Writes a cell; a span merges it with what lies right and below, all in its style. */
  put(row: number, column: number, value: CellValue, style: CellStyle, span: Span = {}): void {
    const lastRow = row + (span.rows ?? 1) - 1;
    const lastColumn = column + (span.columns ?? 1) - 1;
    for (let r = row; r <= lastRow; r += 1) {
      for (let c = column; c <= lastColumn; c += 1) {
        this.set(r, c, { value: r === row && c === column ? value : null, style });
      }
    }
    if (lastRow > row || lastColumn > column) {
      this.merges.push({ firstRow: row, firstColumn: column, lastRow, lastColumn });
    }
  }

  private set(row: number, column: number, cell: ContentCell): void {
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row];
    if (!cells) return;
    while (cells.length < column) cells.push(null);
    cells[column] = cell;
  }

  /** The row after the last one written. */
  get nextRow(): number {
    return this.rows.length;
  }

  content(properties: Omit<SheetContent, "rows" | "merges">): SheetContent {
    return { ...properties, rows: this.rows.map((cells) => ({ cells })), merges: this.merges };
  }
}
