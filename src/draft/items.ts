/**
 * Paragraphs of 项: those that this year's tables have, in the tables' order. One of its own paragraph where it is in the
 * same state (above, below, at the budget), else after the pattern of one that is; headings of 类 and numbers follow.
 */
import { phrase, textOf, type Phrase } from "../engine/compose/define-paragraph";
import { placeholder } from "../engine/compose/figure";
import type { BudgetTable } from "../narrative/brief";
import { supplementKey } from "../narrative/supplement/block";
import { CODE_LENGTH, plainName } from "../review/judge/items";
import type { Statement } from "../review/read/claims";
import type { Section } from "../review/read/sections";
import { rawText, type BaseBlock } from "./base";
import { figureOf } from "./books";
import type { Drafting } from "./drafting";
import { codeKey, codeOf, subjectOf, type Key } from "./key";
import { asNew, inPlace, type DraftParagraph } from "./paragraph";
import { mark, printed, stepOf } from "./print";
import { inOrder, render, type As, type Slot } from "./slot";
import { stateOf } from "./slots/reasons";

const LEVELS = ["类", "款", "项"] as const;
const ITEM_SECTIONS: ReadonlySet<Section | null> = new Set<Section>([
  "detail",
  "generalBudget",
  "governmentFund",
  "stateCapital",
]);
/** How far into its paragraph a name may stand behind its number. */
const NAME_AT = 12;

/** The statement of the 项 that the paragraph is about. */
export function itemOf({ heading, narrated, section, block, statements }: BaseBlock): Statement | null {
  if (heading || !narrated || !ITEM_SECTIONS.has(section)) return null;
  const first = statements.find(({ at }) => at.block === block);
  const isItem = first?.subject.kind === "item" && first.subject.level === "项" && first.at.start < NAME_AT;
  return isItem ? first : null;
}

export function isClassHeading({ heading, text, section }: BaseBlock): boolean {
  return heading && ITEM_SECTIONS.has(section) && /^(?:\d+[.、]|\(\d+\)).*\(类\)$/u.test(text);
}

export type SlotsOfBlock = (block: BaseBlock) => readonly Slot[];

interface Item {
  readonly block: BaseBlock;
  readonly statement: Statement;
  /** `null` where its name was not found anywhere. */
  readonly key: Key | null;
  readonly state: string;
}

/** `region`: the base's paragraphs of 项 and the headings between them. */
export function writeItems(
  drafting: Drafting,
  region: readonly BaseBlock[],
  slotsOf: SlotsOfBlock,
): DraftParagraph[] {
  const items = region.flatMap((block): Item[] => {
    const statement = itemOf(block);
    if (!statement) return [];
    return [{ block, statement, key: drafting.keyOf(statement), state: stateInBase(block) }];
  });
  const table = tableOf(items);
  const headings = region.filter(isClassHeading);
  const isContinuous = headings.length > 1 ? runsThrough(items) : runsThrough(itemsOfHouse(drafting, items));
  const written: DraftParagraph[] = [];
  let [classCode, classes, number] = ["", 0, 0];
  for (const code of orderOf(drafting, items, table)) {
    const key = codeKey(table, code);
    if (headings.length > 0 && code.slice(0, CODE_LENGTH.类) !== classCode) {
      classCode = code.slice(0, CODE_LENGTH.类);
      classes += 1;
      if (!isContinuous) number = 0;
      written.push(...classHeading(drafting, headings, table, classCode, classes));
    }
    number += 1;
    const own = items.find((item) => item.key === key) ?? null;
    const pattern = patternFor(items, own, stateNow(drafting, key));
    if (!pattern) continue;
    const spans = itemPhrase(drafting, { pattern, own, code, number }, slotsOf(pattern.block));
    written.push(
      ...(own
        ? inPlace(own.block, spans, own === pattern ? "own" : "cloned")
        : asNew(pattern.block, spans, "cloned")),
    );
  }
  const unread = items.filter(({ key }) => key === null);
  return [
    ...written,
    ...unread.flatMap(({ block }) =>
      inPlace(block, phrase`${render(block, slotsOf(block))}${mark("没有认出科目")}`, "kept"),
    ),
  ];
}

