/** One cell of 补充资料: what was typed, validated. */
import * as z from "zod";
import { readFigure } from "../../workbook/amount";
import type { Decimal } from "../../workbook/amount";
import type { Cell } from "../../workbook/workbook";
import { UNIT_KINDS } from "./block";
import type { EntryKind } from "./block";
import type { EntryValue } from "./supplement";

export type EntryReading =
  | { readonly status: "blank" }
  | { readonly status: "entry"; readonly value: EntryValue }
  | { readonly status: "wrong"; readonly why: string };

/** How many decimals of 万元 make one 分. */
const MONEY_DECIMALS = 6;
const SCORE_DECIMALS = 2;

const text = z.string().min(1).max(4_000, "文字过长（超过 4000 字）");
const unitKind = z.enum(UNIT_KINDS, `应从列表中选择：${UNIT_KINDS.join("、")}`);
const year = z.number().int().min(2000, "年度应为四位数字").max(2100, "年度应为四位数字");
const count = z.number().int("应为整数").min(0, "不应为负数").max(100_000_000, "数量过大");
const money = z.number().int("金额最多精确到分（万元的六位小数）");
const score = z
  .number()
  .int("得分最多两位小数")
  .min(0, "得分不应为负数")
  .max(10_000, "得分应在 0 至 100 之间");

/** Numbers are read the same whether stored as numbers or as text, with separators or in full width. */
export function parseEntry(cell: Cell | undefined, kind: EntryKind): EntryReading {
  if (cell?.error !== undefined) return { status: "wrong", why: `单元格是错误值 ${cell.error}` };
  if (typeof cell?.value === "string" && cell.value.trim() === "") return { status: "blank" };
  switch (kind) {
    case "text":
    case "longText":
    case "label":
      return parseWords(cell, text);
    case "unitKind":
      return parseWords(cell, unitKind);
    case "money":
      return parseNumber(cell, "money", MONEY_DECIMALS, money, "应为金额（万元）");
    case "count":
      return parseNumber(cell, "count", 0, count, "应为整数");
    case "year":
      return parseNumber(cell, "count", 0, year, "应为四位数字的年度");
    case "score":
      return parseNumber(cell, "score", SCORE_DECIMALS, score, "应为得分");
  }
}

function parseWords(cell: Cell | undefined, schema: z.ZodType<string>): EntryReading {
  const typed = cell?.value ?? null;
  if (typed === null) return { status: "blank" };
  const parsed = schema.safeParse(wordsOf(String(typed)));
  if (!parsed.success) return { status: "wrong", why: reasonOf(parsed.error) };
  return { status: "entry", value: { kind: "text", text: parsed.data } };
}

function parseNumber(
  cell: Cell | undefined,
  kind: "money" | "count" | "score",
  decimals: number,
  schema: z.ZodType<number>,
  expected: string,
): EntryReading {
  const figure = readFigure(cell);
  if (figure.kind === "blank") return { status: "blank" };
  if (figure.kind !== "figure") return { status: "wrong", why: expected };
  const parsed = schema.safeParse(scaled(figure.decimal, decimals));
  if (!parsed.success) return { status: "wrong", why: reasonOf(parsed.error) };
  return { status: "entry", value: { kind, value: parsed.data } };
}

/** A fraction stays one where the figure is finer than allowed, for the schema to refuse. */
function scaled(decimal: Decimal, decimals: number): number {
  return (decimal.int * 10 ** decimals) / 10 ** decimal.scale;
}

/** Outer spaces, non-breaking and full-width ones too, are no part of what was typed. */
function wordsOf(value: string): string {
  return value.replace(/\r\n?/gu, "\n").replace(/^[\s\u200b]+|[\s\u200b]+$/gu, "");
}

function reasonOf(error: z.ZodError): string {
  return error.issues[0]?.message ?? "填写有误";
}
