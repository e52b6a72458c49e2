/** Values as formulas see them, and how Excel turns one kind into another. */

/** `null`: an empty cell. */
export type Scalar = number | string | boolean | null | FormulaError;

export interface FormulaError {
  readonly error: string;
}

export const VALUE_ERROR: FormulaError = { error: "#VALUE!" };
export const DIVISION_ERROR: FormulaError = { error: "#DIV/0!" };
export const NOT_FOUND: FormulaError = { error: "#N/A" };
export const NUMBER_ERROR: FormulaError = { error: "#NUM!" };
export const REFERENCE_ERROR: FormulaError = { error: "#REF!" };

export function isError(value: Scalar): value is FormulaError {
  return typeof value === "object" && value !== null;
}

export function toNumber(value: Scalar): number | FormulaError {
  if (isError(value)) return value;
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  const text = value.trim();
  return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u.test(text) ? Number(text) : VALUE_ERROR;
}

export function toText(value: Scalar): string | FormulaError {
  if (isError(value)) return value;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : value;
}

export function toBoolean(value: Scalar): boolean | FormulaError {
  if (isError(value)) return value;
  if (typeof value === "boolean") return value;
  if (typeof value === "string") {
    const word = value.toUpperCase();
    return word === "TRUE" || word === "FALSE" ? word === "TRUE" : VALUE_ERROR;
  }
  return value !== null && value !== 0;
}

/** Excel's order: numbers, then texts whatever their case, then FALSE and TRUE; an empty cell is 0 or "". */
export function compare(a: Scalar, b: Scalar): number | FormulaError {
  if (isError(a)) return a;
  if (isError(b)) return b;
  const [left, right] = [a ?? emptyLike(b), b ?? emptyLike(a)];
  const rank = (value: number | string | boolean): number =>
    typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === "string" && typeof right === "string") {
    const [one, other] = [left.toLowerCase(), right.toLowerCase()];
    return one === other ? 0 : one < other ? -1 : 1;
  }
  return Number(left) - Number(right);
}

function emptyLike(other: number | string | boolean | null): number | string | boolean {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}

/** Half away from zero in decimal digits, as printed with fifteen of them: 1.005 to two decimals is 1.01. */
export function roundHalfAway(
  value: number,
  digits: number,
  how: (size: number) => number = Math.round,
): number {
  const places = Math.trunc(digits);
  if (!Number.isFinite(value) || Math.abs(places) > 20) return value;
  const size = Math.abs(Number(value.toPrecision(15)));
  const scaled = Number(shifted(size, places));
  const result = Number(shifted(how(scaled), -places));
  return value < 0 ? -result : result;
}

function shifted(size: number, places: number): string {
  const [digits = "0", exponent = "0"] = String(size).split("e");
  return `${digits}e${String(Number(exponent) + places)}`;
}

/** Thrown for what is not computed here at all; whoever recalculates says so of the cell. */
export class Unsupported extends Error {}
