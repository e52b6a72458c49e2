/** Sheet contents → the bytes of an .xlsx, the same bytes for the same contents on every machine and day. */
import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";
import { toA1 } from "../../src/workbook/address";
import type { CellStyle, ContentCell, SheetContent } from "../../src/workbook/sheet-content";

/** The day that a file of the sample says it was made. */
const MADE = new Date(Date.UTC(2025, 8, 1));

export async function writeXlsx(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { creator: "final-accounts-addin", created: MADE, modified: MADE });
  for (const sheet of sheets) addSheet(workbook, sheet);
  const buffer = await workbook.xlsx.writeBuffer();
  return withFixedTimes(new Uint8Array(buffer));
}

/** A zip entry carries local time; the same local date gives the same bytes in every zone. */
function withFixedTimes(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: new Date(2025, 8, 1), level: 9 });
}

function addSheet(workbook: ExcelJS.Workbook, sheet: SheetContent): void {
  const { freeze, print } = sheet;
  const worksheet = workbook.addWorksheet(sheet.name, {
    state: sheet.visibility ?? "visible",
    views: freeze ? [{ state: "frozen", xSplit: freeze.columns, ySplit: freeze.rows }] : [],
  });
  sheet.columnWidths?.forEach((width, index) => (worksheet.getColumn(index + 1).width = width));
  sheet.rows.forEach((row, index) => {
    if (row.height !== undefined) worksheet.getRow(index + 1).height = row.height;
    row.cells.forEach((cell, column) => {
      if (cell) putCell(worksheet.getCell(index + 1, column + 1), cell);
    });
  });
  for (const { firstRow, firstColumn, lastRow, lastColumn } of sheet.merges ?? []) {
    worksheet.mergeCells(firstRow + 1, firstColumn + 1, lastRow + 1, lastColumn + 1);
  }
  if (sheet.autoFilter) {
    const { firstRow, firstColumn, lastRow, lastColumn } = sheet.autoFilter;
    worksheet.autoFilter = `${toA1(firstRow, firstColumn)}:${toA1(lastRow, lastColumn)}`;
  }
  if (print) {
    Object.assign(worksheet.pageSetup, {
      paperSize: 9,
      orientation: print.landscape ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `1:${print.titleRows}`,
    });
  }
}

function putCell(target: ExcelJS.Cell, cell: ContentCell): void {
  if (cell.formula !== undefined) {
    const formula = cell.formula.replace(/^=/u, "");
    target.value = cell.value === null ? { formula } : { formula, result: cell.value };
  } else if (cell.value !== null) {
    target.value = cell.value;
  }
  if (cell.style) putStyle(target, cell.style);
}

function putStyle(target: ExcelJS.Cell, style: CellStyle): void {
  target.font = {
    name: "宋体",
    size: style.size ?? 11,
    ...(style.bold ? { bold: true } : {}),
    ...(style.underline ? { underline: true } : {}),
    ...(style.color === undefined ? {} : { color: { argb: `FF${style.color}` } }),
  };
  target.alignment = {
    ...(style.align === undefined ? {} : { horizontal: style.align }),
    ...(style.verticalAlign === undefined
      ? {}
      : { vertical: style.verticalAlign === "center" ? "middle" : style.verticalAlign }),
    ...(style.wrap ? { wrapText: true } : {}),
  };
  if (style.format !== undefined) target.numFmt = style.format;
  if (style.fill !== undefined) {
    target.fill = { type: "pattern", pattern: "solid", fgColor: { argb: `FF${style.fill}` } };
  }
  if (style.border) {
    const line = { style: "thin" } as const;
    target.border = { top: line, left: line, bottom: line, right: line };
  }
}
