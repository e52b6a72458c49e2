/**
 * Amounts without floating point. Whatever a sheet's unit, an amount is a whole number of 分 with a half-width:
 * the books are kept to the 分, a published figure was rounded from them, so the true value lies in
 * [value − half, value + half]. Counts (vehicles, persons) use the same type with the count as the value and no width.
 */
import { dateOfSerial, isDateFormat } from "./date-format";
import { decimalsShownBy } from "./number-decimals";
import type { Cell } from "./workbook";

export const UNITS = ["元", "百元", "千元", "万元", "亿元"] as const;
export type Unit = (typeof UNITS)[number];

/** How many decimals of the unit make one 分. */
export const FEN_DECIMALS: Record<Unit, number> = { 元: 2, 百元: 4, 千元: 5, 万元: 6, 亿元: 10 };

/** What a form prints: two decimals of its unit, which are the 分 of 元. */
export const FORM_DECIMALS: Record<Unit, number> = { 元: 2, 百元: 2, 千元: 2, 万元: 2, 亿元: 2 };

export interface Amount {
  /** 分 for money, the count itself for counts, hundredths for points and percentages. */
  readonly value: number;
  /** Half-width of the rounding interval, in the same measure; 0 is exact. */
  readonly half: number;
  /** A blank counts as 0 in sums and is not 0 for questions of disclosure. */
  readonly blank: boolean;
}

/** An exact decimal as it stands in a cell: `int / 10 ** scale`. */
export interface Decimal {
  readonly int: number;
  readonly scale: number;
}

export type Figure =
  | { readonly kind: "blank" }
  | {
      readonly kind: "figure";
      readonly decimal: Decimal;
      readonly storedAsText: boolean;
      /** Decimals that the cell shows, trailing zeros with them; `null` where nothing says it. */
      readonly shown: number | null;
    }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "error"; readonly error: string };

/** 4 × 10¹⁵ 分 is 40 万亿元, above any public budget; sums of such figures are the limit of exact numbers. */
const MAX_INT = 4e15;

/** Most texts of a form are words: no figure holds one. */
const HAN = /[\u4e00-\u9fa5]/u;
const DASH_ONLY = /^[-－—–―─━‐ー_/／\\]*$/u;
/** As people write that there is none, where others leave the cell blank; 一 is the dash of an input method. */
const NONE = /^\s*(?:[（(]?(?:无|没有|未发生|不涉及)[）)]?|一+)\s*$/u;

/** Reads a cell as a figure: numbers other than dates, and text with separators, full-width digits, brackets or △ for negatives. */
export function readFigure(cell: Cell | undefined): Figure {
  if (!cell) return { kind: "blank" };
  if (cell.error) return { kind: "error", error: cell.error };
  const { value } = cell;
  // A formula that no program has computed yet is unknown, not blank.
  if (value === null)
    return cell.formula === undefined ? { kind: "blank" } : { kind: "error", error: "公式尚未计算" };
  if (typeof value === "boolean") return { kind: "text", text: value ? "TRUE" : "FALSE" };
  if (typeof value === "number") {
    if (isDateFormat(cell.format)) return { kind: "text", text: dateOfSerial(value) };
    const decimal = decimalOfNumber(value);
    if (!decimal) return { kind: "text", text: String(value) };
    return { kind: "figure", decimal, storedAsText: false, shown: decimalsShownBy(cell.format) };
  }
  if (HAN.test(value)) return NONE.test(value) ? { kind: "blank" } : { kind: "text", text: value };
  const text = value.normalize("NFKC").replace(/[\s\u200b]/gu, "");
  if (DASH_ONLY.test(text)) return { kind: "blank" };
  const written = decimalOfText(text);
  return written ? { kind: "figure", storedAsText: true, ...written } : { kind: "text", text: value };
}

/** Excel shows and compares 15 significant digits; what lies beyond is noise of binary fractions. */
function decimalOfNumber(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null;
  // A double that equals the nearest one to some n/100 is that decimal; most figures of a form are.
  const hundredths = Math.round(value * 100);
  if (hundredths / 100 === value && Math.abs(hundredths) <= MAX_INT) return normalized(hundredths, 2);
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const digits = mantissa.replace(".", "");
  return normalized(Number(digits), 14 - Number(exponent));
}

