/** A fault of the workbook's structure: one thing that went wrong, with the repair of the whole as data. */
import type { Amount, Unit } from "../../../workbook/amount";
import type { ColumnId, FactId, LineId, TableId } from "../../fact";
import type { FaultKind } from "../../finding";
import type { Relation } from "../../reconcile/relation";

export interface Shifted {
  /** Rows of the sheet, counted from 0. */
  readonly first: number;
  readonly last: number;
  /** Where the figures of these rows stand: so many rows below, above if negative; `null`: that cannot be told. */
  readonly by: number | null;
}

interface Common {
  readonly kind: FaultKind;
  /** Of several, all that are wrong in the same way. */
  readonly tables: readonly [TableId, ...TableId[]];
  /** What every changed figure should be; `null`: it is wrong or lost, and nothing says what it should be. */
  readonly amounts: ReadonlyMap<FactId, Amount | null>;
  /** Relations that can say nothing as long as the fault is there. */
  readonly silenced: readonly Relation[];
}

export interface SlideFault extends Common {
  readonly kind: "slide";
  /** `null`: all columns of the table. */
  readonly columns: readonly ColumnId[] | null;
  readonly pieces: readonly Shifted[];
  /**
   * Where the rows may begin or end elsewhere and that explains as much: of every such reading, its own among them, what
   * the cells should be; else empty.
   */
  readonly readings: readonly ReadonlyMap<FactId, Amount | null>[];
}
export interface ExchangeFault extends Common {
  readonly kind: "exchange";
  readonly columns: readonly ColumnId[] | null;
  readonly lines: readonly [LineId, LineId];
}
export interface ScaleFault extends Common {
  readonly kind: "scale";
  readonly columns: readonly ColumnId[] | null;
  /** `null`: all rows. */
  readonly rows: { readonly first: number; readonly last: number } | null;
  /** How many times too large the figures are. */
  readonly factor: number;
}
/** The figures are right as they are and the word over them is wrong; or they are to be multiplied. */
export interface UnitWordFault extends Common {
  readonly kind: "unit-word";
  readonly said: Unit;
  readonly unit: Unit;
}
export interface WholeTableFault extends Common {
  readonly kind: "foreign" | "empty";
  /** The head names another year or entity than the other tables. */
  readonly isSaid: boolean;
}
export interface LineFault extends Common {
  readonly kind: "missing-line" | "doubled-line";
  readonly codes: readonly [LineId, ...LineId[]];
  /** What the form calls it, where no table of the workbook prints it. */
  readonly label?: string | undefined;
  /** Of a line that is missing, by column what it should say. */
  readonly figures: ReadonlyMap<ColumnId, number>;
  /** Of a line that is doubled, the rows of the sheet, counted from 0. */
  readonly rows: readonly number[];
}

export type Fault = SlideFault | ExchangeFault | ScaleFault | UnitWordFault | WholeTableFault | LineFault;
