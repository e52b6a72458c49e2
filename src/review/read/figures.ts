/** Figures as a sentence states them: the value, and how far rounding to the printed digits reaches. */
/** A stated sum of money; `missing` where the sentence names no unit, and 万元 is what disclosures print. */
export interface StatedAmount {
  /** 分. */
  readonly value: number;
  readonly half: number;
  readonly unit: "元" | "万元" | "亿元" | "missing";
}

/** A stated percentage as `int / 10^scale` percent; the scale of 1.3倍 is below zero. */
export interface StatedPercent {
  readonly int: number;
  readonly scale: number;
  /** The sentence gives the number without its %. */
  readonly unmarked: boolean;
}

/** A number with optional thousands separators, as a part of larger patterns. */
export const NUMBER = String.raw`-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?`;

const FEN_EXPONENT: Record<StatedAmount["unit"], number> = { 元: 2, 万元: 6, 亿元: 10, missing: 6 };

/** Reads digits and unit of a sentence; `null` where the number is beyond any budget. */
export function statedAmount(digits: string, unitText: string): StatedAmount | null {
  const decimal = decimalOf(digits);
  if (!decimal) return null;
  const unit = unitText === "万" ? "万元" : unitText === "亿" ? "亿元" : unitText;
  if (unit !== "元" && unit !== "万元" && unit !== "亿元" && unit !== "") return null;
  const key = unit === "" ? "missing" : unit;
  const exponent = FEN_EXPONENT[key] - decimal.scale;
  // Digits finer than the 分 cannot come from the books; they are kept to the 分.
  const value = exponent >= 0 ? decimal.int * 10 ** exponent : Math.round(decimal.int / 10 ** -exponent);
  return Number.isSafeInteger(value) ? { value, half: halfOf(value, exponent, key), unit: key } : null;
}

/**
 * Half of the last printed decimal. A bare 0 is the form's zero, not a figure rounded to whole units; whole hundreds
 * of 元 were converted from 万元.
 */
function halfOf(value: number, exponent: number, unit: StatedAmount["unit"]): number {
  const isConverted = unit === "元" && value % 10_000 === 0;
  if (value === 0 || isConverted) return 5_000;
  return exponent > 0 ? 10 ** exponent / 2 : 0;
}

/** `mark`: % or 倍, which is a hundred of them; none where the words say that it is a rate. */
export function statedPercent(digits: string, mark: "%" | "倍" | ""): StatedPercent | null {
  const decimal = decimalOf(digits);
  if (decimal && mark === "倍") return { int: decimal.int, scale: decimal.scale - 2, unmarked: false };
  return decimal ? { int: decimal.int, scale: decimal.scale, unmarked: mark !== "%" } : null;
}

/** Digits as printed: trailing zeros say how finely the figure was rounded. */
function decimalOf(digits: string): { int: number; scale: number } | null {
  const point = digits.indexOf(".");
  const scale = point < 0 ? 0 : digits.length - point - 1;
  const int = Number(digits.replace(/[,，.]/gu, ""));
  return digits !== "" && Number.isSafeInteger(int) ? { int: int === 0 ? 0 : int, scale } : null;
}

export function formatPercent(percent: Pick<StatedPercent, "int" | "scale">): string {
  if (percent.scale < 0) return formatPercent({ int: percent.int * 10 ** -percent.scale, scale: 0 });
  const digits = String(Math.abs(percent.int)).padStart(percent.scale + 1, "0");
  const whole = digits.slice(0, digits.length - percent.scale);
  const fraction = percent.scale > 0 ? `.${digits.slice(-percent.scale)}` : "";
  return `${percent.int < 0 ? "-" : ""}${whole}${fraction}%`;
}
