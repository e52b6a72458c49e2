/** A received text as findings point into it: paragraphs counted from 1. */
import type { DocumentCell, PageGap, Paragraph, TextDocument } from "../workbook/document";
import type { LinePlace } from "../workbook/place";

export interface ReceivedParagraph {
  /** From 1; for plain text and Markdown the number of the line. */
  readonly index: number;
  readonly text: string;
  /** Level of a heading where the format says so, from 1; `null` for running text. */
  readonly heading: number | null;
  /** Figures in a row of a table belong to the table; a contents entry only repeats a heading. */
  readonly role: "text" | "table" | "contents";
  /** Where its lines are printed, for a text that has pages. */
  readonly lines?: readonly LinePlace[];
}

export interface ReceivedText {
  readonly paragraphs: readonly ReceivedParagraph[];
  /** Pages that could not be read, or not wholly: what is not in the paragraphs may stand there. */
  readonly gaps?: readonly PageGap[];
  /** The tables of a document are read as tables; rows of a plain text are nobody's. */
  readonly hasReadTables?: true;
}

function numbered(paragraphs: readonly Omit<ReceivedParagraph, "index">[]): ReceivedText {
  return { paragraphs: paragraphs.map((paragraph, position) => ({ index: position + 1, ...paragraph })) };
}

/** What a paragraph of a received text was read from: one of the document's, or the cells of a row of a table. */
export type TextSource = Paragraph | readonly DocumentCell[];

/** In the order of the paragraphs: that of index 1 first. */
export function sourcesOf({ blocks }: TextDocument): TextSource[] {
  return blocks.flatMap((block): TextSource[] => {
    if (block.kind === "paragraph") return [block];
    const rows = new Map<number, DocumentCell[]>();
    for (const cell of block.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
    return [...rows.values()];
  });
}

/** A document that was read from a file; a row of a table counts as one paragraph. */
export function textOfDocument(document: TextDocument): ReceivedText {
  const text = numbered(
    sourcesOf(document).map((source): Omit<ReceivedParagraph, "index"> => {
      if (!("kind" in source)) {
        return { text: source.map(({ text }) => text).join("\t"), heading: null, role: "table" };
      }
      const { text, headingLevel: heading, lines, isContentsEntry } = source;
      const role = isContentsEntry ? "contents" : isFigureRow(text.trim()) ? "table" : "text";
      return { text, heading, role, ...(lines ? { lines } : {}) };
    }),
  );
  const { gaps = [] } = document;
  return { ...text, hasReadTables: true, ...(gaps.length === 0 ? {} : { gaps }) };
}

/** A document or plain text, as it was read. */
export function textOf(received: TextDocument | string): ReceivedText {
  return typeof received === "string" ? textOfLines(received) : textOfDocument(received);
}

const MARKDOWN_HEADING = /^\s{0,3}(#{1,6})\s/;
/** Columns kept apart by tabs, or a row of a Markdown table, or figures side by side. */
function isTableRow(line: string): boolean {
  const trimmed = line.trim();
  const isMarkdown = trimmed.length > 1 && trimmed.startsWith("|") && trimmed.endsWith("|");
  return trimmed.includes("\t") || isMarkdown || isFigureRow(trimmed);
}

const TWO_FIGURES = /(?:^|\s)-?[\d,]{1,15}(?:\.\d{1,6})?%?\s+-?\d[\d,]{0,14}(?:\.\d{1,6})?%?(?:\s|$)/u;

/** `公务接待费 1.50 1.30 86.67%`: two figures without a unit and no sentence around them are columns. */
function isFigureRow(line: string): boolean {
  return line.length < 200 && !/[，。；：]|\d\s*(?:万?元|年)/u.test(line) && TWO_FIGURES.test(line);
}

/** Plain text or Markdown, a line a paragraph, whatever line ends it uses. */
export function textOfLines(text: string): ReceivedText {
  return numbered(
    text.split(/\r\n|[\n\r\u2028\u2029\v\f]/u).map((line) => ({
      text: line,
      heading: MARKDOWN_HEADING.exec(line)?.[1]?.length ?? null,
      role: isTableRow(line) ? "table" : "text",
    })),
  );
}
