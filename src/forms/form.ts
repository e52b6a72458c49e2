/**
 * The printed form of a table, as a grid of cells: what stands in every head, label and row number, where cells are
 * merged and where each figure goes. One description serves the published document, the blank form and the samples,
 * so that they cannot drift apart. Rows and columns count from zero.
 */
import type { ColumnId, LineId, Measure, TableId } from "../engine/fact";

/** Which fact of the table is printed in a cell. */
export interface FormFigure {
  readonly line: LineId;
  readonly column: ColumnId;
  readonly measure: Measure;
}

/** `index` is a 行次 or 栏次; `total` is the label of a sum, printed bold and centred. */
export type FormRole = "head" | "index" | "label" | "total" | "code" | "name" | "figure";

export interface FormCell {
  readonly row: number;
  readonly column: number;
  /** How many rows and columns the cell covers. */
  readonly rows: number;
  readonly columns: number;
  readonly role: FormRole;
  /** Empty for figures and for the spare rows of a blank form. */
  readonly text: string;
  readonly figure: FormFigure | null;
  /** The line of a code table whose code or name is printed here. */
  readonly line?: LineId;
}

export interface FormGrid {
  /** In characters of half width. */
  readonly columnWidths: readonly number[];
  /** Leading rows that are repeated on every page. */
  readonly headRows: number;
  readonly rowCount: number;
  /** Row by row, each from left to right; merged cells once, at their first cell. */
  readonly cells: readonly FormCell[];
}

export interface Form {
  readonly table: TableId;
  readonly title: string;
  /** 公开NN表, where the edition numbers its tables. */
  readonly code: string | null;
  readonly landscape: boolean;
  readonly grid: FormGrid;
  /** Label and value pairs under the table (相关统计数). */
  readonly statistics: { readonly title: string; readonly grid: FormGrid } | null;
  /** Notes under the table, each a paragraph. */
  readonly notes: readonly string[];
}
