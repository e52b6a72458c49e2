/** The form of one table of an edition as data; `formOf` turns it into a grid. */
import type { ColumnId, LineId, TableId } from "../engine/fact";

/** A head cell over one column and row, or over several; cells take the first free place, as in HTML. */
export type HeadCell = string | { readonly text: string; readonly columns?: number; readonly rows?: number };

/** A row of one side of a form with fixed lines; `null` is a numbered row without a label. */
export interface FormLine {
  readonly line: LineId;
  /** As printed, with its ordinal. */
  readonly label: string;
  readonly isTotal: boolean;
}

/** Label, row number and figures that stand side by side with another such side (收入 | 支出). */
export interface FormSide {
  /** The 行次 of its first row; absent: the form has no row numbers. */
  readonly firstNumber?: number;
  readonly columns: readonly ColumnId[];
  readonly lines: readonly (FormLine | null)[];
}

export type FormBody =
  | { readonly kind: "lines"; readonly sides: readonly FormSide[] }
  /** Code, name and figures: 合计 first, then the codes of the workbook. */
  | {
      readonly kind: "codes";
      readonly columns: readonly ColumnId[];
      /** Codes that the form prints whether they carry a figure or not. */
      readonly fixedCodes?: readonly string[];
    }
  /** Codes, names and amounts side by side, with a row of totals under each block. */
  | {
      readonly kind: "blocks";
      readonly column: ColumnId;
      readonly blocks: readonly (readonly string[])[];
      /** From left to right; each figure stands in the last column that its label leaves free. */
      readonly totals: readonly { readonly line: LineId; readonly label: string; readonly blocks: number }[];
    }
  /** One row of figures. */
  | {
      readonly kind: "row";
      readonly figures: readonly { readonly line: LineId; readonly column: ColumnId }[];
    };

export interface FormDefinition {
  readonly table: TableId;
  readonly landscape: boolean;
  readonly columnWidths: readonly number[];
  readonly head: readonly (readonly HeadCell[])[];
  readonly body: FormBody;
  /** Label and value pairs under the table, two pairs a row. */
  readonly statistics?: { readonly title: string; readonly lines: readonly LineId[] };
  /** Printed under the table always. */
  readonly notes?: readonly string[];
  /** Printed under the table when it holds no figure. */
  readonly emptyNote?: string;
}
