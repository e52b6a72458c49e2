/** A received narrative from a file: .docx by its content, anything else as text. */
import { basename } from "node:path";
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
    : textOfLines(decode(bytes, basename(path)));
}

/** Text pasted into an editor comes as UTF-8, UTF-16 or, from older Windows programs, GB18030. */
function decode(bytes: Uint8Array, name: string): string {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes("\0")) return text;
    } catch {
      // Not this encoding; the next one may fit.
    }
  }
  throw new UnreadableFile("notDocument", name);
}

function encodingsOf(bytes: Uint8Array): readonly string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ["utf-16le"];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ["utf-16be"];
  return ["utf-8", "gb18030"];
}
