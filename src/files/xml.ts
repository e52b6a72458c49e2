/**
 * Reads XML parts as a stream of events. No document type is let in, hence no entity but XML's own five;
 * prefixes are dropped, because some writers prefix every element and others none.
 */
import { SaxesParser } from "saxes";
import { UnreadableFile } from "./unreadable-file";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  /** `name` and attribute names without their prefix (`id` for `r:id`), except `xmlns:…` and `xml:…`. */
  open(name: string, attributes: Attributes): void;
  /** `text`: what stood directly before this end tag, since the last tag of any kind. */
  close?(name: string, text: string): void;
}

/** Reads `bytes` to the end; throws {@link UnreadableFile} naming `part` when it is not well-formed. */
export function readXml(part: string, bytes: Uint8Array, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let text = "";
  parser.on("error", () => {
    throw new UnreadableFile("damaged", part);
  });
  parser.on("doctype", () => {
    throw new UnreadableFile("unsafe", part);
  });
  let hasPrefixes = false;
  parser.on("attribute", ({ name }) => {
    hasPrefixes ||= name.includes(":") && !isKept(name);
  });
  parser.on("opentag", (tag) => {
    text = "";
    handler.open(localName(tag.name), hasPrefixes ? withoutPrefixes(tag.attributes) : tag.attributes);
    hasPrefixes = false;
  });
  const keepText = (piece: string): void => {
    text += piece;
  };
  parser.on("text", keepText);
  parser.on("cdata", keepText);
  parser.on("closetag", (tag) => {
    handler.close?.(localName(tag.name), text);
    text = "";
  });
  for (const piece of decodePieces(part, bytes)) parser.write(piece);
  parser.close();
}

/** A whole part as text; its byte order mark tells UTF-8 and UTF-16 apart. */
export function decodeXml(part: string, bytes: Uint8Array): string {
  return [...decodePieces(part, bytes)].join("");
}

const PIECE = 2 ** 18;

/** In pieces, so that a large sheet never stands in memory twice. */
function* decodePieces(part: string, bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  const decode = (piece: Uint8Array, isLast: boolean): string => {
    try {
      return decoder.decode(piece, { stream: !isLast });
    } catch {
      throw new UnreadableFile("damaged", part);
    }
  };
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decode(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}

export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function withoutPrefixes(attributes: Record<string, string>): Attributes {
  const local: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    local[isKept(name) ? name : localName(name)] = value;
  }
  return local;
}

function isKept(name: string): boolean {
  return name.startsWith("xmlns:") || name.startsWith("xml:");
}

/** `true` and `1` are the two ways to say yes. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** Escaped for text and for attributes; what XML cannot hold at all is dropped. */
export function escapeXml(text: string): string {
  return text.replace(NOT_XML, "").replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}
const NOT_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Excel writes characters that XML cannot hold as `_x000D_`. */
export function unescapeControls(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
