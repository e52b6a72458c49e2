/** 人员经费, 公用经费 and 机关运行经费 by their 款: the categories are this year's, each spelt as the base spells it. */
import { phrase, type Phrase } from "../../engine/compose/define-paragraph";
import { codeLines, isRead, type CodeLine, type Facts } from "../../engine/fact";
import { plainName } from "../../review/judge/items";
import type { CategoryEntry, CategoryList } from "../../review/read/lists";
import type { KnownTable } from "../../tables/ids";
import { factInColumn } from "../../tables/known-fact";
import { rawText, type BaseBlock } from "../base";
import type { Drafting } from "../drafting";
import { amountSpan, mark } from "../print";
import type { Slot } from "../slot";

const CATEGORY_DIGITS = 5;

export function categorySlots(drafting: Drafting, block: BaseBlock): Slot[] {
  return drafting.base.reading.lists
    .filter(({ at, table }) => at.block === block.block && isRead(drafting.books.facts.tables.get(table)))
    .map((list) => slotOf(drafting, block, list));
}

function slotOf(drafting: Drafting, block: BaseBlock, list: CategoryList): Slot {
  const { facts, prior } = drafting.books;
  const lines = categories(facts, list.table).filter(({ code }) =>
    list.classes.some((each) => code.startsWith(each)),
  );
  const spent = lines.filter(({ id }) => amountOf(facts, list.table, id) !== 0);
  const known = new Set(
    [...categories(facts, list.table), ...(prior ? categories(prior, list.table) : [])].map(({ label }) =>
      bareName(label),
    ),
  );
  const odd = drafting.mode === "form" ? [] : list.entries.filter(({ name }) => !known.has(bareName(name)));
  const lead = /[，：]?(?:主要)?(?:包括|用于|包含)：?$/u.exec(block.text.slice(0, list.at.start))?.[0] ?? "";
  const isEmpty = spent.length + odd.length === 0;
  return {
    start: list.at.start - (isEmpty ? lead.length : 0),
    end: list.at.end,
    kind: "categories",
    key: null,
    certainty: odd.length > 0 ? "disputed" : prior ? "proved" : "named",
    claims: [],
    write: () => {
      if (isEmpty) return [];
      // Names of the base's own say as much as the tables': only a person can tell.
      if (odd.length > 0 && drafting.mode === "same") {
        return phrase`${rawText(block, list.at.start, list.at.end)}${mark("所列科目与表不尽一致")}`;
      }
      const entries = [
        ...spent.map((line) => entryOf(drafting, block, list, line)),
        ...odd.map(({ at }) => phrase`${rawText(block, at.start, at.end)}${mark("表中没有这一科目")}`),
      ];
      return phrase`${joined(entries)}${list.open ? openEnd(block, list) : ""}`;
    },
  };
}

function joined(entries: readonly Phrase[]): Phrase {
  return entries.flatMap((entry, index) => (index > 0 ? phrase`、${entry}` : entry));
}

function openEnd(block: BaseBlock, list: CategoryList): string {
  const last = list.entries.at(-1);
  return last ? rawText(block, last.amount?.at.end ?? last.at.end, list.at.end) : "等";
}

function entryOf(drafting: Drafting, block: BaseBlock, list: CategoryList, line: CodeLine): Phrase {
  const own = list.entries.find(({ name }) => bareName(name) === bareName(line.label));
  const name = own ? rawText(block, own.at.start, own.at.end) : line.label.trim();
  const pattern: CategoryEntry | undefined = own?.amount
    ? own
    : list.entries.find(({ amount }) => amount !== null);
  if (!pattern?.amount) return phrase`${name}`;
  const fact = factInColumn(drafting.books.facts, list.table, line.id, "amount");
  const value = fact?.amount?.value ?? 0;
  const sources = fact
    ? [{ origin: "table" as const, key: fact.id, label: line.label, cell: fact.cell, value }]
    : [];
  const between = rawText(block, pattern.at.end, pattern.amount.at.start);
  const words = block.text.slice(pattern.amount.at.start, pattern.amount.at.end);
  const unit = /(?:亿元|万元|元)$/u.exec(words)?.[0] ?? "";
  const old = { digits: words.slice(0, words.length - unit.length), unit: pattern.amount.stated.unit };
  return phrase`${name}${between}${amountSpan({ measure: "money", value, sources, missing: [] }, drafting.style, old)}${unit}`;
}

function categories(facts: Facts, table: KnownTable): CodeLine[] {
  const reading = facts.tables.get(table);
  const lines = reading ? codeLines(reading).filter(({ code }) => code.length === CATEGORY_DIGITS) : [];
  return lines.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function amountOf(facts: Facts, table: KnownTable, line: string): number {
  return factInColumn(facts, table, line, "amount")?.amount?.value ?? 0;
}

/** The forms differ in 费, 支出 and what stands in brackets. */
function bareName(name: string): string {
  return plainName(name)
    .replace(/\([^()]*\)/gu, "")
    .replace(/(?:支出|费用|费|的)$/u, "");
}
