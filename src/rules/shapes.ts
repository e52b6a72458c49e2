/** The shapes that most rules have; each returns plain data with its examples. */
import {
  defineRule,
  type Each,
  type ExampleFigures,
  type Pick,
  type RuleDefinition,
} from "../engine/reconcile/define-rule";
import type { ColumnId, LineId, TableId } from "../engine/fact";

interface Meta {
  readonly id: string;
  readonly title: string;
  readonly basis: string;
}

/** A figure that equals another (or a sum); the examples put all of each side on one key. */
interface TwoSides extends Meta {
  readonly left: readonly Pick[];
  readonly right: readonly Pick[];
  readonly each?: Each;
  readonly premise?: string;
  /** `table/line/column` of one figure on the left and one on the right. */
  readonly keys: readonly [left: string, right: string];
}

/** Roll-up: 类=Σ款, 款=Σ项, 合计=Σ类, in every column. */
export function rollUp(
  table: TableId,
  title: string,
  columns: readonly ColumnId[],
  basis: string,
): RuleDefinition {
  const key = (line: string): string => `${table}/${line}/${columns[0] ?? ""}`;
  const tree = (total: number | string): ExampleFigures => ({
    [key("total")]: total,
    [key("201")]: 10,
    [key("208")]: 20,
  });
  return defineRule({
    id: `${table}/roll-up`,
    title: `${title}：{line}=所属各科目之和（{column}）`,
    basis,
    kind: "definition",
    each: { lines: { table, which: "codes-and-total" }, columns },
    left: [{ table, lines: "@line", columns: "@column" }],
    right: [{ table, lines: "@children", columns: "@column" }],
    examples: {
      pass: [tree(30), { [key("201")]: 5, [key("20101")]: 5, [key("2010101")]: 2, [key("2010199")]: 3 }],
      rounding: [tree(30.01)],
      fail: [tree(30.02), tree(-30), { [key("201")]: 5, [key("20101")]: 5.1 }],
      unknown: [tree("无")],
    },
  });
}

/** Cross-footing: one column as the sum of others, in every line. */
export function crossFooting(
  meta: Meta,
  table: TableId,
  total: ColumnId,
  parts: readonly ColumnId[],
  which: "all" | "codes-and-total" = "all",
): RuleDefinition {
  const row = (sum: number | string): ExampleFigures => ({
    [`${table}/total/${total}`]: sum,
    [`${table}/total/${parts[0] ?? ""}`]: 2,
    [`${table}/total/${parts[1] ?? ""}`]: 1,
  });
  return defineRule({
    ...meta,
    kind: "definition",
    each: { lines: { table, which } },
    left: [{ table, lines: "@line", columns: total }],
    right: [{ table, lines: "@line", columns: parts }],
    examples: { pass: [row(3)], rounding: [row(3.01)], fail: [row(3.02)], unknown: [row("约3")] },
  });
}

/** Footing: one line as the sum of others, in each of the columns. */
export function footing(
  meta: Meta,
  table: TableId,
  total: LineId,
  parts: readonly LineId[],
  columns: readonly ColumnId[] = ["amount"],
): RuleDefinition {
  const column = columns[0] ?? "";
  const sum = (value: number | string): ExampleFigures => ({
    [`${table}/${total}/${column}`]: value,
    [`${table}/${parts[0] ?? ""}/${column}`]: 2,
    [`${table}/${parts[1] ?? ""}/${column}`]: 1,
  });
  return defineRule({
    ...meta,
    kind: "definition",
    each: { columns },
    left: [{ table, lines: total, columns: "@column" }],
    right: [{ table, lines: parts, columns: "@column" }],
    examples: { pass: [sum(3)], rounding: [sum(3.01)], fail: [sum(3.02), sum(30000)], unknown: [sum("约3")] },
  });
}

/** Tie-out: two places print the same figure. */
export function tieOut({ keys: [left, right], ...rule }: TwoSides): RuleDefinition {
  return defineRule({
    ...rule,
    kind: "definition",
    examples: {
      pass: [
        { [left]: 12.5, [right]: 12.5 },
        { [left]: null, [right]: 0 },
      ],
      rounding: [{ [left]: 12.51, [right]: 12.5 }],
      fail: [
        { [left]: 12.52, [right]: 12.5 },
        { [left]: 12.5, [right]: 125000 },
      ],
      unknown: [{ [left]: "见附表", [right]: 12.5 }],
    },
  });
}

/** A tie-out that holds for most units only. */
export function usualTieOut(sides: TwoSides): RuleDefinition {
  return { ...tieOut(sides), kind: "usual" };
}

/** A part (left) that cannot exceed its whole (right). */
export function partOf(
  { keys: [part, whole], ...rule }: TwoSides,
  kind: "inequality" | "usual" = "inequality",
): RuleDefinition {
  return defineRule({
    ...rule,
    kind,
    comparison: "<=",
    examples: {
      pass: [
        { [part]: 2, [whole]: 3 },
        { [part]: null, [whole]: 3 },
      ],
      rounding: [{ [part]: 3.01, [whole]: 3 }],
      fail: [{ [part]: 3.02, [whole]: 3 }],
      unknown: [{ [part]: "若干", [whole]: 3 }],
    },
  });
}
