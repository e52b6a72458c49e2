/** A draft as changes of its base, paragraph by paragraph and as small as they can be: what a person is to see and accept. */
import { sourcesOf } from "../review/received-text";
import type { Paragraph, TextDocument } from "../workbook/document";
import { paragraphText, type DraftParagraph } from "./paragraph";

/** `Place`: whatever says where a paragraph stands in its file. */
export type Change<Place> =
  | {
      readonly kind: "replace";
      readonly place: Place;
      readonly start: number;
      readonly end: number;
      readonly text: string;
      readonly marked: boolean;
    }
  | {
      readonly kind: "add";
      readonly after: Place;
      readonly like: Place;
      readonly text: string;
      readonly marked: boolean;
    }
  | { readonly kind: "remove"; readonly place: Place };

export interface PlacedText<Place> {
  readonly place: Place;
  /** With its automatic number, which stays the program's own. */
  readonly text: string;
  readonly number: string;
}

/** `textAt`: the base's paragraph by its number; `null` where it has no place of its own, as a row of a table. */
export function changesOf<Place>(
  paragraphs: readonly DraftParagraph[],
  count: number,
  textAt: (index: number) => PlacedText<Place> | null,
): Change<Place>[] {
  const kept = inPlaceOf(paragraphs);
  const changes: Change<Place>[] = [];
  let after: Place | null = null;
  for (const paragraph of paragraphs) {
    const own = paragraph.base !== null && kept.has(paragraph) ? textAt(paragraph.base) : null;
    if (own) {
      changes.push(...replacements(own, paragraphText(paragraph)));
      after = own.place;
      continue;
    }
    if (paragraph.base !== null && kept.has(paragraph)) continue;
    const like = textAt(paragraph.like);
    const anchor: Place | null = after ?? textAt(1)?.place ?? null;
    if (like && anchor !== null) changes.push(added(anchor, like, paragraphText(paragraph)));
  }
  const told = new Set([...kept].map(({ base }) => base));
  for (let index = 1; index <= count; index += 1) {
    const gone = told.has(index) ? null : textAt(index);
    if (gone && gone.text !== "") changes.push({ kind: "remove", place: gone.place });
  }
  return changes;
}

/** Whose the revisions are. */
export const REVISIONS_BY = "决算公开助手";

/** `placeOf`: where a paragraph of the document stands in its file. */
export function changesOfDocument<Place>(
  paragraphs: readonly DraftParagraph[],
  document: TextDocument,
  placeOf: (paragraph: Paragraph) => Place | undefined,
): Change<Place>[] {
  const sources = sourcesOf(document);
  return changesOf(paragraphs, sources.length, (index) => {
    const source = sources[index - 1];
    const place = source && "kind" in source ? placeOf(source) : undefined;
    return source && "kind" in source && place !== undefined
      ? { place, text: source.text, number: source.number }
      : null;
  });
}

function added<Place>(after: Place, like: PlacedText<Place>, text: string): Change<Place> {
  const own = like.number === "" ? text : text.replace(NUMBER, "");
  return { kind: "add", after, like: like.place, text: own, marked: isMarked(text) };
}

/** Those that stay where they stand: the longest run of the draft that is in the base's order. */
function inPlaceOf(paragraphs: readonly DraftParagraph[]): ReadonlySet<DraftParagraph> {
  const own = paragraphs.filter(({ base }) => base !== null);
  // Ends of the longest runs by their length, each with the way back.
  const ends: number[] = [];
  const before: number[] = [];
  own.forEach(({ base }, index) => {
    const value = base ?? 0;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[ends[middle] ?? 0]?.base ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before.push(low > 0 ? (ends[low - 1] ?? -1) : -1);
    ends[low] = index;
  });
  const kept = new Set<DraftParagraph>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) {
    const paragraph = own[index];
    if (paragraph) kept.add(paragraph);
  }
  return kept;
}

const NUMBER = /^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[）)]|[、.．])?\s*/u;

function replacements<Place>({ place, text, number }: PlacedText<Place>, wanted: string): Change<Place>[] {
  const prefix = number === "" ? 0 : (NUMBER.exec(text)?.[0].length ?? number.length);
  const own = number === "" ? wanted : wanted.replace(NUMBER, "");
  return differences(text.slice(prefix), own).map(({ start, end, text: word }) => ({
    kind: "replace",
    place,
    start: prefix + start,
    end: prefix + end,
    text: word,
    marked: isMarked(word),
  }));
}

function isMarked(text: string): boolean {
  return /【待[核填]/u.test(text);
}

export interface Difference {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A figure, a mark and a placeholder are one thing each: nobody wants to accept half of a number. */
const TOKEN = /\d[\d,，.]*%?|【待[核填][^】]*】|[\s\S]/gu;
/** More than this is compared as a whole: no sentence is so long. */
const MOST_CELLS = 4_000_000;

export function differences(old: string, wanted: string): Difference[] {
  if (old === wanted) return [];
  const [a, b] = [old.match(TOKEN) ?? [], wanted.match(TOKEN) ?? []];
  let first = 0;
  while (first < a.length && first < b.length && a[first] === b[first]) first += 1;
  let [lastA, lastB] = [a.length, b.length];
  while (lastA > first && lastB > first && a[lastA - 1] === b[lastB - 1]) {
    lastA -= 1;
    lastB -= 1;
  }
  const start = a.slice(0, first).join("").length;
  const [middleA, middleB] = [a.slice(first, lastA), b.slice(first, lastB)];
  if (middleA.length * middleB.length > MOST_CELLS) {
    return [{ start, end: start + middleA.join("").length, text: middleB.join("") }];
  }
  return joinedTokens(middleA, middleB, start);
}

/** By the longest common subsequence of tokens. */
function joinedTokens(a: readonly string[], b: readonly string[], from: number): Difference[] {
  const width = b.length + 1;
  const lengths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Difference[] = [];
  let [i, j, position] = [0, 0, from];
  let open: { start: number; text: string } | null = null;
  const close = (): void => {
    if (open) found.push({ start: open.start, end: position, text: open.text });
    open = null;
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      close();
      position += a[i]?.length ?? 0;
      i += 1;
      j += 1;
      continue;
    }
    open ??= { start: position, text: "" };
    if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      position += a[i]?.length ?? 0;
      i += 1;
    } else {
      open.text += b[j] ?? "";
      j += 1;
    }
  }
  close();
  return found;
}
