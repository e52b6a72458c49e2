/** A fact as the published table prints it. */
import type { Fact } from "../../engine/fact";
import { FEN_DECIMALS, formatFen, formatScaled, type Unit } from "../../workbook/amount";
import { cellAt, type Cell } from "../../workbook/workbook";
import type { Workbook } from "../../workbook/workbook";

/** Blank stays blank and 0 is 0.00; what is not a figure is printed as it stands in the workbook. */
export function figureText(fact: Fact | undefined, workbook: Workbook): string {
  if (!fact) return "";
  const { amount, measure, unit, cell } = fact;
  if (!amount) {
    const sheet = workbook.sheets.find(({ name }) => name === cell.sheet);
    const found = sheet && cellAt(sheet, cell.row, cell.column);
    return isUnsure(found) ? UNSURE : String(found?.value ?? "");
  }
  if (amount.blank) return "";
  if (measure === "money") {
    const money = unit ?? "万元";
    return formatFen(amount.value, money, { decimals: decimalsOf(amount.value, amount.half, money) });
  }
  return formatScaled(amount.value, measure === "count" ? 0 : 2, true);
}

/** What the document says where a cell holds something that may be a figure and cannot be read as one. */
const UNSURE = "【待核】";

/** An error, or two figures in one cell, as where one is struck out beside its successor: nobody can say which counts. */
function isUnsure(cell: Cell | undefined): boolean {
  const figures = String(cell?.value ?? "")
    .normalize("NFKC")
    .match(/\d+(?:,\d{3})*(?:\.\d+)?/gu);
  return cell?.error !== undefined || (figures?.length ?? 0) > 1;
}

/** Whether the document says 【待核】 in place of the figure. */
export function isFactUnsure({ amount, cell }: Fact, workbook: Workbook): boolean {
  if (amount) return false;
  const sheet = workbook.sheets.find(({ name }) => name === cell.sheet);
  return isUnsure(sheet && cellAt(sheet, cell.row, cell.column));
}

/** Two decimals, or as many as the sheet's precision has. */
function decimalsOf(value: number, half: number, unit: Unit): number {
  const finest = FEN_DECIMALS[unit];
  let decimals = 2;
  const isShown = (): boolean => {
    const step = 10 ** (finest - decimals);
    return value % step === 0 || half * 2 >= step;
  };
  while (decimals < finest && !isShown()) decimals += 1;
  return decimals;
}
