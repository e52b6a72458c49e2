/** What a cell shows, in its number format. */
import { format } from "numfmt";
import type { Cell } from "../../workbook/workbook";

export function cellText(cell: Cell | undefined, stale: string): string {
  if (!cell) return "";
  if (cell.isStale) return stale;
  if (cell.error !== undefined) return cell.error;
  const { value } = cell;
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string" && (cell.format === undefined || cell.format === "@")) return value;
  try {
    return format(cell.format ?? "General", value, { locale: "zh-CN", throws: true });
  } catch {
    return String(value);
  }
}
