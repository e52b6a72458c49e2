/**
 * What a person has written into a draft by hand outlives the draft: when it is made anew from changed cells, his words
 * are laid over the new figures. Where both have changed the same stretch his stays and is marked; a paragraph that is
 * not there any more gives his words back. Works on texts alone, so that a pane can do it without the reader.
 */
import type { Phrase, Span } from "../engine/compose/define-paragraph";
import { differences, type Difference } from "./changes";
import { paragraphText, type DraftParagraph } from "./paragraph";

export interface HandEdit {
  /** The draft's own text of the paragraph, and what the person made of it. */
  readonly from: string;
  readonly to: string;
}

/** By the key of the paragraph, see {@link keysOf}. */
export type HandEdits = ReadonlyMap<string, HandEdit>;

export interface WithHandEdits {
  readonly paragraphs: readonly DraftParagraph[];
  /** What the person wrote into paragraphs that the draft has no longer. */
  readonly lost: readonly string[];
}

/** What a paragraph is called in every draft of one base: its place there, or its pattern's and its words. */
export function keysOf(paragraphs: readonly DraftParagraph[]): string[] {
  const counts = new Map<string, number>();
  return paragraphs.map((paragraph) => {
    const { base, like } = paragraph;
    const name = base === null ? `${String(like)} ${wordsOf(paragraphText(paragraph))}` : String(base);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name} ${String(count)}`;
  });
}

/** A new paragraph is known by the words before its first figure. */
function wordsOf(text: string): string {
  return text.replace(/^[（(]?[\d一二三四五六七八九十]+[）)、.．]\s*/u, "").split(/\d/u, 1)[0] ?? "";
}

export function withHandEdits(paragraphs: readonly DraftParagraph[], edits: HandEdits): WithHandEdits {
  const keys = keysOf(paragraphs);
  const known = new Set(keys);
  return {
    paragraphs: paragraphs.map((paragraph, index) => {
      const edit = edits.get(keys[index] ?? "");
      return edit ? { ...paragraph, spans: laidOver(paragraph.spans, edit) } : paragraph;
    }),
    lost: [...edits].flatMap(([key, { to }]) => (known.has(key) ? [] : [to])),
  };
}

/** The person's changes of `from`, made in what the draft says now. */
function laidOver(spans: Phrase, { from, to }: HandEdit): Phrase {
  const own = differences(from, to);
  const news = differences(from, paragraphText({ spans }));
  return spliced(
    spans,
    grouped(own, news).map((group) => mergedGroup(from, group, news)),
  );
}

interface Group {
  start: number;
  end: number;
  readonly own: Difference[];
  readonly news: Difference[];
}

/** Changes of both sides that reach into one another, and the person's that stand alone. */
function grouped(own: readonly Difference[], news: readonly Difference[]): Group[] {
  const groups: Group[] = [];
  const all = [
    ...own.map((change) => ({ change, side: "own" as const })),
    ...news.map((change) => ({ change, side: "news" as const })),
  ].sort((a, b) => a.change.start - b.change.start || a.change.end - b.change.end);
  for (const { change, side } of all) {
    const last = groups.at(-1);
    if (last && (change.start < last.end || areBothInsertions(last, change))) {
      last.end = Math.max(last.end, change.end);
      last[side].push(change);
    } else {
      groups.push({ start: change.start, end: change.end, own: [], news: [] });
      groups.at(-1)?.[side].push(change);
    }
  }
  return groups.filter((group) => group.own.length > 0);
}

/** At one place. */
function areBothInsertions(a: Pick<Group, "start" | "end">, b: Difference): boolean {
  return a.start === b.start && a.end === a.start && b.end === b.start;
}

/** One change of the new text. */
function mergedGroup(from: string, group: Group, news: readonly Difference[]): Difference {
  const { start, end } = group;
  const his = applied(from, start, end, group.own);
  const its = applied(from, start, end, group.news);
  const place = { start: moved(start, news, group.news), end: 0 };
  place.end = place.start + its.length;
  if (group.news.length === 0 || his === its) return { ...place, text: his };
  const now = its.replace(/[【】]/gu, "");
  return { ...place, text: `${his}【待核：手工改过，按工作簿现为“${now}”】` };
}

function applied(from: string, start: number, end: number, changes: readonly Difference[]): string {
  let text = "";
  let position = start;
  for (const change of changes) {
    text += from.slice(position, change.start) + change.text;
    position = change.end;
  }
  return text + from.slice(position, end);
}

/** Where a place of the old text stands in the new one; `within`: changes that begin there. */
function moved(place: number, news: readonly Difference[], within: readonly Difference[]): number {
  return news
    .filter((change) => change.end <= place && !within.includes(change))
    .reduce((sum, { start, end, text }) => sum + text.length - (end - start), place);
}

/** `changes` in their order; a figure that is changed in part is one of the person's words. */
function spliced(spans: Phrase, changes: readonly Difference[]): Phrase {
  const result: Span[] = [];
  const words = (text: string): void => {
    if (text !== "") result.push({ kind: "text", text });
  };
  const queue = [...changes];
  let position = 0;
  for (const span of spans) {
    const end = position + span.text.length;
    let from = position;
    for (let next = queue[0]; next && next.start < end; next = queue[0]) {
      words(span.text.slice(from - position, Math.max(from, next.start) - position));
      if (next.start >= from) words(next.text);
      from = Math.min(end, next.end);
      if (next.end > end) break;
      queue.shift();
    }
    if (from === position) result.push(span);
    else words(span.text.slice(from - position));
    position = end;
  }
  for (const { start, text } of queue) if (start >= position) words(text);
  return result;
}
