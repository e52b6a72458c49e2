/**
 * The parser's list of what a page draws, counted while it grows. A form that draws forms draws ten times ten times ten:
 * a dozen small objects unfold to a list that no machine holds, and only whoever counts what arrives can stop it.
 */
import type { PDFPageProxy } from "pdfjs-dist";
import { UnreadableFile } from "../unreadable-file";
import type { OperatorList } from "./draw-page";
import type { PdfJs } from "./load-pdfjs";

/** Of all pages together; three hundred dense ones have some half a million. */
const MAX_OPERATIONS = 600_000;
/** A form is opened, read and closed for each time that it is drawn: it weighs as much as so many operations. */
const FORM = 20;

/** What the parser does with each piece of a page; internal to the pinned version. */
interface Receiver {
  _renderPageChunk: (piece: { readonly fnArray: readonly number[] }, ...rest: unknown[]) => void;
}

/** Asks for one page after the other, and rejects with {@link UnreadableFile} when all together are too much. */
export function boundedOperators(ops: PdfJs["OPS"]): (page: PDFPageProxy) => Promise<OperatorList> {
  let left = MAX_OPERATIONS;
  return (page) =>
    new Promise((resolve, reject) => {
      const receiver = page as unknown as Receiver;
      const receive = receiver._renderPageChunk.bind(page);
      receiver._renderPageChunk = (piece, ...rest) => {
        for (const operator of piece.fnArray) left -= operator === ops.paintFormXObjectBegin ? FORM : 1;
        if (left < 0) reject(new UnreadableFile("tooMuch"));
        else receive(piece, ...rest);
      };
      page.getOperatorList({ annotationMode: 0 }).then((list) => {
        resolve(list);
      }, reject);
    });
}
