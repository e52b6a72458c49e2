/**
 * A copy of a PDF with highlights and notes, as an incremental update: the original's bytes remain as they are, at the
 * beginning of the copy, and the marks follow them. So nothing that was published is lost or changed by marking it.
 */
import type * as PdfLib from "@cantoo/pdf-lib";
import type { PDFDocument, PDFPage, PDFRef } from "@cantoo/pdf-lib";
import { UnreadableFile } from "../unreadable-file";
import { apply, inverse, mapRect, unite, type Matrix, type Rect } from "./geometry";
import type { PdfPage } from "./read-pdf";

export interface PdfMark {
  /** From 1. */
  readonly page: number;
  /** What is highlighted, in the space of the reading's places. */
  readonly rects: readonly Rect[];
  readonly note: string;
  readonly color: MarkColor;
}

/** Red, green and blue from 0 to 1. */
export type MarkColor = readonly [red: number, green: number, blue: number];

/** Shown by readers as who wrote the note. */
const AUTHOR = "决算公开助手";
/** Annotations are printed with the page. */
const PRINT = 4;

/** `pages`: of the reading. Rejects with {@link UnreadableFile} where a copy would not be worth its name. */
export async function annotatePdf(
  bytes: Uint8Array,
  pages: readonly PdfPage[],
  marks: readonly PdfMark[],
): Promise<Uint8Array> {
  if (isSigned(bytes)) throw new UnreadableFile("signedPdf");
  const lib = await import("@cantoo/pdf-lib");
  let document: PDFDocument;
  try {
    document = await lib.PDFDocument.load(bytes, { forIncrementalUpdate: true, updateMetadata: false });
  } catch (error) {
    const isLocked = error instanceof lib.EncryptedPDFError;
    throw new UnreadableFile(isLocked ? "lockedPdf" : "notMarkablePdf");
  }
  const sheets = document.getPages();
  if (sheets.length !== pages.length) throw new UnreadableFile("notMarkablePdf");
  for (const mark of marks) {
    const sheet = sheets[mark.page - 1];
    const toPage = inverse(pages[mark.page - 1]?.view ?? [0, 0, 0, 0, 0, 0]);
    if (sheet && toPage && mark.rects.length > 0) addHighlight(lib, document, sheet, mark, toPage);
  }
  const copy = await document.commit({ useObjectStreams: false });
  if (!startsWith(copy, bytes)) throw new Error("the original is not the beginning of its annotated copy");
  return copy;
}

function addHighlight(
  { PDFHexString, PDFName }: typeof PdfLib,
  document: PDFDocument,
  sheet: PDFPage,
  { rects, note, color }: PdfMark,
  toPage: Matrix,
): void {
  const { context } = document;
  const boxes = rects.map((rect) => mapRect(toPage, rect));
  const bounds = unite(boxes);
  const box = [bounds.x0, bounds.y0, bounds.x1, bounds.y1];
  const annotation = context.register(
    context.obj({
      Type: "Annot",
      Subtype: "Highlight",
      Rect: box,
      QuadPoints: rects.flatMap((rect) => corners(rect, toPage)),
      C: [...color],
      Contents: PDFHexString.fromText(note),
      T: PDFHexString.fromText(AUTHOR),
      F: PRINT,
      AP: { N: appearance(document, boxes, box, color) },
    }),
  );
  const name = PDFName.of("Annots");
  const known = sheet.node.Annots();
  if (known) known.push(annotation);
  else sheet.node.set(name, context.obj([annotation]));
  // An array of its own is an object of its own; the page is written again whichever of the two changed.
  context.snapshot?.markRefForSave(sheet.ref);
  const kept = sheet.node.get(name);
  if (kept && "objectNumber" in kept) context.snapshot?.markRefForSave(kept as PDFRef);
}

/** What readers draw that do not draw highlights themselves: the colour multiplied into the page, so that text stays. */
function appearance(
  document: PDFDocument,
  boxes: readonly Rect[],
  box: readonly number[],
  color: MarkColor,
): PDFRef {
  const { context } = document;
  const shapes = boxes.map(
    ({ x0, y0, x1, y1 }) => `${[x0, y0, x1 - x0, y1 - y0].map(shortened).join(" ")} re`,
  );
  return context.register(
    context.stream(`/G gs ${color.map(shortened).join(" ")} rg ${shapes.join(" ")} f`, {
      Type: "XObject",
      Subtype: "Form",
      BBox: [...box],
      Resources: { ExtGState: { G: { Type: "ExtGState", BM: "Multiply" } } },
    }),
  );
}

/** Upper left, upper right, lower left, lower right: as readers draw them, whatever the specification says. */
function corners({ x0, y0, x1, y1 }: Rect, toPage: Matrix): number[] {
  const points = [apply(toPage, x0, y0), apply(toPage, x1, y0), apply(toPage, x0, y1), apply(toPage, x1, y1)];
  return points.flatMap(({ x, y }) => [x, y]);
}

function shortened(value: number): string {
  return value.toFixed(2);
}

function startsWith(whole: Uint8Array, beginning: Uint8Array): boolean {
  return whole.length > beginning.length && beginning.every((byte, index) => whole[index] === byte);
}

/** A signature vouches for a range of the file's bytes. */
function isSigned(bytes: Uint8Array): boolean {
  const text = new TextDecoder("latin1").decode(bytes);
  return /\/ByteRange\s*\[/u.test(text) && /\/Type\s*\/Sig\b/u.test(text);
}
