/** What a sentence can speak of: an indicator with its names and the facts that state it. */
import type { ColumnId, LineId, TableId } from "../../engine/fact";
import type { ColumnOf, KnownTable, LineOf } from "../../tables/ids";
import type { Section } from "../read/sections";
import type { IndicatorId, UnknownIndicatorId } from "./indicator-id";

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
  /** So common a word that it is a name only where a clause begins with it and its amount follows. */
  readonly isBare?: true;
  /** It may mean other money of the same name: only a figure that agrees is tied. */
  readonly isLoose?: true;
  /** Indicators that the name is used for as well: the figure decides. */
  readonly or?: readonly IndicatorId[];
  /** Texts in which the name means this: the first section, or none where it means it everywhere. */
  readonly examples: readonly string[];
  /** Texts in which it does not. */
  readonly not?: readonly string[];
}

export interface Indicator {
  readonly id: IndicatorId | UnknownIndicatorId;
  readonly label: string;
  readonly names: readonly Name[];
  /** Facts that state the final figure; one that agrees is enough, for the tables' own ties are checked elsewhere. */
  readonly final: readonly FactRef[];
  readonly budget?: FactRef;
  /** Other sections tell of other money by the same name. */
  readonly isOfSection?: boolean;
  /** What a share without a named denominator is a share of. */
  readonly shareOf?: IndicatorId;
  /** These parts and no others make up the whole. */
  readonly parts?: readonly Indicator["id"][];
  /** One figure under two names of its own, income and expenditure in all. */
  readonly bothOf?: readonly [IndicatorId, IndicatorId];
  /** No table prints it, but the facts that it is the sum of. */
  readonly sumOf?: readonly FactRef[];
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

/** A short name that is such a common word that only its place makes it one. */
export function bare(
  pattern: string,
  sections: readonly Section[],
  examples: readonly string[],
  or: readonly IndicatorId[] = [],
): Name {
  return { pattern, sections, isBare: true, examples, or };
}

/** A short name by which other money is called as well. */
export function loose(pattern: string, sections: readonly Section[], examples: readonly string[]): Name {
  return { pattern, sections, isLoose: true, examples };
}
