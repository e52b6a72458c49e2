/** Files by their path, for the command line. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { TextDocument } from "../workbook/document";
import type { Workbook } from "../workbook/workbook";
import { readDocx } from "../files/read-docx";
import { readWorkbook } from "../files/read-workbook";
import { codeOf } from "./error-code";
import { onDisk } from "./names";
import { LONGEST_READ, withinSeconds } from "./time-limit";
import { UnreadableFile } from "../files/unreadable-file";

/** A workbook of this size would hold no disclosure, and would not fit into memory. */
const MAX_FILE_SIZE = 256 * 2 ** 20;

/** Rejects with {@link UnreadableFile} whatever the file holds, and when there is none. */
export async function openWorkbook(path: string): Promise<Workbook> {
  return readWorkbook(await readBytes(path), basename(path), withinSeconds(LONGEST_READ));
}

/** A .docx; rejects with {@link UnreadableFile} as {@link openWorkbook} does. */
export async function openDocx(path: string): Promise<TextDocument> {
  return readDocx(await readBytes(path), basename(path));
}

/** The whole file; it is only ever opened for reading. */
export async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const information = await stat(onDisk(path));
    if (!information.isFile()) throw new UnreadableFile("notAFile");
    if (information.size > MAX_FILE_SIZE) throw new UnreadableFile("tooLarge");
    const { buffer, byteOffset, length } = await readFile(onDisk(path));
    return new Uint8Array(buffer, byteOffset, length);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile(codeOf(error) === "ENOENT" ? "notFound" : "noAccess");
  }
}
