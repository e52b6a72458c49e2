/**
 * A received text, read: what it says of which figure, with the place of every claim. Pure, and without a workbook; the
 * judges hold it against one, and a document that serves as a template is read the same way.
 */
import type { ReceivedText } from "../received-text";
import { readCounts } from "./counts";
import type { Count } from "./counts";
import type { ItemNames } from "./item-names";
import { readLists } from "./lists";
import type { CategoryList } from "./lists";
import { readNones } from "./nones";
import type { None } from "./nones";
import { blocksOf } from "./normalize";
import { readStatements } from "./reader";
import type { FreeText, Statement, TextPlace, Untied } from "./claims";
import { sectionBlocks } from "./sections";
import type { SectionedBlock } from "./sections";
import { yearOfText } from "./years";

export interface Reading {
  readonly blocks: readonly SectionedBlock[];
  /** It says once for all that its figures are of 万元. */
  readonly isInWan: boolean;
  /** The text's own, as most of its sentences say. */
  readonly year: number | null;
  readonly statements: readonly Statement[];
  readonly untied: readonly Untied[];
  /** Reasons, purposes and lists, which nothing was read of. */
  readonly free: readonly FreeText[];
  /** 人员经费 and 公用经费 by their 款. */
  readonly lists: readonly CategoryList[];
  readonly counts: readonly Count[];
  /** Sentences that say that there is none. */
  readonly nones: readonly None[];
}

/** `itemNames`: of 款 and 项, known without their mark. */
export function readText(text: ReceivedText, itemNames?: ItemNames): Reading {
  const blocks = sectionBlocks(blocksOf(text));
  const year = yearOfText(blocks);
  const lists = readLists(blocks);
  const isListed = amountsOf(lists);
  const { untied, ...read } = readStatements(blocks, year, itemNames);
  return {
    blocks,
    isInWan: blocks.some(
      ({ block, narrated }) => narrated && /单位(?:均?为|：)(?:人民币)?万元/u.test(block.text),
    ),
    year,
    ...read,
    // What a list gives its 款 needs no other name.
    untied: untied.filter(({ at }) => !isListed(at)),
    lists,
    counts: readCounts(blocks),
    nones: readNones(blocks),
  };
}

/** Whether an amount is one that a list gives to a 款; a long text has many lists, each is looked at once. */
function amountsOf(lists: readonly CategoryList[]): (at: TextPlace) => boolean {
  const starts = new Map<TextPlace["block"], Set<number>>();
  for (const { amount } of lists.flatMap(({ entries }) => entries)) {
    if (!amount) continue;
    const { block, start } = amount.at;
    starts.set(block, (starts.get(block) ?? new Set()).add(start));
  }
  return ({ block, start }) => starts.get(block)?.has(start) === true;
}
