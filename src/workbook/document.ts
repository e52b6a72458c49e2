/** What was read of a received text document: what a reader of the printed page sees, in its order. */
import type { LinePlace, PagePlace } from "./place";

export interface TextDocument {
  /** File name, without its folder. */
  readonly name: string;
  readonly blocks: readonly Block[];
  /** Text of page heads, page feet, foot- and endnotes; each only once. */
  readonly headers: readonly string[];
  readonly footers: readonly string[];
  readonly notes: readonly string[];
  /** Pages of a PDF that could not be read, or not wholly. */
  readonly gaps?: readonly PageGap[];
}

export interface PageGap {
  /** From 1. */
  readonly page: number;
  readonly why: string;
}

export type Block = Paragraph | DocumentTable;

export interface Paragraph {
  readonly kind: "paragraph";
  /** With its automatic number in front; line breaks inside are `\n`. */
  readonly text: string;
  /** The automatic number that `text` begins with, such as `一、`; empty when there is none. */
  readonly number: string;
  /** 1 to 9 for a heading. */
  readonly headingLevel: number | null;
  /** A line of a table of contents, which only repeats a heading. */
  readonly isContentsEntry: boolean;
  /** Where its lines are printed, for a document that has pages. */
  readonly lines?: readonly LinePlace[];
}

export interface DocumentTable {
  readonly kind: "table";
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: readonly DocumentCell[];
  /** Why what stands in its cells cannot be told for certain; it has none then. Absent where all was read. */
  readonly unreadable?: string;
  /** Where it begins, for a document that has pages. */
  readonly place?: PagePlace;
}

/** A merged cell stands once, at its top left corner. */
export interface DocumentCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Its paragraphs, one a line; those of a table inside it as well. */
  readonly text: string;
  readonly place?: PagePlace;
}
