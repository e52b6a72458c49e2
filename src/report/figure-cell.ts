/** A figure of a finding as a cell: a number where it is one, printed with the decimals that it has. */
import type { CellStyle, ContentCell } from "../workbook/sheet-content";
import type { Shown } from "./told-finding";

export function figureCell({ text, number }: Shown, style: CellStyle): ContentCell {
  if (number === null) return { value: text, style };
  const decimals = /\.(?<digits>\d+)/u.exec(text)?.groups?.["digits"]?.length ?? 0;
  const format = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return { value: number, style: { ...style, align: "right", format } };
}
