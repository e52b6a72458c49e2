/** Workbooks, and published documents whose tables are read as one. */
import { basename } from "node:path";
import type { TextDocument } from "../workbook/document";
import type { Workbook } from "../workbook/workbook";
import { documentWorkbook } from "../files/docx-workbook";
import { isPdf } from "../files/pdf/refuse";
import { readDocx } from "../files/read-docx";
import { readWorkbook } from "../files/read-workbook";
import { readBytes } from "./open-file";
import { readPdfBytes } from "./open-pdf";
import { withinSeconds, LONGEST_READ } from "./time-limit";

export interface OpenedTables {
  readonly workbook: Workbook;
  /** The text between the tables; `null` for a workbook. */
  readonly document: TextDocument | null;
}

/** Rejects with `UnreadableFile` for what is neither a sound workbook nor a sound document. */
export async function openTables(path: string): Promise<Workbook> {
  return (await openWithText(path)).workbook;
}

export async function openWithText(path: string): Promise<OpenedTables> {
  const bytes = await readBytes(path);
  const name = basename(path);
  if (isPdf(bytes)) return ofDocument((await readPdfBytes(bytes, name)).document);
  if (/\.docx?m?$/iu.test(name)) return ofDocument(readDocx(bytes, name));
  return { workbook: await readWorkbook(bytes, name, withinSeconds(LONGEST_READ)), document: null };
}

function ofDocument(document: TextDocument): OpenedTables {
  return { workbook: documentWorkbook(document), document };
}
