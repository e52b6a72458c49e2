/** A received narrative from a file's bytes: .docx by its content, anything else as text. */
import type { TextDocument } from "../workbook/document";
import { decodeText } from "./decode-text";
import { kindOf } from "./file-kind";
import { readDocx } from "./read-docx";

/** Throws `UnreadableFile` for what is neither a sound document nor text. */
export function readReceived(bytes: Uint8Array, name: string): TextDocument | string {
  const isDocument = kindOf(bytes) !== "other" || /\.docx?m?$/iu.test(name);
  return isDocument ? readDocx(bytes, name) : decodeText(bytes, name);
}
