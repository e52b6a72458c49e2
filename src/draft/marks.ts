/** What a draft leaves to a person: stretches that ask to be looked at or to be filled in, with their places. */
import { paragraphText, type DraftParagraph } from "./paragraph";

export interface DraftMark {
  /** Of the draft, from 1. */
  readonly paragraph: number;
  /** `待核` asks to be looked at, `待填` to be filled in. */
  readonly kind: "待核" | "待填";
  readonly why: string;
  /** What stands before it. */
  readonly quote: string;
}

export const MARK = /【(?<kind>待核|待填)：?(?<why>[^】]*)】/gu;
const QUOTE_LENGTH = 16;

export function marksOf(paragraphs: readonly Pick<DraftParagraph, "spans">[]): DraftMark[] {
  return paragraphs.flatMap((paragraph, position) => {
    const text = paragraphText(paragraph);
    return [...text.matchAll(MARK)].map((match): DraftMark => ({
      paragraph: position + 1,
      kind: match.groups?.["kind"] === "待填" ? "待填" : "待核",
      why: match.groups?.["why"] ?? "",
      quote: text.slice(Math.max(0, match.index - QUOTE_LENGTH), match.index),
    }));
  });
}
