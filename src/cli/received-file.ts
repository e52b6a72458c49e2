/** A received narrative from a file: .docx by its content, anything else as text. */
import { basename } from "node:path";
import { decodeText } from "../files/decode-text";
import { kindOf } from "../files/file-kind";
import { readBytes } from "../disk/open-file";
import { readDocx } from "../files/read-docx";
import { UnreadableFile } from "../files/unreadable-file";
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
