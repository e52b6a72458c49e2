/**
 * Heads and rows of a form rarely agree to the column: a merged cell more or less shifts a row by one or two. A row is
 * therefore laid under its head where its points (分值, 得分) fall under theirs.
 */
import { readFigure } from "../../workbook/amount";
import { cellAt } from "../../workbook/workbook";
import type { Cell } from "../../workbook/workbook";
import { INDICATORS_LABEL, plainHead, plainLabel } from "./labels";
import type { FUND_COLUMNS, INDICATOR_COLUMNS } from "./labels";
import { rowCells, textOf } from "./region";
import type { FormRegion } from "./region";

export interface Head<Name extends string> {
  readonly row: number;
  /** Column of each head that was found. */
  readonly columns: Readonly<Partial<Record<Name, number>>>;
}

export type FundsHead = Head<keyof typeof FUND_COLUMNS>;
export type IndicatorHead = Head<keyof typeof INDICATOR_COLUMNS>;

/** The first row of the form that has all `required` heads. */
export function headOf<Name extends string>(
  region: FormRegion,
  names: Readonly<Record<Name, readonly string[]>>,
  required: readonly Name[],
): Head<Name> | null {
  for (let row = region.firstRow; row < region.endRow; row += 1) {
    const cells = rowCells(region, row);
    const columns: Partial<Record<Name, number>> = {};
    for (const name in names) {
      const cell = cells.find((candidate) => names[name].includes(plainHead(textOf(candidate))));
      if (cell) columns[name] = cell.column;
    }
    if (required.every((name) => columns[name] !== undefined)) return { row, columns };
  }
  return null;
}

/** A figure or the `--` that stands for none. */
export function isFigureLike(cell: Cell | undefined): boolean {
  if (!cell || textOf(cell) === "") return false;
  if (typeof cell.value === "string") {
    return readFigure({ ...cell, value: cell.value.replace(/分\s*$/u, "") }).kind !== "text";
  }
  return readFigure(cell).kind === "figure";
}

const SHIFTS = [0, -1, 1, -2, 2] as const;

/** How far the row's cells stand right of their heads. */
function shiftOf(region: FormRegion, head: FundsHead | IndicatorHead, row: number): number {
  const { weight, score } = head.columns;
  const actual = "actual" in head.columns ? head.columns.actual : undefined;
  if (weight === undefined || score === undefined) return 0;
  const at = (column: number): Cell | undefined => cellAt(region.sheet, row, column);
  const fits = (shift: number, isEnough: (points: readonly boolean[]) => boolean): boolean =>
    isEnough([isFigureLike(at(weight + shift)), isFigureLike(at(score + shift))]) &&
    !isFigureLike(at(score + shift + 1)) &&
    (actual === undefined || textOf(at(actual + shift)) !== "");
  return (
    SHIFTS.find((shift) => fits(shift, (points) => points.every(Boolean))) ??
    SHIFTS.find((shift) => fits(shift, (points) => points.some(Boolean))) ??
    0
  );
}

/** The cell of a row under a head; `undefined` where there is none or it is blank. */
export function alignedRow<Name extends string>(
  region: FormRegion,
  head: Head<Name> & (FundsHead | IndicatorHead),
  row: number,
): (name: Name) => Cell | undefined {
  const shift = shiftOf(region, head, row);
  const columns: Readonly<Partial<Record<Name, number>>> = head.columns;
  return (name) => {
    const column = columns[name];
    if (column === undefined || column + shift >= region.endColumn) return undefined;
    const cell = cellAt(region.sheet, row, column + shift);
    return textOf(cell) === "" ? undefined : cell;
  };
}

/** The names of an indicator from left to right: all text left of its bound, each once. */
export function nameTokens(region: FormRegion, head: IndicatorHead, row: number): string[] {
  const { bound, actual, weight } = head.columns;
  const limit = bound ?? actual ?? weight;
  if (limit === undefined) return [];
  const end = limit + shiftOf(region, head, row);
  const names = rowCells(region, row)
    .filter((cell) => cell.column < end)
    .map((cell) => textOf(cell))
    .filter((name) => plainLabel(name) !== INDICATORS_LABEL);
  return names.filter((name, index) => name !== names[index - 1]);
}
