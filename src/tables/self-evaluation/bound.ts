/** 年度指标值 and 实际指标值: `≤40万元`, `=2条`, `≥ 96 %`, `6个月`, `500`, `定性 建立健全`. */
import * as z from "zod";
import { readFigure } from "../../workbook/amount";
import type { Cell } from "../../workbook/workbook";

const decimalSchema = z.object({ int: z.number().int(), scale: z.number().int().nonnegative() });

export const boundSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("blank") }),
  z.object({
    kind: z.literal("number"),
    /** `null`: a number without a sign. */
    comparison: z.enum(["=", "<=", ">=", "<", ">"]).nullable(),
    value: decimalSchema,
    /** As printed behind the number, `""` where none is. */
    unit: z.string(),
  }),
  /** A quality (建立健全), without the word 定性. */
  z.object({ kind: z.literal("quality"), text: z.string() }),
]);
export type Bound = z.infer<typeof boundSchema>;
export type NumberBound = Extract<Bound, { kind: "number" }>;
export type Comparison = NonNullable<NumberBound["comparison"]>;

const SIGNS: readonly (readonly [sign: string, comparison: Comparison])[] = [
  ["≤", "<="],
  ["≦", "<="],
  ["<=", "<="],
  ["≥", ">="],
  ["≧", ">="],
  [">=", ">="],
  ["<", "<"],
  [">", ">"],
  ["=", "="],
  ["不高于", "<="],
  ["不超过", "<="],
  ["不大于", "<="],
  ["小于等于", "<="],
  ["不低于", ">="],
  ["不少于", ">="],
  ["不小于", ">="],
  ["大于等于", ">="],
  ["小于", "<"],
  ["大于", ">"],
  ["等于", "="],
];

const AFTER: readonly (readonly [word: string, comparison: Comparison])[] = [
  ["以上", ">="],
  ["及以上", ">="],
  ["以内", "<="],
  ["以下", "<="],
  ["及以下", "<="],
];

const NUMBER = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(.*)$/u;

export function parseBound(text: string): Bound {
  const plain = text.normalize("NFKC").replace(/[\s\u200b]/gu, "");
  if (plain === "" || /^[-—–/]+$/u.test(plain)) return { kind: "blank" };
  const [sign, comparison] = SIGNS.find(([candidate]) => plain.startsWith(candidate)) ?? ["", null];
  const match = NUMBER.exec(plain.slice(sign.length));
  if (!match) return { kind: "quality", text: plain.replace(/^定性[:,]?/u, "") };
  const [, whole = "", fraction = "", rest = ""] = match;
  const [word, after] = AFTER.find(([candidate]) => rest.endsWith(candidate)) ?? ["", null];
  return {
    kind: "number",
    comparison: comparison ?? after,
    value: trimmed(Number(whole.replaceAll(",", "") + fraction.slice(1)), Math.max(0, fraction.length - 1)),
    unit: rest.slice(0, rest.length - word.length),
  };
}

/** A bound in a cell; a number formatted as a percentage counts in percent. */
export function readBound(cell: Cell | undefined): Bound {
  if (cell?.value === undefined || cell.value === null) return { kind: "blank" };
  if (typeof cell.value !== "number") return parseBound(String(cell.value));
  const figure = readFigure(cell);
  if (figure.kind !== "figure") return { kind: "quality", text: String(cell.value) };
  const { int, scale } = figure.decimal;
  if (!cell.format?.includes("%"))
    return { kind: "number", comparison: null, value: { int, scale }, unit: "" };
  const value = scale >= 2 ? { int, scale: scale - 2 } : { int: int * 10 ** (2 - scale), scale: 0 };
  return { kind: "number", comparison: null, value, unit: "%" };
}

function trimmed(int: number, scale: number): { int: number; scale: number } {
  while (scale > 0 && int % 10 === 0) [int, scale] = [int / 10, scale - 1];
  return { int, scale };
}

/**
 * Whether an actual value reaches its bound; `null` where that cannot be told: another unit, a quality, an actual value
 * that is itself a range.
 */
export function reaches(actual: Bound, bound: Bound): boolean | null {
  if (actual.kind !== "number" || bound.kind !== "number") return null;
  if (actual.unit !== bound.unit || (actual.comparison !== null && actual.comparison !== "=")) return null;
  const scale = Math.max(actual.value.scale, bound.value.scale);
  const difference =
    actual.value.int * 10 ** (scale - actual.value.scale) -
    bound.value.int * 10 ** (scale - bound.value.scale);
  switch (bound.comparison) {
    case "<=":
      return difference <= 0;
    case "<":
      return difference < 0;
    case ">=":
      return difference >= 0;
    case ">":
      return difference > 0;
    case "=":
      return difference === 0;
    // A bare number is a target of unknown sense: 500 printed may be a floor or an exact count.
    case null:
      return difference === 0 ? true : null;
  }
}
