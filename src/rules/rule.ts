/**
 * A rule as the catalogue holds it: the engine's, with ids that the definitions of the tables know. The engine itself
 * knows no table by name, so what a rule may name is typed here.
 */
import type { Each, Pick, RuleDefinition } from "../engine/reconcile/define-rule";
import type { ColumnOf, KnownTable, LineOf } from "../tables/ids";
import type { Basis } from "./basis";

const PRIOR = "prior:";

/** The id of a table of last year's workbook. Both years share their table ids, so last year's have ids of their own. */
export type PriorTable<T extends string> = `${typeof PRIOR}${T}`;

export function priorTable<T extends string>(table: T): PriorTable<T> {
  return `${PRIOR}${table}`;
}

export function isPriorTable(table: string): boolean {
  return table.startsWith(PRIOR);
}

/** A name that `each` binds, or `@children`; `test/rules/catalogue.test.ts` holds what it is bound to. */
export type Binding = `@${string}`;
export type OneOrMore<Id> = Id | readonly Id[];
export type Lines<T extends KnownTable> = OneOrMore<LineOf<T> | Binding>;
export type Columns<T extends KnownTable> = OneOrMore<ColumnOf<T> | Binding>;

interface PickOf<T extends KnownTable> extends Pick {
  readonly table: T | PriorTable<T>;
  readonly lines: Lines<T>;
  readonly columns: Columns<T>;
}

export type RulePick = { [T in KnownTable]: PickOf<T> }[KnownTable];

export interface RuleEach extends Each {
  readonly lines?: NonNullable<Each["lines"]> & { readonly table: KnownTable };
  readonly columns?: readonly ColumnOf<KnownTable>[];
}

/** The table that a rule is looked for under, and what it says of it. */
export type RuleName = `${KnownTable}/${string}`;

export interface Rule extends RuleDefinition {
  readonly id: RuleName;
  readonly basis: Basis;
  readonly each?: RuleEach;
  readonly left: readonly RulePick[];
  readonly right: readonly RulePick[];
}

/** A pick where the table is a parameter: the types of its lines and columns follow from it. */
export function pick<T extends KnownTable>(table: T, lines: Lines<T>, columns: Columns<T>): RulePick {
  return { table, lines, columns } as PickOf<T> as RulePick;
}
