/** What a file is, by its content: names lie, and exported "workbooks" are often something else. */
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

export type FileKind = "zip" | "ole" | "other";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 8) return "zip";
  return OLE.every((byte, index) => bytes[index] === byte) ? "ole" : "other";
}

export type OleKind = "encrypted" | "workbook" | "document" | "other";

/** Tells what an OLE container holds by the names of its streams, which its directory keeps in UTF-16. */
export function oleKind(bytes: Uint8Array): OleKind {
  const names = new Set(streamNames(bytes));
  if (names.has("EncryptedPackage")) return "encrypted";
  if (names.has("Workbook") || names.has("Book")) return "workbook";
  return names.has("WordDocument") ? "document" : "other";
}

/** Names in the first sectors' worth of directory entries, which lie on multiples of 128 bytes. */
function* streamNames(bytes: Uint8Array): Generator<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder("utf-16le");
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    const length = view.getUint16(at + 64, true);
    const type = bytes[at + 66] ?? 0;
    if (length < 4 || length > 64 || length % 2 !== 0 || type < 1 || type > 5) continue;
    if (view.getUint16(at + length - 2, true) !== 0) continue;
    yield decoder.decode(bytes.subarray(at, at + length - 2));
  }
}

/** Why a file that is neither ZIP nor OLE cannot be read as what `otherwise` says it should be. */
export function refuseOther(bytes: Uint8Array, otherwise: UnreadableReason): UnreadableFile {
  if (bytes.length === 0) return new UnreadableFile("empty");
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const start = new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes.subarray(0, 4096)).trimStart();
  if (start.includes("urn:schemas-microsoft-com:office:spreadsheet"))
    return new UnreadableFile("spreadsheetXml");
  if (/^<(!doctype html|html|table|head|meta|style)|^MIME-Version:|<html[\s>]/i.test(start)) {
    return new UnreadableFile("html");
  }
  return new UnreadableFile(otherwise);
}
