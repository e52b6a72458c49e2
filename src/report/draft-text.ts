/** A draft as text, and what is told of it: what was written, what asks to be looked at, what was wrong in the base. */
import type { Draft } from "../draft/draft";
import { paragraphText, type DraftParagraph } from "../draft/paragraph";
import { visibleLines } from "./visible";

/** A paragraph a line; Markdown and plain text of the base stay what they are. */
export function draftText({ paragraphs }: Pick<Draft, "paragraphs">): string {
  return visibleLines(paragraphs.map(paragraphText).join("\n"));
}

export interface DraftSummary {
  /** Figures and clauses that were written from this year's books. */
  readonly written: number;
  /** Of these, proved by last year's books or by the base's own figures. */
  readonly proved: number;
  /** Not understood, and left as they were. */
  readonly kept: number;
  readonly marked: number;
  readonly waiting: number;
  readonly cloned: number;
  readonly fromEdition: number;
}

export function summaryOf({ slots, marks, paragraphs }: Draft): DraftSummary {
  const written = slots.filter(({ certainty }) => certainty !== "unknown");
  const from = (origin: DraftParagraph["origin"]): number =>
    paragraphs.filter((paragraph) => paragraph.origin === origin && paragraphText(paragraph) !== "").length;
  return {
    written: written.length,
    proved: written.filter(({ certainty }) => certainty === "proved").length,
    kept: slots.length - written.length,
    marked: marks.filter(({ kind }) => kind === "待核").length,
    waiting: marks.filter(({ kind }) => kind === "待填").length,
    cloned: from("cloned"),
    fromEdition: from("edition"),
  };
}

/** Marks with their places, one a line. */
export function markLines({ marks }: Pick<Draft, "marks">, kind: "待核" | "待填"): string[] {
  return marks
    .filter((mark) => mark.kind === kind)
    .map(({ paragraph, why, quote }) => `  第${String(paragraph)}段 …${quote}：${why}`);
}
