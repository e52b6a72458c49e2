/** What a sentence can speak of: an indicator with its names and the facts that state it. */
import type { ColumnId, LineId, TableId } from "../../engine/fact";
import type { ColumnOf, KnownTable, LineOf } from "../../tables/ids";
import type { Section } from "../read/sections";

export interface FactRef {
  readonly table: TableId;
  readonly line: LineId;
  readonly column: ColumnId;
}

/** One way to say it, in the notation of `pattern.ts`. */
export interface Name {
  readonly pattern: string;
  /** Sections where the name means this; absent: it means it everywhere. */
  readonly sections?: readonly Section[];
  /** Texts in which the name means this: the first section, or none where it means it everywhere. */
  readonly examples: readonly string[];
  /** Texts in which it does not. */
  readonly not?: readonly string[];
}

export interface Indicator {
  readonly id: string;
  readonly label: string;
  readonly names: readonly Name[];
  /** Facts that state the final figure; one that agrees is enough, for the tables' own ties are checked elsewhere. */
  readonly final: readonly FactRef[];
  readonly budget?: FactRef;
  /** Other sections tell of other money by the same name. */
  readonly isOfSection?: boolean;
  /** What a share without a named denominator is a share of. */
  readonly shareOf?: string;
  /** These parts and no others make up the whole. */
  readonly parts?: readonly string[];
}

/** Held to what the table has. */
export function ref<T extends KnownTable>(table: T, line: LineOf<T>, column: ColumnOf<T>): FactRef {
  return { table, line, column };
}

/** A name that means the same in every section. */
export function name(pattern: string, examples: readonly string[], not: readonly string[] = []): Name {
  return { pattern, examples, not };
}

/** A short name, which means it only in these sections, or as a part of what the sentence has named. */
export function short(
  pattern: string,
  sections: readonly Section[],
  examples: readonly string[],
  not: readonly string[] = [],
): Name {
  return { pattern, sections, examples, not };
}
