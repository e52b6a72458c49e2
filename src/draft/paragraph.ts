/** What a draft consists of: paragraphs that know where they come from. */
import type { Phrase, Span } from "../engine/compose/define-paragraph";
import { textOf } from "../engine/compose/define-paragraph";
import type { Section } from "../review/read/sections";
import type { BaseBlock } from "./base";

/** `own`: the base's words; `cloned`: after a sibling's pattern; `edition`: the edition's wording; `kept`: not understood. */
export type Origin = "own" | "cloned" | "edition" | "kept";

export interface DraftParagraph {
  readonly spans: Phrase;
  readonly origin: Origin;
  readonly section: Section | null;
  /** The paragraph of the base that it is, from 1; `null` for one that is new. */
  readonly base: number | null;
  /** Whose form it takes. */
  readonly like: number;
}

export function paragraphText({ spans }: Pick<DraftParagraph, "spans">): string {
  return textOf(spans);
}

/** A line break within a paragraph of a document, as `raw` has it: its line feeds stand between paragraphs. */
export const BREAK = "\v";

/** Spans cut at their line feeds; the breaks within a paragraph are line feeds from here on. */
export function linesOf(spans: Phrase): Phrase[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    if (span.kind !== "text") {
      lines.at(-1)?.push(span);
      continue;
    }
    span.text.split("\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ kind: "text", text: text.replaceAll(BREAK, "\n") });
    });
  }
  return lines;
}

/** A block's own paragraphs with their new text; those it has no line for any more are gone. */
export function inPlace(block: BaseBlock, spans: Phrase, origin: Origin): DraftParagraph[] {
  return linesOf(spans).map((line, index) => {
    const own = block.first + index;
    const isOwn = own <= block.last;
    return {
      spans: line,
      origin,
      section: block.section,
      base: isOwn ? own : null,
      like: isOwn ? own : block.last,
    };
  });
}

/** New paragraphs in the form of the block. */
export function asNew(block: BaseBlock, spans: Phrase, origin: Origin): DraftParagraph[] {
  return linesOf(spans).map((line, index) => ({
    spans: line,
    origin,
    section: block.section,
    base: null,
    like: Math.min(block.first + index, block.last),
  }));
}
