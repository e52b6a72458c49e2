/**
 * Rows slid, and nothing says where the slide begins: then it cannot be told of a cell what it should hold. But where every
 * reading of it leaves one of two neighbours of a list without spending, the list is wrong, whichever of the two it is.
 */
import type { Facts } from "../../engine/fact";
import { remark, tableName } from "../context";
import type { ReviewContext } from "../context";
import type { CategoryEntry, CategoryList } from "../read/lists";
import { factOfEntry } from "./lists";

export function judgeOneOf(context: ReviewContext, list: CategoryList): void {
  for (const readings of context.readings) {
    // What every reading says is told of the one entry.
    const isOpen = (entry: CategoryEntry) =>
      readings.some((facts) => isSpent(facts, list, entry)) &&
      readings.some((facts) => isUnspent(facts, list, entry));
    for (let k = 1; k < list.entries.length; k++) {
      const [one, other] = list.entries.slice(k - 1, k + 1);
      if (!one || !other || !isOpen(one) || !isOpen(other)) continue;
      if (!readings.every((facts) => [one, other].some((entry) => isUnspent(facts, list, entry)))) continue;
      remark(context, {
        rule: "review/category",
        severity: "error",
        message: `${list.word}列出的“${one.name}”和“${other.name}”总有一项没有支出：${tableName(context.facts, list.table)}数据错行，无论从哪一行错起都是如此。`,
        at: { ...one.at, end: other.at.end },
        against: [one, other].map((entry) => ({ fact: factOfEntry(context.facts, list, entry) })),
      });
      k++;
    }
  }
}

function isSpent(facts: Facts, list: CategoryList, entry: CategoryEntry): boolean {
  const amount = factOfEntry(facts, list, entry)?.amount;
  return amount !== null && amount !== undefined && amount.value !== 0;
}

function isUnspent(facts: Facts, list: CategoryList, entry: CategoryEntry): boolean {
  return factOfEntry(facts, list, entry)?.amount?.value === 0;
}
