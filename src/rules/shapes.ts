/** The shapes that most rules have; each returns plain data. */
import type { ColumnOf, KnownTable, LineOf } from "../tables/ids";
import type { Basis } from "./basis";
import { pick, type Rule, type RuleEach, type RuleName, type RulePick } from "./rule";

interface Meta {
  readonly id: RuleName;
  readonly title: string;
  readonly basis: Basis;
}

interface TwoSides extends Meta {
  readonly left: readonly RulePick[];
  readonly right: readonly RulePick[];
  readonly each?: RuleEach;
  readonly premise?: string;
}

/** Roll-up: 类=Σ款, 款=Σ项, 合计=Σ类, in every column. */
export function rollUp<T extends KnownTable>(table: T, title: string, columns: readonly ColumnOf<T>[]): Rule {
  return {
    id: `${table}/roll-up`,
    title: `${title}：{line}=所属各科目之和（{column}）`,
    basis: "code-hierarchy",
    kind: "definition",
    each: { lines: { table, which: "codes-and-total" }, columns },
    left: [pick(table, "@line", "@column")],
    right: [pick(table, "@children", "@column")],
  };
}

/** Cross-footing: one column as the sum of others, in every line. */
export function crossFooting<T extends KnownTable>(
  meta: Meta,
  table: T,
  total: ColumnOf<T>,
  parts: readonly ColumnOf<T>[],
): Rule {
  return {
    ...meta,
    kind: "definition",
    each: { lines: { table, which: "all" } },
    left: [pick(table, "@line", total)],
    right: [pick(table, "@line", parts)],
  };
}

/** Footing: one line as the sum of others, in each of the columns. */
export function footing<T extends KnownTable>(
  meta: Meta,
  table: T,
  total: LineOf<T>,
  parts: readonly LineOf<T>[],
  columns: readonly ColumnOf<T>[],
): Rule {
  return {
    ...meta,
    kind: "definition",
    each: { columns },
    left: [pick(table, total, "@column")],
    right: [pick(table, parts, "@column")],
  };
}

/** Tie-out: two places print the same figure. */
export function tieOut(sides: TwoSides): Rule {
  return { ...sides, kind: "definition" };
}

/** A tie-out that holds for most units only. */
export function usualTieOut(sides: TwoSides): Rule {
  return { ...sides, kind: "usual" };
}

/** A part (left) that cannot exceed its whole (right). */
export function partOf(sides: TwoSides): Rule {
  return { ...sides, kind: "inequality" };
}

/** A part that exceeds its whole in few units only. */
export function usualPartOf(sides: TwoSides): Rule {
  return { ...sides, kind: "usual", comparison: "<=" };
}
