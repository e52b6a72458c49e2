/** How figures are printed, in messages and by the faces; nothing reads a printed figure back. */
import {
  FEN_DECIMALS,
  FORM_DECIMALS,
  formatFen,
  formatScaled,
  moneyDecimals,
  moneyNumber,
  type Amount,
  type Unit,
} from "../workbook/amount";
import type { Fact, Measure } from "./fact";
import type { Arithmetic, FindingCell, SuspectCell } from "./finding";

/** What a figure is measured in; nothing is money in 万元 unless it says otherwise. */
export interface Scale {
  readonly measure: Measure | null;
  readonly unit: Unit | null;
}

/** A cell that values are to be printed like. */
interface Print extends Scale {
  readonly half?: number;
  readonly amount?: Amount | null;
}

const BLANK_CELL = "空白";

/**
 * Any value in the way that the cell prints its own, thousands separated. A cell that is coarser than its form shows
 * its value without zeros that it does not print.
 */
export function printedValue(print: Print, value: number): string {
  const { measure } = print;
  if (measure === "money" || measure === null) {
    const unit = print.unit ?? "万元";
    const half = print.half ?? (print.amount && !print.amount.blank ? print.amount.half : 0);
    const isCoarse = 2 * half > 10 ** (FEN_DECIMALS[unit] - FORM_DECIMALS[unit]);
    return formatFen(value, unit, { decimals: moneyDecimals(value, unit, isCoarse ? 0 : undefined) });
  }
  return formatScaled(value, measure === "count" ? 0 : 2, false);
}

/** A fact's value as its cell prints it; blank stays blank. */
export function printed(fact: Fact): string {
  if (!fact.amount) return fact.problem ?? "";
  if (fact.amount.blank) return BLANK_CELL;
  return printedValue(fact, fact.amount.value);
}

/** What stands in a cell, or `blank`. */
export function printedCell(cell: FindingCell, blank = BLANK_CELL): string {
  return cell.value === null ? (cell.text ?? blank) : printedValue(cell, cell.value);
}

/** A sum or difference of a relation, with as many decimals as show what rounding would hide. */
export function printedSum(print: Pick<Arithmetic, "measure" | "unit">, value: number): string {
  return `${sumFigure(print, value)}${sumUnit(print)}`;
}

/** The same without its unit, where that is said once for several. */
export function sumFigure({ measure, unit }: Pick<Arithmetic, "measure" | "unit">, value: number): string {
  if (measure !== "money") return printedValue({ measure, unit }, value);
  const shown = unit ?? "万元";
  return formatFen(value, shown, { decimals: moneyDecimals(value, shown) });
}

export function sumUnit({ measure, unit }: Pick<Arithmetic, "measure" | "unit">): string {
  return measure === "money" ? (unit ?? "万元") : "";
}

/** For programs: every decimal that the value has (two of money at least), no separators, a point. */
export function plainDecimal({ measure, unit }: Scale, value: number): string {
  if (measure !== "money" && measure !== null) return formatScaled(value, measure === "count" ? 0 : 2, false);
  const shown = unit ?? "万元";
  return formatFen(value, shown, { decimals: moneyDecimals(value, shown), separators: false });
}

/** The number that a cell of this scale holds. */
export function cellNumber({ measure, unit }: Scale, value: number): number {
  if (measure === "money" || measure === null) return moneyNumber(value, unit ?? "万元");
  return measure === "count" ? value : value / 100;
}

/** `value` where it is decided, else the interval; no bound at all is an empty text. */
export function printedExpected({ expected, ...cell }: SuspectCell): string {
  const { min, max, value } = expected;
  const show = (figure: number): string => printedValue(cell, figure);
  if (value !== null) return show(value);
  if (min !== null && max !== null)
    return show(min) === show(max) ? show(min) : `${show(min)} ～ ${show(max)}`;
  if (min !== null) return `≥ ${show(min)}`;
  return max === null ? "" : `≤ ${show(max)}`;
}
