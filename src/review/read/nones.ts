/** Sentences that say that there is none of something. */
import type { KnownTable } from "../../tables/ids";
import { NONE_WORDS, NONE_SUBJECTS } from "../words/nones";
import type { TextPlace } from "./claims";
import type { SectionedBlock } from "./sections";

export interface None {
  readonly table: KnownTable;
  /** It says so of the budget alone. */
  readonly ofBudget: boolean;
  readonly at: TextPlace;
}

export function readNones(blocks: readonly SectionedBlock[]): None[] {
  return blocks.flatMap(({ block, narrated }) => {
    if (!narrated || block.heading) return [];
    return [...block.text.matchAll(NONE_WORDS)].flatMap((match): None[] => {
      const what = match.groups?.["what"] ?? "";
      const table = NONE_SUBJECTS.find(({ word }) => what.includes(word))?.table;
      // Of a budget that pays for none of them: no table prints that.
      const isOfOther = table !== undefined && table !== "three-public" && match[0].includes("三公");
      if (!table || isOfOther) return [];
      const ofBudget = /预算(?:安排|支出)?$/u.test(
        match[0].replace(/政府性基金预算|经营预算|公共预算/gu, ""),
      );
      return [{ table, ofBudget, at: { block, start: match.index, end: match.index + match[0].length } }];
    });
  });
}
