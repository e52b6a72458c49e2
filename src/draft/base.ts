/**
 * The document that serves as the template, as the draft sees it: blocks of the review's reader with their own
 * characters, the years in them moved on, and whatever stands between them, so that nothing of it is lost.
 */
import type { FreeText, Statement } from "../review/read/claims";
import type { Block } from "../review/read/normalize";
import { readText, type Reading } from "../review/read/read-text";
import type { Section } from "../review/read/sections";
import type { ReceivedText } from "../review/received-text";
import { BREAK } from "./paragraph";

export interface BaseBlock {
  readonly index: number;
  readonly block: Block;
  readonly text: string;
  readonly section: Section | null;
  readonly narrated: boolean;
  readonly heading: boolean;
  /** As received, lines joined by a line feed, the years moved on outside of free text and titles of works. */
  readonly raw: string;
  /** Where each character of `text` stands in `raw`; behind them its end. */
  readonly at: readonly number[];
  /** Paragraphs of the text, from 1. */
  readonly first: number;
  readonly last: number;
  /** Statements named here or with claims here. */
  readonly statements: readonly Statement[];
}

export interface Base {
  readonly received: ReceivedText;
  readonly reading: Reading;
  readonly blocks: readonly BaseBlock[];
}

/** `years`: what its own year and the one before become; `null` leaves all years as they are. */
export function readBase(received: ReceivedText, year: number | null): Base {
  const reading = readText(received);
  const shift = year === null || reading.year === null ? 0 : year - reading.year;
  const blocks = reading.blocks.map(({ block, section, narrated }, index): BaseBlock => {
    const { raw, at, first, last } = rawOf(received, block);
    const isMoved =
      narrated || block.heading || section === "performance" || /年度.{0,12}决算/u.test(block.text);
    const years = shift === 0 || !isMoved ? [] : yearsIn(block, freeIn(reading, block), reading.year ?? 0);
    return {
      index,
      block,
      text: block.text,
      section,
      narrated,
      heading: block.heading,
      raw: moved(raw, at, years, shift),
      at,
      first,
      last,
      statements: statementsIn(reading, block),
    };
  });
  return { received, reading, blocks };
}

function rawOf(received: ReceivedText, { paragraphs, offsets }: Block) {
  const first = paragraphs[0] ?? 1;
  const last = paragraphs.at(-1) ?? first;
  const lines = received.paragraphs
    .slice(first - 1, last)
    .map((paragraph) => paragraph.text.replaceAll("\n", BREAK));
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.length + 1;
  }
  const raw = lines.join("\n");
  const at = offsets.map((offset, k) => (starts[(paragraphs[k] ?? first) - first] ?? 0) + offset);
  return { raw, at: [...at, raw.length], first, last };
}

const statementsBy = new WeakMap<Reading, Map<Block, Statement[]>>();

function statementsIn(reading: Reading, block: Block): readonly Statement[] {
  const known = statementsBy.get(reading) ?? new Map<Block, Statement[]>();
  if (!statementsBy.has(reading)) {
    for (const statement of reading.statements) {
      const places = [statement.at.block, ...statement.claims.map(({ at }) => at.block)];
      for (const place of new Set(places)) known.set(place, [...(known.get(place) ?? []), statement]);
    }
    statementsBy.set(reading, known);
  }
  return known.get(block) ?? [];
}

export function freeIn(reading: Reading, block: Block): readonly FreeText[] {
  return reading.free.filter(({ at }) => at.block === block);
}

/** Where a year of the text's own, or the one before, stands outside of free text and titles of works. */
function yearsIn({ text }: Block, free: readonly FreeText[], own: number): readonly number[] {
  const works = [...text.matchAll(/《[^》]{0,200}》/gu)].map(
    ({ index, 0: work }) => [index, index + work.length] as const,
  );
  const closed = [...works, ...free.map(({ at }) => [at.start, at.end] as const)];
  return [...text.matchAll(/(?<!\d)20\d\d(?=年)/gu)].flatMap(({ index, 0: digits }) => {
    const isOurs = Number(digits) === own || Number(digits) === own - 1;
    return isOurs && !closed.some(([start, end]) => index >= start && index < end) ? [index] : [];
  });
}

/** Four digits for four, of the same width: every place stays where it is. */
function moved(raw: string, at: readonly number[], years: readonly number[], shift: number): string {
  const chars = raw.split("");
  for (const start of years) {
    const places = [0, 1, 2, 3].map((k) => at[start + k] ?? 0);
    const wide = chars[places[0] ?? 0] !== "2";
    const digits = places.map((place) => (chars[place] ?? "0").normalize("NFKC")).join("");
    const next = String(Number(digits) + shift);
    places.forEach((place, k) => {
      const digit = next.charAt(k);
      chars[place] = wide ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit;
    });
  }
  return chars.join("");
}

/** The received characters behind a range of the block's text. */
export function rawText({ raw, at }: BaseBlock, start: number, end: number): string {
  return end > start ? raw.slice(at[start], (at[end - 1] ?? 0) + 1) : "";
}

/** Likewise, with the spaces before the character that follows. */
export function rawUpTo({ raw, at }: BaseBlock, start: number, end: number): string {
  return end > start ? raw.slice(at[start], at[end]) : "";
}
