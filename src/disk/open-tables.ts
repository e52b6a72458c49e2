/** Workbooks, and documents whose tables are read as one. */
import { basename } from "node:path";
import type { Workbook } from "../workbook/workbook";
import { documentWorkbook } from "../files/docx-workbook";
import { openDocx, openWorkbook } from "./open-file";

/** Rejects with `UnreadableFile` for what is neither a sound workbook nor a sound document. */
export async function openTables(path: string): Promise<Workbook> {
  return /\.docx?m?$/iu.test(basename(path)) ? documentWorkbook(await openDocx(path)) : openWorkbook(path);
}
