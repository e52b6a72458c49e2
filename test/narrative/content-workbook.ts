/** A sheet that we laid out, as a host would read it back. */
import type { SheetContent } from "../../src/workbook/sheet-content";
import { makeSheet } from "../../src/workbook/workbook";
import type { Cell, CellValue, Workbook } from "../../src/workbook/workbook";

/** `change` may answer another value for a cell, as typing would leave it. */
export function workbookOf(
  content: SheetContent,
  change: (value: CellValue, row: number, column: number) => CellValue = (value) => value,
): Workbook {
  const cells = content.rows.flatMap((contentRow, row) =>
    contentRow.cells.flatMap((cell, column): Cell[] => {
      const value = change(cell?.value ?? null, row, column);
      const formula = cell?.formula;
      return value === null ? [] : [{ row, column, value, ...(formula === undefined ? {} : { formula }) }];
    }),
  );
  return { name: "test.xlsx", sheets: [makeSheet({ name: content.name }, cells)] };
}
