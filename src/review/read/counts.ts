/** Counts of a text and figures that are told outside of the tables, each with its place. */
import { COUNTS } from "../words/counts";
import type { CountWord } from "../words/counts";
import type { TextPlace } from "./claims";
import { statedAmount } from "./figures";
import type { SectionedBlock } from "./sections";

export interface Count {
  readonly word: CountWord;
  /** Pieces; 分 where the word states money, hundredths where it states a score. */
  readonly value: number;
  /** The digits with their unit; the words where they state a zero. */
  readonly at: TextPlace;
}

export function readCounts(blocks: readonly SectionedBlock[]): Count[] {
  return blocks.flatMap(({ block, section, narrated }) => {
    if (block.heading || !(narrated || section === "performance")) return [];
    // A notice without titles tells of 三公.
    return COUNTS.filter(({ sections }) => sections.includes(section ?? "threePublic")).flatMap((word) =>
      // To search first costs nothing; `matchAll` makes a pattern of its own for every block.
      block.text.search(word.pattern) < 0 ? [] : countsOf(word, block),
    );
  });
}

function countsOf(word: CountWord, block: TextPlace["block"]): Count[] {
  return [...block.text.matchAll(word.pattern)]
    .flatMap((match) => countIn(word, match, block))
    .filter(({ at }) => word.line?.startsWith("reception") !== true || !isForeign(block.text, at.start));
}

/** How far back a clause says whom it speaks of. */
const REACH = 120;

/** `外宾接待费0.00万元，接待0批次`: the last that was named, outside of brackets that are closed, is not 国内. */
function isForeign(text: string, position: number): boolean {
  const sentence =
    text
      .slice(Math.max(0, position - REACH), position)
      .split("。")
      .at(-1) ?? "";
  const open = sentence.replace(/国\(境\)外/gu, "境外").replace(/\([^()]*\)/gu, "");
  const last = (word: RegExp): number => [...open.matchAll(word)].at(-1)?.index ?? -1;
  return last(/外宾|外事|境外/gu) > last(/国内|公务接待费|其他公务接待/gu);
}

function countIn(word: CountWord, match: RegExpExecArray, block: TextPlace["block"]): Count[] {
  const digits = match.groups?.["count"] ?? match.groups?.["other"];
  if (digits === undefined) {
    return [{ word, value: 0, at: { block, start: match.index, end: match.index + match[0].length } }];
  }
  const start = match.index + match[0].lastIndexOf(digits);
  const value = valueOf(word, digits);
  const end = start + digits.length + (word.unit === "money" ? 2 : 1);
  return value === undefined ? [] : [{ word, value, at: { block, start, end } }];
}

function valueOf({ unit }: CountWord, digits: string): number | undefined {
  if (unit === "money") return statedAmount(digits, "万元")?.value;
  const number = Number(digits.replace(/[,，]/gu, ""));
  return unit === "score" ? Math.round(number * 100) : number;
}
