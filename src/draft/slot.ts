/**
 * A slot: a stretch of the base with what it states. It is not a fixed text but a way to write, so that a list can grow
 * and a paragraph can be cloned: the same slots are written for another subject.
 */
import type { Phrase, Span } from "../engine/compose/define-paragraph";
import type { Claim } from "../review/read/claims";
import { NUMBER } from "../review/read/figures";
import type { BaseBlock } from "./base";
import type { Key } from "./key";

/** `proved`: last year's books or the base's own figures agree; `disputed`: they do not; `unknown`: nothing ties it. */
export type Certainty = "proved" | "named" | "disputed" | "unknown";

/** Whom a slot is written for. */
export type As = (key: Key) => Key;
export const AS_ITSELF: As = (key) => key;

export interface Slot {
  /** Of the block's text. */
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly key: Key | null;
  readonly certainty: Certainty;
  /** Its figures and words, for the report. */
  readonly claims: readonly Claim[];
  readonly write: (as: As) => Phrase;
}

/** The block's characters with its slots written, from one place of its text to another. */
export function render(
  { raw, at }: BaseBlock,
  slots: readonly Slot[],
  { as = AS_ITSELF, from, to }: { readonly as?: As; readonly from?: number; readonly to?: number } = {},
): Phrase {
  const spans: Span[] = [];
  let position = from === undefined ? 0 : behind(at, from);
  const end = to === undefined ? raw.length : to === 0 ? 0 : (at[to - 1] ?? 0) + 1;
  for (const slot of slots) {
    if ((from !== undefined && slot.start < from) || (to !== undefined && slot.end > to)) continue;
    const start = slot.end > slot.start ? (at[slot.start] ?? 0) : behind(at, slot.start);
    push(spans, raw.slice(position, start));
    spans.push(...slot.write(as));
    position = slot.end > slot.start ? (at[slot.end - 1] ?? 0) + 1 : start;
  }
  push(spans, raw.slice(position, Math.max(end, position)));
  return merged(spans);
}

/** An empty slot stands right behind the character before it. */
function behind(at: readonly number[], start: number): number {
  return start === 0 ? (at[0] ?? 0) : (at[start - 1] ?? 0) + 1;
}

function push(spans: Span[], text: string): void {
  if (text !== "") spans.push({ kind: "text", text });
}

export function merged(spans: readonly Span[]): Phrase {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (span.kind === "text" && last?.kind === "text") {
      result[result.length - 1] = { kind: "text", text: last.text + span.text };
    } else if (span.text !== "") result.push(span);
  }
  return result;
}

export function inOrder(slots: readonly Slot[]): Slot[] {
  return [...slots].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Those that do not reach into one another: the first of them wins, and what it leaves uncovered is found by `bareFigures`. */
export function withSlot(slots: readonly Slot[], slot: Slot): Slot[] {
  const isFree = !slots.some((other) => other.start < slot.end && slot.start < other.end);
  return isFree ? [...slots, slot] : [...slots];
}

const FIGURE = new RegExp(
  String.raw`(?<![\d.(第])${NUMBER}(?=(?:亿元|万元|万(?![人平])|元|%|[个辆人批项台次]))`,
  "gu",
);
/** A price that tells what counts as large equipment. */
const PRICE = /(?:单价|单位价值|单台价值)$/u;

export interface BareFigure {
  readonly start: number;
  readonly end: number;
}

/** Figures with a unit, wherever they stand in a block. */
export function figuresIn(text: string): BareFigure[] {
  return [...text.matchAll(FIGURE)].flatMap(({ index, 0: digits }) =>
    PRICE.test(text.slice(Math.max(0, index - 4), index))
      ? []
      : [{ start: index, end: index + digits.length }],
  );
}
