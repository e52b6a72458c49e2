/**
 * Whether the objects of a PDF hang together as they were written. Nothing guards the plain text between the streams: a
 * digit that changes there makes a page show another font's characters, or drops one, and the parser mends what it can
 * without a word. So every object must be where the table of objects says, and none may be left that nobody asks for.
 */
import { UnreadableFile } from "../unreadable-file";
import { requireSoundSyntax } from "./sound-syntax";

export interface PlainParts {
  /** The file without what is in its streams, each byte a character. */
  readonly outside: string;
  /** The objects that are packed together in streams. */
  readonly packed: string;
}

/** Throws {@link UnreadableFile}; `whole`: the file, each byte a character. */
export function requireSoundStructure(whole: string, { outside, packed }: PlainParts): void {
  requireSoundSyntax(outside);
  requireContents(`${outside} ${packed}`);
  if (whole.startsWith("%PDF-")) requireTable(whole, outside);
  const objects = objectsOf(outside);
  for (const { text } of objects) {
    requireWidths(text);
    requireKindOfFont(text);
    requireDescriptor(text);
  }
  // What was changed after it was written leaves behind what it replaced.
  if (isRevised(outside)) return;
  // Where all that refers is packed, its checksum answers for it: the writer himself left out what is lost.
  if (!objects.some(({ text }) => REFERENCE.test(text) && !STANDS_ALONE.test(text))) return;
  const asked = new Set(
    [...`${outside} ${packed}`.matchAll(/(\d+)\s+\d+\s+R\b/gu)].map(([, number]) => number),
  );
  const lost = objects.some(
    ({ number, text }) => !asked.has(number) && MATTERS.test(text) && !STANDS_ALONE.test(text),
  );
  if (lost) throw new UnreadableFile("lostParts");
}

/** How many pages the file was written with; `null` where later changes may have replaced some. */
export function writtenPages({ outside, packed }: PlainParts): number | null {
  if (isRevised(outside)) return null;
  return [...`${outside} ${packed}`.matchAll(/\/Type\s*\/Page(?![A-Za-z])/gu)].length;
}

/** Fonts, pages and whatever has a stream. */
const MATTERS = /\/Type\s*\/(?:Font|Page)\b|\/Length\b|\/FontFile|\/Widths/u;
const REFERENCE = /\d\s+\d+\s+R\b/u;
/** Found by their place, not by a reference. */
const STANDS_ALONE = /\/Type\s*\/(?:XRef|ObjStm)\b|\/Linearized\b/u;

function isRevised(outside: string): boolean {
  return [...outside.matchAll(/\bstartxref\b/gu)].length !== 1 || outside.includes("/Linearized");
}

function objectsOf(outside: string): { number: string; text: string }[] {
  const starts = [...outside.matchAll(/(?<!\d)(\d+)\s+\d+\s+obj\b/gu)];
  return starts.map((match, index) => ({
    number: match[1] ?? "",
    text: outside.slice(match.index, starts[index + 1]?.index ?? outside.length),
  }));
}

/** Each object in use stands at its offset, which counts from the beginning of the file. */
function requireTable(whole: string, outside: string): void {
  for (const [, body = ""] of outside.matchAll(/(?<!start)xref\b((?:(?!trailer|xref)[^])*)trailer/gu)) {
    if (!/^\s*(?:\d+\s+\d+\s+(?:\d{10}\s\d{5}\s[nf]\s*)*)+$/u.test(body)) throw new UnreadableFile("damaged");
  }
  for (const [, body = ""] of outside.matchAll(
    /(?<!start)xref\s+((?:\d+\s+\d+\s+(?:\d{10}\s\d{5}\s[nf]\s*)*)+)/gu,
  )) {
    let number = 0;
    for (const [entry, offset = "", kind] of body.matchAll(
      /(\d{10})\s\d{5}\s([nf])|(\d+)\s+\d+(?=\s+\d{10}\s)/gu,
    )) {
      if (kind === undefined) {
        number = Number(entry.trim().split(/\s+/u)[0]);
        continue;
      }
      const found = /^\s*(\d+)\s+\d+\s+obj\b/u.exec(whole.slice(Number(offset), Number(offset) + 40));
      if (kind === "n" && Number(found?.[1] ?? -1) !== number) throw new UnreadableFile("damaged");
      number += 1;
    }
  }
}

/** What a page may say of itself that leads to another object. */
const KEYS_OF_PAGE =
  /^(?:Type|Parent|Resources|(?:Media|Crop|Bleed|Trim|Art)Box|Contents|Group|Thumb|B|Trans|Annots|AA|Metadata|PieceInfo|ID|VP|AF|DPart|OutputIntents|PresSteps|SeparationInfo|Font|XObject|ExtGState|ColorSpace|Pattern|Shading|Properties|P)$/u;

/** A page without contents is an empty one, unless something leads away from it that no page has. */
function requireContents(text: string): void {
  for (const [page] of text.matchAll(/<<(?:[^<>]|<<(?:[^<>]|<<[^<>]*>>|<[^<>]*>)*>>|<[^<>]*>)*>>/gu)) {
    if (!/\/Type\s*\/Page(?![A-Za-z])/u.test(page) || /\/Contents\b/u.test(page)) continue;
    const keys = [...page.matchAll(/\/([^\s/<>()[\]{}%]+)\s*\[?\s*\d+\s+\d+\s+R\b/gu)];
    if (keys.some(([, key = ""]) => !KEYS_OF_PAGE.test(key) && !/^[A-Za-z]{1,3}\d+$/u.test(key)))
      throw new UnreadableFile("damaged");
  }
}

/** Codes of a font of another kind would be read as if each were a letter. */
function requireKindOfFont(text: string): void {
  if (!/\/Type\s*\/Font(?![A-Za-z])/u.test(text)) return;
  const kind = /\/Subtype\s*\/([^\s/<>()[\]{}%]+)/u.exec(text)?.[1];
  if (kind !== undefined && !KINDS_OF_FONT.has(kind)) throw new UnreadableFile("damaged");
}

const KINDS_OF_FONT = new Set([
  ...["Type0", "Type1", "MMType1", "Type1C", "Type3", "TrueType", "CIDFontType0", "CIDFontType0C"],
  ...["CIDFontType2", "OpenType"],
]);

/** A font of many characters says of itself in a descriptor how its codes are read. */
function requireDescriptor(text: string): void {
  if (/\/Subtype\s*\/CIDFontType[02]/u.test(text) && !/\/FontDescriptor\b/u.test(text))
    throw new UnreadableFile("damaged");
}

/** As many widths as the font says it has characters, and numbers all of them. */
function requireWidths(text: string): void {
  for (const [, list = ""] of text.matchAll(/\/(?:W|DW2|W2|Widths)\s*\[((?:[^[\]]|\[[^[\]]*\])*)\]/gu)) {
    if (!/^(?:[-+.\d\s[\]]|\d\s+R\b)*$/u.test(list)) throw new UnreadableFile("damaged");
  }
  const first = /\/FirstChar\s+(\d+)/u.exec(text)?.[1];
  const last = /\/LastChar\s+(\d+)/u.exec(text)?.[1];
  const widths = /\/Widths\s*\[([^\]]*)\]/u.exec(text)?.[1];
  if (first === undefined || last === undefined || widths === undefined) return;
  const count = widths.trim().split(/\s+/u).length;
  if (widths.includes("R") || count === Number(last) - Number(first) + 1) return;
  throw new UnreadableFile("damaged");
}
