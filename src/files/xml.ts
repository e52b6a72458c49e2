/**
 * Reads XML parts as a stream of events. No document type is let in, hence no entity but XML's own five;
 * prefixes are resolved, because some writers prefix every element and others none.
 */
import { SaxesParser } from "saxes";
import { UnreadableFile } from "./unreadable-file";
import { declarationsIn, trackPlaces, type Path } from "./xml-place";

export type Attributes = Readonly<Record<string, string>>;

/**
 * `name`: the last one of `path`, by which an element is known. Attribute names without their prefix (`id` for `r:id`),
 * except `xmlns:…` and `xml:…`.
 */
export interface XmlHandler {
  open(name: string, attributes: Attributes, path: Path): void;
  /** Every piece of text, for those who want it all. */
  text?(piece: string): void;
  /** `text`: what stood directly before this end tag, since the last tag of any kind. */
  close?(name: string, text: string, path: Path): void;
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
  const places = trackPlaces();
  let hasPrefixes = false;
  let declares = false;
  parser.on("attribute", ({ name }) => {
    const isDeclaration = name.startsWith("xmlns");
    declares ||= isDeclaration;
    hasPrefixes ||= !isDeclaration && name.includes(":") && !isKept(name);
  });
  parser.on("opentag", (tag) => {
    text = "";
    const { name, path } = places.enter(part, tag.name, declares ? declarationsIn(tag.attributes) : null);
    handler.open(name, hasPrefixes ? withoutPrefixes(tag.attributes) : tag.attributes, path);
    hasPrefixes = false;
    declares = false;
  });
  const keepText = (piece: string): void => {
    text += piece;
    handler.text?.(piece);
  };
  parser.on("text", keepText);
  parser.on("cdata", keepText);
  parser.on("closetag", () => {
    const { name, path } = places.leave();
    handler.close?.(name, text, path);
    text = "";
  });
  for (const piece of decodePieces(part, bytes)) parser.write(piece);
  parser.close();
}

/** Name of a part's root, in its own namespace; empty where there is none. */
export function rootOf(part: string, bytes: Uint8Array): string {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let root = "";
  parser.on("error", () => {
    throw new UnreadableFile("damaged", part);
  });
  parser.on("opentagstart", ({ name }) => {
    root ||= localName(name);
  });
  for (const piece of decodePieces(part, bytes)) {
    parser.write(piece);
    if (root !== "") break;
  }
  return root;
}

/** A whole part as text. */
export function decodeXml(part: string, bytes: Uint8Array): string {
  return [...decodePieces(part, bytes)].join("");
}

const PIECE = 2 ** 18;

/** In pieces, so that a large sheet never stands in memory twice. */
function* decodePieces(part: string, bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(part, bytes), { fatal: true });
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

/** By its byte order mark, else by how `<?xml` is written, else as it declares. */
function encodingOf(part: string, bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return "utf-16be";
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared =
    /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? "utf-8";
  // What is written in single bytes is no UTF-16, whatever it says.
  if (/^u(?:tf|cs)/.test(declared)) return "utf-8";
  if (!isKnownEncoding(declared)) throw new UnreadableFile("damaged", part);
  return declared;
}

function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== "";
  } catch {
    return false;
  }
}

/** A declaration that says how the text will be written: as UTF-8. */
export function declareUtf8(xml: string): string {
  return xml.replace(/^(\ufeff?<\?xml[^>]*?\sencoding\s*=\s*)(?:"[^"]*"|'[^']*')/, '$1"UTF-8"');
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
