/** Where the text of a Word document stands in its XML, so that a copy can be changed there and nowhere else. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The run that text belongs to; text that is split or added goes on in a run that begins in the same way. */
export interface RunPlace extends Range {
  /** `<w:r …>` with the run's properties, as written. */
  readonly head: string;
  /** With its colon; empty where elements have none. */
  readonly prefix: string;
}

/** A stretch of one run's text. */
export interface TextPiece {
  /** Where it begins in the paragraph's text. */
  readonly offset: number;
  readonly text: string;
  readonly run: RunPlace;
  /** The element that says it: `<w:t>…</w:t>`, or `<w:tab/>` and the like, which are one character. */
  readonly element: Range;
  /** Within `element`, where it can be split: a `<w:t>`. */
  readonly content: Range | null;
}

export interface ParagraphPlace extends Range {
  /** The start tag of the (last) paragraph whose text this is. */
  readonly head: Range;
  /** Its `<w:pPr>…</w:pPr>`; null where it has none. */
  readonly properties: Range | null;
  /** Paragraphs whose ends are deleted by tracked changes are read as one with the next. */
  readonly isJoined: boolean;
  readonly pieces: readonly TextPiece[];
  /** Text of a box, where Word allows no comments. */
  readonly isInBox: boolean;
}

export interface PlacedParagraph {
  readonly text: string;
  readonly place: ParagraphPlace;
}
