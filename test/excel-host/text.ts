/** What a cell shows: the number formats of disclosure workbooks, and #### where the column is too narrow. */
import type { CellModel } from "./model";
import { notImplemented } from "./failure";

/** @param columnWidth in points */
export function shownText(cell: CellModel | undefined, columnWidth: number): string {
  const value = cell?.value;
  if (cell === undefined || value === undefined) return "";
  if (typeof value === "boolean") return String(value).toUpperCase();
  if (typeof value === "string") return value;
  const text = formatNumber(value, cell.style.numberFormat ?? "General");
  const pixels = columnWidth / 0.75;
  return text.length * 7 + 5 > pixels ? "#".repeat(Math.max(1, Math.floor((pixels - 5) / 7))) : text;
}

function formatNumber(value: number, code: string): string {
  if (code === "General" || code === "@") return String(value);
  const [positive = code] = code.split(";");
  const match = /^(#,##)?0(?:\.(0+))?_?\s*(%)?\)?$/.exec(positive.trim());
  if (!match) throw notImplemented(`Range.text with the number format ${code}`);
  const [, grouped, decimals = "", percent = ""] = match;
  const shown = percent ? value * 100 : value;
  const fixed = shown.toFixed(decimals.length);
  const [whole = "", fraction] = fixed.split(".");
  const groups = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return groups + (fraction ? `.${fraction}` : "") + percent;
}
