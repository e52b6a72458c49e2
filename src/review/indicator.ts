/** What a sentence can speak of: an indicator with its names and the facts that state it. */
import type { ColumnId, LineId, TableId } from "../engine/fact";
import type { ColumnOf, KnownTable, LineOf } from "../tables/ids";
import type { Section } from "./sections";

export interface FactRef {
  readonly table: TableId;
  readonly line: LineId;
  readonly column: ColumnId;
}

export interface Indicator {
  readonly id: string;
  readonly label: string;
  /** Source of a regular expression over a block's text. */
  readonly names: string;
  /** Sections where the name means this; absent: everywhere. */
  readonly sections?: readonly Section[];
  /** Facts that state the final figure; one that agrees is enough, for the tables' own ties are checked elsewhere. */
  readonly final: readonly FactRef[];
  readonly budget?: FactRef;
  /** What a share without a named denominator is a share of. */
  readonly shareOf?: string;
  /** These parts and no others make up the whole. */
  readonly parts?: readonly string[];
}

/** Held to what the table has. */
export function ref<T extends KnownTable>(table: T, line: LineOf<T>, column: ColumnOf<T>): FactRef {
  return { table, line, column };
}