/** The tables' order; a base that follows another one keeps it, and what is new comes behind the code before it. */
function orderOf({ books }: Drafting, items: readonly Item[], table: BudgetTable): string[] {
  const due = books.brief.budgetItems(table).map(({ code }): string => code);
  const own = items
    .map(({ key }) => codeOf(key))
    .filter((code): code is string => code !== null && due.includes(code));
  const isInOrder = own.every(
    (code, index) => index === 0 || due.indexOf(code) > due.indexOf(own[index - 1] ?? code),
  );
  if (isInOrder) return due;
  const order = [...new Set(own)];
  for (const code of due) {
    if (order.includes(code)) continue;
    const before = due.slice(0, due.indexOf(code)).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, code);
  }
  return order;
}

/** Under a single heading the base does not show whether the numbers start anew. */
function itemsOfHouse({ house }: Drafting, items: readonly Item[]): Pick<Item, "block">[] {
  const section = items[0]?.block.section;
  return house.blocks
    .filter((block) => block.section === section && itemOf(block) !== null)
    .map((block) => ({ block }));
}

function tableOf(items: readonly Item[]): BudgetTable {
  const section = items[0]?.block.section;
  if (section === "governmentFund") return "government-fund";
  return section === "stateCapital" ? "state-capital" : "general-budget-expenditure";
}

/** Above, below or at the budget, and whether there was one. */
function stateInBase({ statements, block, text }: BaseBlock): string {
  const claims = statements.filter(({ at }) => at.block === block).flatMap((statement) => statement.claims);
  const amount = (isFinal: boolean): number | null => {
    const claim = claims.find(
      (each) => each.kind === "amount" && (each.role === "final") === isFinal && each.role !== "before",
    );
    return claim?.kind === "amount" ? claim.amount.value : null;
  };
  const isWithout = /年初(?:未安排|没有安排|无)预算|无年初预算/u.test(text);
  const budget = isWithout ? 0 : amount(false);
  const final = amount(true);
  const comparison = claims.find(({ kind }) => kind === "comparison");
  const state =
    comparison?.kind === "comparison"
      ? stateOf(comparison.sign)
      : budget === null || final === null
        ? "?"
        : stateOf(final - budget);
  return `${state}${budget === 0 ? "0" : ""}`;
}

function stateNow({ books, style }: Drafting, key: Key): string {
  const step = stepOf(style);
  const [final, budget] = [
    printed(figureOf(books, key, "final"), step),
    printed(figureOf(books, key, "initial"), step),
  ];
  if (final === null || budget === null) return "?";
  return `${stateOf(final - budget)}${budget === 0 ? "0" : ""}`;
}

function patternFor(items: readonly Item[], own: Item | null, wanted: string): Item | null {
  if (own?.state === wanted) return own;
  const read = items.filter(({ key }) => key !== null);
  const turned = (state: string): string => state.replace(/up|down/u, "turned");
  return (
    read.find(({ state }) => state === wanted) ??
    (own && turned(own.state) === turned(wanted) ? own : undefined) ??
    read.find(({ state }) => turned(state) === turned(wanted)) ??
    own ??
    read[0] ??
    items[0] ??
    null
  );
}

const ORDINAL = /^(?<open>\()?(?<digits>\d{1,3})(?:\)|[.、])/u;

function ordinalOf({ text }: BaseBlock): number | null {
  const digits = ORDINAL.exec(text)?.groups?.["digits"];
  return digits === undefined ? null : Number(digits);
}

/** The numbers go on over the headings of 类. */
function runsThrough(items: readonly Pick<Item, "block">[]): boolean {
  return items.every(({ block }, index) => ordinalOf(block) === index + 1);
}

