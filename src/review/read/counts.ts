/** Counts of a text and figures that are told outside of the tables, each with its place. */
import { COUNTS } from "../words/counts";
import type { CountWord } from "../words/counts";
import type { TextPlace } from "./claims";
import { statedAmount } from "./figures";
import type { SectionedBlock } from "./sections";

export interface Count {
  readonly word: CountWord;
  /** Pieces, or 分 where the word states money. */
  readonly value: number;
  /** The digits with their unit; the words where they state a zero. */
  readonly at: TextPlace;
}

export function readCounts(blocks: readonly SectionedBlock[]): Count[] {
  return blocks.flatMap(({ block, section, narrated }) => {
    if (block.heading || section === null || !(narrated || section === "performance")) return [];
    return COUNTS.filter(({ sections }) => sections.includes(section)).flatMap((word) =>
      [...block.text.matchAll(word.pattern)].flatMap((match) => countIn(word, match, block)),
    );
  });
}

function countIn(word: CountWord, match: RegExpExecArray, block: TextPlace["block"]): Count[] {
  const digits = match.groups?.["count"];
  if (digits === undefined) {
    return [{ word, value: 0, at: { block, start: match.index, end: match.index + match[0].length } }];
  }
  const start = match.index + match[0].lastIndexOf(digits);
  const value =
    word.unit === "money" ? statedAmount(digits, "万元")?.value : Number(digits.replace(/[,，]/gu, ""));
  const end = start + digits.length + (word.unit === "money" ? 2 : 1);
  return value === undefined ? [] : [{ word, value, at: { block, start, end } }];
}
