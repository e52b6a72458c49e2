/**
 * Puts elements between the characters of a document's text. A run that has to be cut is closed there and goes on in a
 * run that begins in the same way; what stands in runs beside their text (fields, notes, pictures) stays where it is.
 */
import type { ParagraphPlace, TextPiece } from "./docx-place";
import { insertion, setAttribute, type Edit } from "./splice-xml";
import { escapeXml } from "./xml";

/** `xml` stands before the character at `at`, or, as the end of a range, after the one before it. */
export interface Cut {
  readonly at: number;
  readonly side: "before" | "after";
  readonly xml: string;
}

/** The cuts as edits of the part; those outside of the paragraph's text go to its first or last character. */
export function cutRuns(part: string, { pieces }: ParagraphPlace, cuts: readonly Cut[]): Edit[] {
  const edits: Edit[] = [];
  const inside = new Map<TextPiece, Cut[]>();
  for (const cut of cuts) {
    const piece = pieceOf(pieces, cut);
    if (!piece) continue;
    const offset = cut.at - piece.offset;
    if (offset <= 0) edits.push(insertion(...beforePiece(piece, cut.xml)));
    else if (offset >= piece.text.length) edits.push(insertion(...afterPiece(part, piece, cut.xml)));
    else inside.set(piece, [...(inside.get(piece) ?? []), cut]);
  }
  for (const [piece, own] of inside) edits.push(...splitText(part, piece, own));
  return edits;
}

function pieceOf(pieces: readonly TextPiece[], { at, side }: Cut): TextPiece | undefined {
  if (side === "before") return pieces.find(({ offset, text }) => at < offset + text.length) ?? pieces.at(-1);
  return pieces.findLast(({ offset }) => at > offset) ?? pieces[0];
}

function beforePiece({ run, element }: TextPiece, xml: string): [number, string] {
  if (element.start === run.start + run.head.length) return [run.start, xml];
  return [element.start, `${endOfRun(run)}${xml}${run.head}`];
}

function afterPiece(part: string, { run, element }: TextPiece, xml: string): [number, string] {
  if (part.slice(element.end, run.end) === endOfRun(run)) return [run.end, xml];
  return [element.end, `${endOfRun(run)}${xml}${run.head}`];
}

/** The text is written anew, for its characters may be escaped in any way. */
function splitText(part: string, piece: TextPiece, cuts: readonly Cut[]): Edit[] {
  const { text, offset, run, element, content } = piece;
  if (!content) return [];
  const open = setAttribute(part.slice(element.start, content.start), "xml:space", "preserve");
  const close = part.slice(content.end, element.end);
  const places = [...new Set(cuts.map(({ at }) => at - offset))].sort((a, b) => a - b);
  let xml = open;
  let from = 0;
  for (const at of places) {
    const here = cuts.filter((cut) => cut.at - offset === at).map((cut) => cut.xml);
    xml += `${escapeXml(text.slice(from, at))}${close}${endOfRun(run)}${here.join("")}${run.head}${open}`;
    from = at;
  }
  return [{ ...element, text: `${xml}${escapeXml(text.slice(from))}${close}` }];
}

function endOfRun({ prefix }: TextPiece["run"]): string {
  return `</${prefix}r>`;
}
