/** Figures as the base prints them; computed from the printed figures, as whoever reads the text will compute them. */
import { phrase, type Phrase, type Span } from "../engine/compose/define-paragraph";
import { placeholder, type Figure } from "../engine/compose/figure";
import { roundedRatio } from "../review/judge/interval";
import type { StatedAmount } from "../review/read/figures";
import { divideRounded, formatFen, formatScaled } from "../workbook/amount";
import type { Style } from "./style";

/** 分 of the last printed decimal. */
export function stepOf(style: Style): number {
  if (style.yuanDecimals !== null) return 10 ** Math.max(0, 2 - style.yuanDecimals);
  return 10 ** Math.max(0, 6 - style.decimals);
}

/** Rounded to what the base prints. */
export function printed(figure: Figure, step: number): number | null {
  return figure.value === null ? null : divideRounded(figure.value, step) * step;
}

/** `old`: the digits in whose place it stands, which say how finely 元 and 亿元 are printed. */
export function amountSpan(
  figure: Figure,
  style: Style,
  old: { readonly digits: string; readonly unit: StatedAmount["unit"] },
): Span {
  const { value, sources } = figure;
  if (value === null) return placeholder(figure.missing);
  return { kind: "amount", text: amountText(value, style, old), value, sources };
}

function amountText(
  value: number,
  style: Style,
  { digits, unit }: { digits: string; unit: StatedAmount["unit"] },
): string {
  const separators = style.separators || /[,，]/u.test(digits);
  if (unit === "元") {
    if (value === 0 && style.yuanDecimals !== null) return style.zero;
    return formatFen(value, "元", { decimals: yuanDecimalsOf(style, digits), separators });
  }
  if (unit === "亿元") return formatFen(value, "亿元", { decimals: decimalsIn(digits) ?? 2, separators });
  return inUnitOf({ ...style, yuanDecimals: null }, value).text;
}

/** An amount where the base has none to take the place of, with the unit that it counts in. */
export function newAmount({ value, sources, missing }: Figure, style: Style): Phrase {
  if (value === null) return [placeholder(missing)];
  const { text, unit } = inUnitOf(style, value);
  return phrase`${{ kind: "amount", text, value, sources }}${unit}`;
}

/** The edition's words, which are in 万元, in the unit that the base counts in. */
export function inUnitOfBase(spans: Phrase, style: Style): Phrase {
  if (style.yuanDecimals === null) return spans;
  return spans.map((span, index): Span => {
    const [before, after] = [spans[index - 1], spans[index + 1]];
    if (span.kind === "amount" && isInWan(after)) return { ...span, text: inUnitOf(style, span.value).text };
    return before?.kind === "amount" && isInWan(span) ? { ...span, text: span.text.slice(1) } : span;
  });
}

const isInWan = (span: Span | undefined): span is Span & { kind: "text" } =>
  span?.kind === "text" && span.text.startsWith("万元");

function inUnitOf(style: Style, value: number): { readonly text: string; readonly unit: "元" | "万元" } {
  const { yuanDecimals, decimals, separators, zero } = style;
  const [unit, own] = yuanDecimals === null ? (["万元", decimals] as const) : (["元", yuanDecimals] as const);
  return { text: value === 0 ? zero : formatFen(value, unit, { decimals: own, separators }), unit };
}

/** The step that an amount of this unit is printed in. */
export function stepFor(style: Style, unit: StatedAmount["unit"], digits: string): number {
  if (unit === "元") return 10 ** Math.max(0, 2 - yuanDecimalsOf(style, digits));
  if (unit === "亿元") return 10 ** Math.max(0, 10 - (decimalsIn(digits) ?? 2));
  return stepOf(style);
}

/** Without its %; `null` on a base of 0. `decimals`: those of the rate in whose place it stands, where they say anything. */
export function rateSpan(
  part: Figure,
  whole: Figure,
  style: Style,
  decimals = style.rateDecimals,
): Span | null {
  const step = stepOf(style);
  const [n, d] = [printed(part, step), printed(whole, step)];
  if (n === null || d === null) return placeholder([...part.missing, ...whole.missing]);
  const ratio = roundedRatio(n, d, decimals);
  if (!ratio) return null;
  const isExact = n === 0 || n === d;
  const text =
    style.isBareRate && isExact
      ? String(n === 0 ? 0 : 100)
      : formatScaled(ratio.int, decimals, style.separators);
  const value = roundedRatio(n, d, 2)?.int ?? 0;
  return { kind: "rate", text, value, sources: [...part.sources, ...whole.sources] };
}

export function plain(text: string): Phrase {
  return text === "" ? [] : [{ kind: "text", text }];
}

/** What a person has to look at. */
export function mark(why: string): Span {
  return { kind: "text", text: `【待核：${why}】` };
}

const decimalsIn = (digits: string): number | undefined => digits.split(".")[1]?.length;

/** A bare 0 says nothing of how finely a text in 元 prints. */
function yuanDecimalsOf({ yuanDecimals }: Style, digits: string): number {
  return decimalsIn(digits) ?? (yuanDecimals !== null && /^0?$/u.test(digits) ? yuanDecimals : 0);
}
