/** The tables of a laid-out workbook as a PDF, a sheet a page: what a department publishes, without an office program. */
import { cellAt, type Sheet, type Workbook } from "../../../src/workbook/workbook";
import { typedPages, type TypedPage } from "./typed";

/** Words with which a head begins. */
const HEAD = /^(?:项\s*目|收\s*入|预算数|行次|合\s*计|科目)/u;

export function typedDisclosure(workbook: Workbook): Uint8Array {
  return typedPages(workbook.sheets.map(pageOf), { packed: true });
}

export function pageOf(sheet: Sheet): TypedPage {
  const rows = Array.from({ length: sheet.rowCount }, (_row, row) =>
    Array.from({ length: sheet.columnCount }, (_column, column) => printed(sheet, row, column)),
  );
  const head = rows.findIndex((row) => row.some((text) => HEAD.test(text)));
  const at = head < 0 ? rows.length : head;
  return {
    lines: rows.slice(0, at).flatMap((row) => row.filter((text) => text !== "")),
    rows: rows.slice(at),
  };
}

function printed(sheet: Sheet, row: number, column: number): string {
  const cell = cellAt(sheet, row, column);
  if (typeof cell?.value !== "number") return String(cell?.value ?? "");
  return cell.format === undefined ? String(cell.value) : cell.value.toFixed(2);
}