function classHeading(
  { books }: Drafting,
  headings: readonly BaseBlock[],
  table: BudgetTable,
  code: string,
  number: number,
): DraftParagraph[] {
  const name = textOf([books.brief.codeName(table, code)]);
  const own = headings.find(({ text }) => text.includes(plainName(name)));
  const pattern = own ?? headings[0];
  if (!pattern) return [];
  const text = pattern.raw.replace(
    /^(?<before>[\s#]*[（(]?)\d+(?<mark>\s*[.、）)]\s*).*?(?=[（(]类[）)])/u,
    (_, before: string, sign: string) => `${before}${number}${sign}${name}`,
  );
  return own ? inPlace(own, phrase`${text}`, "own") : asNew(pattern, phrase`${text}`, "cloned");
}

interface Written {
  readonly pattern: Item;
  readonly own: Item | null;
  readonly code: string;
  readonly number: number;
}

/** The pattern's paragraph with number, names and purpose exchanged. */
function itemPhrase(
  drafting: Drafting,
  { pattern, own, code, number }: Written,
  slots: readonly Slot[],
): Phrase {
  const { block, statement } = pattern;
  const subject = pattern.key === null ? null : subjectOf(pattern.key);
  const table = subject?.kind === "code" ? (subject.table as BudgetTable) : tableOf([pattern]);
  let all = [...slots];
  const put = (start: number, end: number, write: () => Phrase): void => {
    all = all.filter((slot) => slot.end <= start || slot.start >= end);
    all.push({ start, end, kind: "name", key: null, certainty: "proved", claims: [], write: () => write() });
  };
  if (statement.subject.kind === "item" && own !== pattern) {
    for (const level of LEVELS) {
      const named = statement.subject.path[level];
      if (named?.at.block !== block.block) continue;
      const [start, end] = [named.at.start, named.at.end];
      put(
        start,
        end,
        () =>
          ownName(own, level) ?? [drafting.books.brief.codeName(table, code.slice(0, CODE_LENGTH[level]))],
      );
    }
  }
  const ordinal = ORDINAL.exec(block.text)?.groups;
  if (ordinal) {
    const start = ordinal["open"] === undefined ? 0 : 1;
    put(start, start + (ordinal["digits"] ?? "").length, () => phrase`${String(number)}`);
  }
  const purpose = purposeIn(block);
  if (purpose) put(purpose.start, purpose.end, () => purposePhrase(drafting, own, code));
  const as: As = (key) => (key === pattern.key ? codeKey(table, code) : key);
  return render(block, inOrder(all), { as });
}

/** As the item's own paragraph spells it. */
function ownName(own: Item | null, level: (typeof LEVELS)[number]): Phrase | null {
  const { subject } = own?.statement ?? {};
  const named = subject?.kind === "item" ? subject.path[level] : undefined;
  if (!own || named?.at.block !== own.block.block) return null;
  return phrase`${rawText(own.block, named.at.start, named.at.end)}`;
}

function purposeIn({ text }: BaseBlock): { start: number; end: number } | null {
  const match = /主要用于：?(?!以下|如下)/u.exec(text);
  if (!match) return null;
  const start = match.index + match[0].length;
  const stop = text.indexOf("。", start);
  return { start, end: stop < 0 ? text.length : stop };
}

function purposePhrase({ books, mode }: Drafting, own: Item | null, code: string): Phrase {
  const key = supplementKey("budget", code, "purpose");
  if (books.supplement.entries.get(key)?.kind === "text") return [books.brief.words(key, "reason")];
  const place = own && purposeIn(own.block);
  if (own && place && codeOf(own.key) !== null && mode !== "form") {
    const words = rawText(own.block, place.start, place.end);
    return /\d/u.test(words) && mode === "next" ? phrase`${words}${mark("上年内容")}` : phrase`${words}`;
  }
  const label = `${books.brief.codeName("general-budget-expenditure", code).text}主要用途`;
  return [placeholder([{ key, label, cell: books.supplement.places.get(key) ?? null }])];
}
