/**
 * The last word is the review's: the draft is held against this year's books like any received text, and what it finds
 * wrong is marked where it stands. So no wrong figure can pass unmarked that the review of the result would find.
 */
import { phrase, type Phrase, type Span } from "../engine/compose/define-paragraph";
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import type { Supplement } from "../narrative/supplement/supplement";
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
import type { Base } from "./base";
import { MARK, marksOf, type DraftMark } from "./marks";
import { paragraphText, type DraftParagraph } from "./paragraph";
import { mark } from "./print";

export interface VerifiedBy {
  readonly facts: Facts;
  readonly supplement: Supplement;
  readonly entity: string | null;
  readonly year: number | null;
  readonly prior: Facts | null;
}

export function verified(
  written: readonly DraftParagraph[],
  base: Base,
  { facts, supplement, entity, year, prior }: VerifiedBy,
): { paragraphs: DraftParagraph[]; findings: readonly Finding[]; marks: DraftMark[] } {
  const text = receivedOf(written, base);
  const options = { supplement, entity, year, ...(prior ? { prior } : {}) };
  const findings = review(text, facts, options).findings.filter(
    ({ severity, text: place }) => severity !== "info" && place !== null,
  );
  const paragraphs = [...written];
  for (const { text: place, message, severity } of [...findings].reverse()) {
    // What waits to be filled in says so itself.
    if (!place || severity !== "error" || place.quote.includes("待填")) continue;
    const paragraph = paragraphs[place.paragraph - 1];
    if (!paragraph || isMarkedAt(paragraphText(paragraph), place.end)) continue;
    const at = outsideOfMarks(paragraphText(paragraph), behindUnit(paragraphText(paragraph), place.end));
    paragraphs[place.paragraph - 1] = {
      ...paragraph,
      spans: inserted(paragraph.spans, at, mark(short(message))),
    };
  }
  return { paragraphs, findings, marks: marksOf(paragraphs) };
}

function receivedOf(written: readonly DraftParagraph[], { received }: Base): ReceivedText {
  return {
    paragraphs: written.map((paragraph, position) => {
      const like = received.paragraphs[paragraph.like - 1];
      const isTable = paragraph.base !== null && like?.role !== "text";
      const text = paragraphText(paragraph);
      // A new paragraph takes the form of its pattern, but a sentence is no heading.
      const heading = paragraph.base !== null || !/[。；]/u.test(text) ? (like?.heading ?? null) : null;
      return { index: position + 1, text, heading, role: isTable && like ? like.role : "text" };
    }),
  };
}

/** Further marks of the same sentence would say the same. */
function isMarkedAt(text: string, end: number): boolean {
  const rest = text.slice(end).split(/[。；]/u, 1)[0] ?? "";
  return /^[^，]{0,12}【待[核填]/u.test(rest);
}

function behindUnit(text: string, end: number): number {
  return end + (/^(?:亿元|万元|元|%|％)/u.exec(text.slice(end))?.[0].length ?? 0);
}

/** Behind the mark, where the place is within one. */
function outsideOfMarks(text: string, at: number): number {
  const around = [...text.matchAll(MARK)].find(
    ({ index, 0: whole }) => index < at && at < index + whole.length,
  );
  return around ? around.index + around[0].length : at;
}

function short(message: string): string {
  return (message.split("。", 1)[0] ?? message).replace(/[【】]/gu, "");
}

function inserted(spans: Phrase, at: number, added: Span): Phrase {
  const result: Span[] = [];
  let position = 0;
  let isDone = false;
  for (const span of spans) {
    const end = position + span.text.length;
    if (!isDone && at <= end) {
      isDone = true;
      if (span.kind === "text") {
        result.push(...phrase`${span.text.slice(0, at - position)}${added}${span.text.slice(at - position)}`);
      } else result.push(span, added);
    } else result.push(span);
    position = end;
  }
  return isDone ? result : [...result, added];
}
