/**
 * What Excel makes of a value handed to a cell: a string is read as if it had been typed, so "1,234.50" becomes a
 * number, "=A1" a formula, "2024-1-5" a date and "12%" a percentage, unless the cell's format is Text.
 */
import type { CellModel, Scalar } from "./model";
import { invalidArgument } from "./failure";

const ERROR_VALUES = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"]);
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;
const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$|^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

interface Typed {
  readonly value: Scalar;
  readonly isError?: boolean;
  /** Format that Excel gives a cell that had General. */
  readonly format?: string;
}

/** Days since Excel's day zero, 1899-12-30. */
export function dateSerial(year: number, month: number, day: number): number {
  return (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

export function readTyped(text: string): Typed {
  const trimmed = text.trim();
  if (PLAIN.test(trimmed)) return { value: Number(trimmed) };
  if (GROUPED.test(trimmed)) {
    return {
      value: Number(trimmed.replaceAll(",", "")),
      format: trimmed.includes(".") ? "#,##0.00" : "#,##0",
    };
  }
  if (/^\([\d.,]+\)$/.test(trimmed)) {
    const inner = readTyped(trimmed.slice(1, -1));
    if (typeof inner.value === "number") return { ...inner, value: -inner.value };
  }
  if (trimmed.endsWith("%") && PLAIN.test(trimmed.slice(0, -1))) {
    return {
      value: Number(trimmed.slice(0, -1)) / 100,
      format: trimmed.includes(".") ? "0.00%" : "0%",
    };
  }
  const date = DATE.exec(trimmed);
  if (date) {
    const [year = 0, month = 0, day = 0] = date.slice(1).filter(Boolean).map(Number);
    return { value: dateSerial(year, month, day), format: "yyyy/m/d" };
  }
  if (/^(true|false)$/i.test(trimmed)) return { value: /^true$/i.test(trimmed) };
  if (ERROR_VALUES.has(trimmed.toUpperCase())) return { value: trimmed.toUpperCase(), isError: true };
  return { value: text };
}

/** Puts a value into a cell as `range.values` and `range.formulas` do; `""` empties it. */
export function enter(cell: CellModel, input: unknown): void {
  if (typeof input !== "string" && typeof input !== "number" && typeof input !== "boolean") {
    throw invalidArgument();
  }
  delete cell.formula;
  delete cell.isError;
  delete cell.value;
  delete cell.hyperlink;
  if (input === "") return;
  if (cell.style.numberFormat === "@") {
    cell.value = typeof input === "boolean" ? String(input).toUpperCase() : String(input);
  } else if (typeof input !== "string") {
    cell.value = input;
  } else if (input.startsWith("'")) {
    cell.value = input.slice(1);
  } else if (input.startsWith("=") && input.length > 1) {
    cell.formula = input;
    cell.value = 0;
  } else {
    const typed = readTyped(input);
    cell.value = typed.value;
    if (typed.isError) cell.isError = true;
    if (typed.format && !cell.style.numberFormat) cell.style = { ...cell.style, numberFormat: typed.format };
  }
}
