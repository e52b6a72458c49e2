/**
 * The open workbook as a file again: what was changed is spliced into the bytes that were opened, and every part that
 * nothing happened to stays byte for byte. A file that is no package (.xls, a web page) is written anew as .xlsx.
 */
import { parseA1 } from "../../workbook/address";
import type { ContentCell, ContentRow, SheetContent } from "../../workbook/sheet-content";
import { cellAt, type Cell, type Sheet } from "../../workbook/workbook";
import { editCells } from "../../files/edit-cells";
import { editPackage, type PackageEditor } from "../../files/edit-package";
import { editStyles } from "../../files/edit-styles";
import { keepState } from "../../files/keep-state";
import { followName } from "../../files/package-type";
import { outlineOf } from "../../files/paint-cells";
import { listSheets, newWorkbook, putSheet, refuseUneditable } from "../../files/put-sheets";
import { recalculateOnLoad } from "../../files/recalculate-on-load";
import { removeOwnNotes } from "../../files/remove-notes";
import { removeSheet } from "../../files/remove-sheet";
import { writeNotes } from "../../files/write-notes";
import type { PageBook } from "./book";
import { sheetOf } from "./own-sheet";

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Throws `UnreadableFile` for what cannot be spliced: signed, strict. */
export function saveBook(book: PageBook): SavedFile {
  const { source } = book.file;
  if (source === null)
    return { name: asXlsx(book.name), bytes: newWorkbook(book.workbook.sheets.map(contentOf)) };
  if (isUntouched(book)) return { name: book.name, bytes: source };
  const name = /\.xl[st][xm]$/iu.test(book.name) ? book.name : asXlsx(book.name);
  const editor = editPackage(source);
  refuseUneditable(editor);
  for (const gone of book.removed) {
    const sheet = listSheets(editor).find((listed) => listed.name.toLowerCase() === gone);
    if (sheet) removeSheet(editor, sheet);
  }
  writeSheets(editor, book);
  writeCells(editor, book);
  writeComments(editor, book);
  if (!isSameState(book)) keepState(editor, book.state);
  followName(editor, name);
  return { name, bytes: editor.save() };
}

function asXlsx(name: string): string {
  return /\.xlsx$/iu.test(name)
    ? name
    : `${name.replace(/\.(?:xls|xlt|html?|xml|et|docx?m?|pdf)$/iu, "")}.xlsx`;
}

function isUntouched(book: PageBook): boolean {
  return (
    book.written.size === 0 &&
    book.removed.size === 0 &&
    book.comments.length === 0 &&
    !book.areNotesGone &&
    isSameState(book) &&
    book.workbook.sheets.every((sheet) => book.file.workbook.sheets.includes(sheet))
  );
}

function isSameState({ state, file }: PageBook): boolean {
  return JSON.stringify(state) === JSON.stringify(file.state);
}

function writeSheets(editor: PackageEditor, { written }: PageBook): void {
  if (written.size === 0) return;
  const styles = editStyles(editor);
  for (const content of written.values()) putSheet(editor, styles, content);
  styles.save();
}

function writeCells(editor: PackageEditor, book: PageBook): void {
  let isChanged = false;
  let formulasGone = false;
  for (const { name, part } of listSheets(editor)) {
    const after = book.sheet(name);
    const before = storedSheet(book, name);
    if (!after || !before || after === before) continue;
    const edited = editCells(part, editor.text(part), before, after);
    if (!edited) continue;
    editor.setText(part, edited.xml);
    isChanged = true;
    formulasGone ||= edited.formulasGone;
  }
  if (isChanged) recalculateOnLoad(editor, formulasGone);
}

/** As the package has it after our sheets were put. */
function storedSheet({ written, file }: PageBook, name: string): Sheet | undefined {
  const content = written.get(name.toLowerCase());
  return content ? sheetOf(content) : file.workbook.sheets.find((sheet) => sheet.name === name);
}

function writeComments(editor: PackageEditor, { comments, areNotesGone }: PageBook): void {
  if (areNotesGone) for (const { part } of listSheets(editor)) removeOwnNotes(editor, part);
  if (comments.length === 0) return;
  for (const { name, part } of listSheets(editor)) {
    const notes = comments.flatMap(({ sheet, address, text }) => {
      const at = sheet === name ? parseA1(address) : null;
      return at ? [{ ...at, text }] : [];
    });
    if (notes.length > 0) writeNotes(editor, part, outlineOf(part, editor.text(part)), notes);
  }
}

/** Values, formulas and number formats: what is known of a sheet whose file cannot be spliced. */
function contentOf(sheet: Sheet): SheetContent {
  const rows = Array.from({ length: sheet.rowCount }, (_, row): ContentRow => ({
    cells: Array.from({ length: sheet.columnCount }, (__, column) => cellContent(cellAt(sheet, row, column))),
  }));
  return { name: sheet.name, rows, visibility: sheet.visibility };
}

function cellContent(cell: Cell | undefined): ContentCell | null {
  if (!cell) return null;
  return {
    value: cell.value ?? cell.error ?? null,
    ...(cell.formula === undefined ? {} : { formula: cell.formula }),
    ...(cell.format === undefined ? {} : { style: { format: cell.format } }),
  };
}
