/** A received narrative from a file: .docx by its content, anything else as text. */
import { basename } from "node:path";
import { decodeText } from "../hosts/file/decode-text";
import { kindOf } from "../hosts/file/file-kind";
import { readBytes } from "../hosts/file/open-file";
import { readDocx } from "../hosts/file/read-docx";
import { UnreadableFile } from "../hosts/file/unreadable-file";
import { textOfDocument, textOfLines } from "../review/received-text";
import type { ReceivedText } from "../review/received-text";

/** Rejects with {@link UnreadableFile} for what is neither a sound document nor text. */
export async function openReceivedText(path: string): Promise<ReceivedText> {
  const bytes = await readBytes(path);
  if (bytes.length === 0) throw new UnreadableFile("empty", basename(path));
  const isDocument = kindOf(bytes) !== "other" || /\.docx?m?$/iu.test(path);
  return isDocument
    ? textOfDocument(readDocx(bytes, basename(path)))
    : textOfLines(decodeText(bytes, basename(path)));
}
