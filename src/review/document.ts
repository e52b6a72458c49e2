/** A received text as it was given: paragraphs counted from 1, the way a finding points into it. */

export interface Paragraph {
  /** From 1; for plain text and Markdown the number of the line. */
  readonly index: number;
  readonly text: string;
  /** Level of a heading where the format says so, from 1; `null` for running text. */
  readonly heading: number | null;
  /** The paragraph is a row of a table: its figures belong to the table, not to a sentence. */
  readonly inTable: boolean;
}

export interface TextDocument {
  readonly paragraphs: readonly Paragraph[];
}

/** A paragraph as a reader of documents hands it over. */
export interface SourceParagraph {
  readonly text: string;
  readonly heading?: number | null;
  readonly inTable?: boolean;
}

export function documentOf(paragraphs: readonly SourceParagraph[]): TextDocument {
  return {
    paragraphs: paragraphs.map(({ text, heading = null, inTable = false }, position) => ({
      index: position + 1,
      text,
      heading,
      inTable,
    })),
  };
}

const MARKDOWN_HEADING = /^\s{0,3}(#{1,6})\s/;
/** Columns kept apart by tabs, or a row of a Markdown table. */
const TABLE_ROW = /\t.*\S|^\s*\|.*\|\s*$/;

/** Plain text or Markdown, a line a paragraph; whatever line ends it uses. */
export function documentFromText(text: string): TextDocument {
  return documentOf(
    text.split(/\r\n|[\n\r\u2028\u2029\v\f]/u).map((line) => ({
      text: line,
      heading: MARKDOWN_HEADING.exec(line)?.[1]?.length ?? null,
      inTable: TABLE_ROW.test(line.trimEnd()) && !/^\s*\t/.test(line),
    })),
  );
}
