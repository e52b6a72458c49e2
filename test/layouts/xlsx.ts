/** A laid-out workbook as the bytes of an .xlsx file. */
import { newWorkbook } from "../../src/files/put-sheets";
import type { ContentCell, SheetContent } from "../../src/workbook/sheet-content";
import { cellAt, type Sheet, type Workbook } from "../../src/workbook/workbook";

export function xlsxOf(workbook: Workbook): Uint8Array {
  return newWorkbook(workbook.sheets.map(contentOf));
}

function contentOf(sheet: Sheet): SheetContent {
  const cell = (row: number, column: number): ContentCell | null => {
    const found = cellAt(sheet, row, column);
    if (!found) return null;
    return {
      value: found.value,
      ...(found.formula === undefined ? {} : { formula: found.formula }),
      // A date is a number but for its format.
      ...(found.format === undefined ? {} : { style: { format: found.format } }),
    };
  };
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    rows: Array.from({ length: sheet.rowCount }, (_row, row) => ({
      cells: Array.from({ length: sheet.columnCount }, (_column, column) => cell(row, column)),
    })),
  };
}
