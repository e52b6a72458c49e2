/**
 * The ids of the catalogue as types: whoever names a table, a line or a column in a rule, a paragraph, an edition or an
 * indicator is held to the definitions, and a slip of the pen does not compile. What types cannot know (which codes
 * exist, what `@column` is bound to) is held by `test/rules/catalogue.test.ts`.
 */
import type { Catalogue } from "./index";

type Definition = Catalogue[number];
export type KnownTable = Definition["id"];

type DefinitionOf<T extends KnownTable> = Extract<Definition, { readonly id: T }>;
type BlockOf<T extends KnownTable> = DefinitionOf<T>["blocks"][number];

/** A functional or economic code. */
export type Code = `${number}`;

/** The lines of a table: those that it defines, those that its heads name, its counts, and codes where it has codes. */
export type LineOf<T extends KnownTable> =
  | BlockOf<T>["lines"][number]["id"]
  | HeadLine<BlockOf<T>["columns"][number]>
  | StatisticOf<DefinitionOf<T>>
  | CodeLineOf<BlockOf<T>["stub"]>;

export type ColumnOf<T extends KnownTable> =
  BlockOf<T>["columns"][number]["id"] | (StatisticOf<DefinitionOf<T>> extends never ? never : "count");

/** The counts that are printed under a table. */
export type CountOf<T extends KnownTable> = StatisticOf<DefinitionOf<T>>;

type HeadLine<Column> = Column extends { readonly line: infer Line extends string } ? Line : never;
type StatisticOf<D> = D extends { readonly statistics: readonly { readonly id: infer Line extends string }[] }
  ? Line
  : never;
type CodeLineOf<Stub> = Stub extends "functional" | "economic" ? Code : never;

/** Table, line and column of any table, as a union of all that there are. */
export type FigurePlace = {
  [T in KnownTable]: readonly [table: T, line: LineOf<T>, column: ColumnOf<T>];
}[KnownTable];

/** `table/line/column` of any table, as a union of all that there are. */
export type FigureKey = { [T in KnownTable]: `${T}/${LineOf<T>}/${ColumnOf<T>}` }[KnownTable];
