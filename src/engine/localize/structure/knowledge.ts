/** What the structure pass has to know of the tables, as data: the engine knows none of them by name. */
import type { ColumnId, LineId, TableId } from "../../fact";
import type { RuleDefinition } from "../../reconcile/define-rule";

/** By code, one column is usually the sum of columns of other tables. */
export interface CodedSum {
  readonly whole: readonly [table: TableId, column: ColumnId];
  readonly parts: readonly (readonly [table: TableId, column: ColumnId])[];
  /** Only for codes that a table prints, or for those that it does not. */
  readonly codes?: { readonly of: TableId; readonly isIn: boolean };
  /** It is believed where so large a part of the figures, and so many of them, stand on both sides. */
  readonly share: number;
  readonly least: number;
}

/** A line that a form prints, as far as it is known beforehand. */
export interface FormLine {
  readonly id: LineId;
  readonly label: string;
  readonly code: string | null;
  readonly columns: readonly ColumnId[];
  /** Every form prints it: that it is not there needs no second witness. */
  readonly isAlways: boolean;
}

type FigurePlace = readonly [table: TableId, line: LineId, column: ColumnId];

export interface StructureKnowledge {
  /** The tables of every rule. */
  readonly tablesOf: ReadonlyMap<string, readonly TableId[]>;
  /** All rules, for what they would say of a line that is not there. */
  readonly rules: readonly RuleDefinition[];
  /** The lines of tables whose lines are given. */
  readonly forms: ReadonlyMap<TableId, readonly FormLine[]>;
  /** Tables with a line for every functional code, each with the column that counts. */
  readonly coded: ReadonlyMap<TableId, ColumnId>;
  /** Those among them whose total line tells several figures that stand on their own: income by source, balances. */
  readonly bySource: ReadonlySet<TableId>;
  readonly sums: readonly CodedSum[];
  /** What no relation ties: the part of a whole may be unlike it, but never a thousand times larger. */
  readonly bounds: readonly { readonly part: FigurePlace; readonly whole: FigurePlace }[];
  /** Tables that many a department rightly leaves empty. */
  readonly optional: ReadonlySet<TableId>;
}