/** A text that begins with ' was typed so that it stays one; .5 is what some programs write for 0.5. */
const FIGURE_TEXT = /^['’]?([-－−—+△▲]?)(\()?[¥￥]?(\d{1,3}(?:[,，]\d{3})+|\d+|(?=\.\d))(?:\.(\d*))?(\))?$/u;

function decimalOfText(text: string): { decimal: Decimal; shown: number } | null {
  const match = FIGURE_TEXT.exec(text);
  if (!match) return null;
  const [, sign = "", open, whole = "", fraction = "", close] = match;
  if (Boolean(open) !== Boolean(close)) return null;
  const negative = (sign !== "" && sign !== "+") !== Boolean(open);
  const int = Number(whole.replace(/[,，]/gu, "") + fraction);
  const decimal = normalized(negative ? -int : int, fraction.length);
  return decimal && { decimal, shown: fraction.length };
}

function normalized(int: number, scale: number): Decimal | null {
  if (int === 0) return { int: 0, scale: 0 };
  while (scale > 0 && int % 10 === 0) {
    int /= 10;
    scale -= 1;
  }
  while (scale < 0) {
    int *= 10;
    scale += 1;
  }
  return Math.abs(int) <= MAX_INT ? { int, scale } : null;
}

/** A figure that is not money (a count, points, a percentage), as a whole number of 10^−decimals. */
export function toPlainAmount(decimal: Decimal, decimals: number): Amount {
  return { value: scaled(decimal, decimals), half: 0, blank: false };
}

/** Whether sums of such amounts are whole numbers still. */
export function isExact({ value }: Amount): boolean {
  return Math.abs(value) <= MAX_INT;
}

export const BLANK: Amount = { value: 0, half: 0, blank: true };

/** A decimal as a whole number of 10^−decimals, half away from zero. */
export function scaled(decimal: Decimal, decimals: number): number {
  const shift = decimals - decimal.scale;
  return shift >= 0 ? decimal.int * 10 ** shift : divideRounded(decimal.int, 10 ** -shift);
}

/** Integer division, half away from zero: the rounding of the forms and of Excel's ROUND. */
export function divideRounded(dividend: number, divisor: number): number {
  const sign = dividend < 0 !== divisor < 0 ? -1 : 1;
  const [n, d] = [Math.abs(dividend), Math.abs(divisor)];
  const quotient = Math.floor(n / d);
  const rest = n - quotient * d;
  const rounded = rest * 2 >= d ? quotient + 1 : quotient;
  return rounded === 0 ? 0 : sign * rounded;
}

/** `123456700` 分 in 万元 with two decimals → `123.46`; thousands separated on request. */
export function formatFen(
  value: number,
  unit: Unit,
  options: { decimals?: number; separators?: boolean } = {},
): string {
  const decimals = options.decimals ?? FORM_DECIMALS[unit];
  return formatScaled(
    divideRounded(value, 10 ** (FEN_DECIMALS[unit] - decimals)),
    decimals,
    options.separators ?? true,
  );
}

/** Two decimals, or as many as it takes to show a value that rounding would hide. */
export function moneyDecimals(value: number, unit: Unit, least = FORM_DECIMALS[unit]): number {
  const finest = FEN_DECIMALS[unit];
  for (let decimals = least; decimals < finest; decimals += 1) {
    if (value % 10 ** (finest - decimals) === 0) return decimals;
  }
  return finest;
}

/** The number that a cell in this unit holds: the nearest one to the decimal. */
export function moneyNumber(value: number, unit: Unit): number {
  return value / 10 ** FEN_DECIMALS[unit];
}

/** A whole number of 10^−decimals as text. */
export function formatScaled(int: number, decimals: number, separators: boolean): string {
  const digits = String(Math.abs(int)).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const grouped = separators ? whole.replace(/\B(?=(\d{3})+$)/gu, ",") : whole;
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : "";
  return `${int < 0 ? "-" : ""}${grouped}${fraction}`;
}
