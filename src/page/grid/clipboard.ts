/** What is copied from the selected cell, and pasted from it on. */
import { toA1 } from "../../workbook/address";
import type { PageBook } from "../../hosts/page/book";
import { cellText } from "./cell-text";

export function copySelected(book: PageBook, { clipboardData }: ClipboardEvent): void {
  const { sheet, row, column } = book.selection;
  const cell = book.cell({ sheet, address: toA1(row, column) })?.cell;
  clipboardData?.setData("text/plain", cellText(cell, ""));
}

/** Cells of a spreadsheet come as lines with tabs between; all of them are taken, or the reason is thrown. */
export function pasteFrom(book: PageBook, text: string): void {
  const { sheet, row, column } = book.selection;
  const lines = text.replace(/\r?\n$/u, "").split(/\r?\n/u);
  book.typeAll(
    lines.flatMap((line, down) =>
      line
        .split("\t")
        .map((cell, right) => ({ sheet, address: toA1(row + down, column + right), text: cell })),
    ),
  );
}
