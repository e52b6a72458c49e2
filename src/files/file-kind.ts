/** What a file is, by its content: names lie, and exported "workbooks" are often something else. */
import { openOle } from "./ole";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";

export type FileKind = "zip" | "ole" | "other";

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) <= 8) return "zip";
  return OLE.every((byte, index) => bytes[index] === byte) ? "ole" : "other";
}

export type OleKind = "encrypted" | "workbook" | "document" | "presentation" | "other";

/** Tells what an OLE container holds by the names of its streams. Throws {@link UnreadableFile} for a damaged one. */
export function oleKind(bytes: Uint8Array): OleKind {
  const names = new Set(openOle(bytes).names.map((name) => name.toLowerCase()));
  if (names.has("encryptedpackage")) return "encrypted";
  if (names.has("workbook") || names.has("book")) return "workbook";
  if (names.has("worddocument")) return "document";
  return names.has("powerpoint document") ? "presentation" : "other";
}

/** What files begin with that are neither ZIP nor OLE, in hexadecimal digits. */
const BEGINNINGS: readonly (readonly [beginning: RegExp, reason: UnreadableReason])[] = [
  [/^255044462d/, "pdf"],
  // rar, 7z, gzip, bzip2, xz
  [/^(?:52617221|377abcaf271c|1f8b|425a68|fd377a585a)/, "archive"],
  [/^7b5c727466/, "richText"],
  [/^(?:89504e47|ffd8ff|47494638|49492a00|4d4d002a)/, "picture"],
  // A workbook of Excel 2, 3 or 4 has no container.
  [/^09(?:00|02|04)0[4-8]00/, "oldWorkbook"],
];

/** Why a file that is neither ZIP nor OLE cannot be read as what `otherwise` says it should be. */
export function refuseOther(bytes: Uint8Array, otherwise: UnreadableReason): UnreadableFile {
  if (bytes.length === 0) return new UnreadableFile("empty");
  const beginning = Array.from(bytes.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const known = BEGINNINGS.find(([pattern]) => pattern.test(beginning));
  if (known) return new UnreadableFile(known[1]);
  switch (markupOf(bytes)) {
    case "html":
      return new UnreadableFile(otherwise === "notWorkbook" ? "html" : otherwise);
    case "mhtml":
      return new UnreadableFile("mhtml");
    case "spreadsheetXml":
      return new UnreadableFile("spreadsheetXml");
    case "openDocument":
      return new UnreadableFile("openDocument");
    case null:
      return new UnreadableFile(otherwise === "notWorkbook" && isText(bytes) ? "plainText" : otherwise);
  }
}

/** Lists with commas or tabs between their figures, which many systems export under the name of a workbook. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 4096);
  const isWide = (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
  return isWide || !start.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}

export type Markup = "html" | "mhtml" | "spreadsheetXml" | "openDocument";

/** Text that a spreadsheet program would open as a workbook. */
export function markupOf(bytes: Uint8Array): Markup | null {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const start = new TextDecoder(isWide ? "utf-16le" : "utf-8").decode(bytes.subarray(0, 4096)).trimStart();
  if (start.includes("urn:schemas-microsoft-com:office:spreadsheet") && /<(?:\w+:)?Workbook\b/.test(start)) {
    return "spreadsheetXml";
  }
  if (start.includes("urn:oasis:names:tc:opendocument:xmlns:office")) return "openDocument";
  if (/^MIME-Version:/i.test(start)) return "mhtml";
  return /^<(?:!doctype html|html|table|head|meta|style|body|div)|<html[\s>]/i.test(start) ? "html" : null;
}

/** Kinds of files that are known by their name, where the content does not tell them apart. */
const EXTENSIONS: Readonly<Record<string, UnreadableReason>> = {
  et: "wpsWorkbook",
  ett: "wpsWorkbook",
  wps: "wpsDocument",
  wpt: "wpsDocument",
  ofd: "ofd",
  xlsb: "binaryWorkbook",
  doc: "legacyDocument",
  ppt: "presentation",
  pptx: "presentation",
  rar: "archive",
  zip: "archive",
  "7z": "archive",
};

/** `reason` where the name says nothing better. */
export function reasonByName(name: string, reason: UnreadableReason): UnreadableReason {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(EXTENSIONS, extension) ? (EXTENSIONS[extension] ?? reason) : reason;
}
