/**
 * Lists within a sentence: sources, kinds of spending, 类, the three of 三公. The members are those that this year's tables
 * have, in their order; each is written from its own entry, or from another entry of the list that is in its state.
 */
import { phrase, type Phrase } from "../engine/compose/define-paragraph";
import { claimsOf, type Statement } from "../review/read/claims";
import { indicatorById } from "../review/words/indicators";
import { rawText, type BaseBlock } from "./base";
import { figureOf, labelOf } from "./books";
import type { Drafting } from "./drafting";
import { codeKey, codeOf, idOf, indicatorKey, subjectOf, type Key } from "./key";
import { printed, stepOf } from "./print";
import { inOrder, merged, render, type As, type Slot } from "./slot";
import { changesOf } from "./slots/changes";

interface Entry {
  readonly key: Key;
  readonly statement: Statement;
  /** The name as received, its marks included. */
  readonly start: number;
  readonly nameEnd: number;
  readonly end: number;
}

const FAMILIES = ["income.total", "expenditure.total", "threePublic.total"] as const;
const THREE_PUBLIC = "threePublic.total";
const CLASS = "class";
type Family = (typeof FAMILIES)[number] | typeof CLASS;
const CLASS_DIGITS = 3;

/** The block's slots with those inside of a list gathered into one that writes the list. */
export function withLists(drafting: Drafting, block: BaseBlock, slots: readonly Slot[]): Slot[] {
  let result = [...slots];
  const sentences = slots.filter(({ kind }) => kind === "reasons");
  for (const { family, statements } of runsOf(drafting, block, sentences)) {
    const isTold = statements.some(({ claims }) => claims.some(({ kind }) => kind !== "reason"));
    if (!isTold || (family === THREE_PUBLIC && statements.length < 2)) continue;
    const entries = entriesOf(drafting, block, statements, result);
    const [start, end] = [entries[0]?.start ?? 0, entries.at(-1)?.end ?? 0];
    const inner = result.filter((slot) => slot.start >= start && slot.end <= end);
    const list = listSlot(drafting, { block, family, entries, inner: inOrder(inner) });
    result = [...result.filter((slot) => !inner.includes(slot) && !overlaps(slot, list)), list];
  }
  return result;
}

function overlaps(a: Slot, b: Slot): boolean {
  return a.start < b.end && b.start < a.end;
}

interface Run {
  readonly family: Family;
  readonly statements: Statement[];
}

/** `sentences`: what explains one after the other is no list. */
function runsOf(drafting: Drafting, block: BaseBlock, sentences: readonly Slot[]): Run[] {
  const runs: Run[] = [];
  const named = block.statements
    .filter(
      ({ at }) =>
        at.block === block.block && !sentences.some(({ start, end }) => start <= at.start && at.start < end),
    )
    .sort((a, b) => a.at.start - b.at.start);
  let isOpen = false;
  for (const statement of named) {
    const key = drafting.keyOf(statement);
    const family = key === null ? null : familyOf(block, statement, key);
    const run: Run | undefined = isOpen ? runs.at(-1) : undefined;
    const isNext = run?.family === family && !run.statements.some((other) => drafting.keyOf(other) === key);
    if (family !== null && run && isNext) run.statements.push(statement);
    else if (family !== null) runs.push({ family, statements: [statement] });
    isOpen = family !== null || (isOpen && (statement.claims.length === 0 || isPartOf(run, key)));
  }
  return runs;
}

function familyOf(block: BaseBlock, { subject }: Statement, key: Key): Family | null {
  const id = idOf(key);
  if (id !== null) return FAMILIES.find((each) => indicatorById(each)?.parts?.includes(id)) ?? null;
  const isListed = subject.kind === "item" && subject.level === "类" && !/^\d{1,2}[.、]/u.test(block.text);
  return isListed ? CLASS : null;
}

/** 其中：公务用车购置费… tells a part of the entry, which goes on. */
function isPartOf(run: Run | undefined, key: Key | null): boolean {
  const subject = run?.statements.at(-1)?.subject;
  const id = key === null ? null : idOf(key);
  return subject?.kind === "indicator" && id !== null && (subject.indicator.parts?.includes(id) ?? false);
}

function entriesOf(
  drafting: Drafting,
  block: BaseBlock,
  statements: readonly Statement[],
  slots: readonly Slot[],
): Entry[] {
  const { text } = block;
  const named = statements.flatMap((statement) => {
    const { subject, at } = statement;
    const key = drafting.keyOf(statement);
    const name = subject.kind === "item" ? (subject.path[subject.level]?.at ?? at) : at;
    return key === null ? [] : [{ key, statement, start: name.start, nameEnd: at.end }];
  });
  return named.map((entry, index) => {
    const next = named[index + 1];
    if (next) {
      const separator = /[；、，。][其中：]*$/u.exec(text.slice(entry.nameEnd, next.start))?.[0].length ?? 0;
      return { ...entry, end: next.start - separator };
    }
    const ends = slots
      .filter(({ start, key }) => start >= entry.start && key === entry.key)
      .map(({ end }) => end);
    const claimed = entry.statement.claims
      .filter(({ at, kind }) => at.block === block.block && kind !== "reason")
      .map(({ at }) => at.end);
    const end = Math.max(entry.nameEnd, ...ends, ...claimed);
    return { ...entry, end: end + (/^(?:亿元|万元|元)/u.exec(text.slice(end))?.[0].length ?? 0) };
  });
}

interface List {
  readonly block: BaseBlock;
  readonly family: Family;
  readonly entries: readonly Entry[];
  readonly inner: readonly Slot[];
}

function listSlot(drafting: Drafting, list: List): Slot {
  const { block, family, entries } = list;
  const [first, second] = entries;
  const start = first?.start ?? 0;
  const members = membersOf(drafting, list);
  const lead =
    members.length === 0 ? (/[，：；]?其中[：，]?$/u.exec(block.text.slice(0, start))?.[0].length ?? 0) : 0;
  const separator = first && second ? rawText(block, first.end, second.start) : "；";
  return {
    start: start - lead,
    end: entries.at(-1)?.end ?? start,
    kind: `list.${family}`,
    key: null,
    certainty: "proved",
    claims: list.inner.flatMap(({ claims }) => claims),
    write: () =>
      merged(
        members.flatMap((key, index) => [
          ...phrase`${index > 0 ? separator : ""}`,
          ...entryPhrase(drafting, list, key),
        ]),
      ),
  };
}

/** Those with a figure this year; one of 0 only where the base tells its zeros. */
function membersOf(drafting: Drafting, { block, family, entries }: List): Key[] {
  const { brief } = drafting.books;
  const table = subjectTable(entries[0]?.key);
  const all =
    family === CLASS
      ? brief.codes(table, CLASS_DIGITS, "total").map(({ code }) => codeKey(table, code))
      : (indicatorById(family)?.parts ?? []).map(indicatorKey);
  const tellsZeros =
    family === THREE_PUBLIC ||
    drafting.listsAll ||
    entries.some(({ statement }) =>
      claimsOf(statement, "amount").some(({ role, amount }) => role === "final" && amount.value === 0),
    );
  const told = new Set(block.statements.map((statement) => drafting.keyOf(statement)));
  // 财政拨款收入 is told where the base tells it by its budgets.
  const isToldByParts = (key: Key): boolean => {
    const subject = subjectOf(key);
    const parts = subject.kind === "indicator" ? (subject.indicator.parts ?? []) : [];
    return parts.some((part) => told.has(indicatorKey(part)));
  };
  const isMember = (key: Key): boolean => {
    const isListed = entries.some((entry) => entry.key === key);
    if (!isListed && isToldByParts(key)) return false;
    const { value } = figureOf(drafting.books, key, "final");
    return (isListed && tellsZeros) || (value === null ? isListed : value !== 0);
  };
  const members = all.filter(isMember);
  const own = entries.map(({ key }) => key).filter((key) => members.includes(key));
  const isInOrder = own.every(
    (key, index) => index === 0 || all.indexOf(key) > all.indexOf(own[index - 1] ?? key),
  );
  const zeros =
    family === CLASS && tellsZeros ? entries.map(({ key }) => key).filter((key) => !all.includes(key)) : [];
  return isInOrder ? [...members, ...zeros] : [...own, ...members.filter((key) => !own.includes(key))];
}

function subjectTable(
  key: Key | undefined,
): "general-budget-expenditure" | "government-fund" | "state-capital" {
  const subject = key === undefined ? null : subjectOf(key);
  const table = subject?.kind === "code" ? subject.table : "";
  return table === "government-fund" || table === "state-capital" ? table : "general-budget-expenditure";
}

function entryPhrase(drafting: Drafting, list: List, key: Key): Phrase {
  const { block, entries, inner } = list;
  const own = entries.find((entry) => entry.key === key);
  const wanted = stateNow(drafting, list, key);
  const inState = (entry: Entry): boolean => stateInBase(list, entry) === wanted;
  const pattern = own && inState(own) ? own : (entries.find(inState) ?? own ?? entries[0]);
  if (!pattern) return [];
  const as: As = (each) => (each === pattern.key ? key : each);
  const name = own ? rawText(block, own.start, own.nameEnd) : nameOf(drafting, block, pattern, key);
  return phrase`${name}${render(block, inner, { as, from: pattern.nameEnd, to: pattern.end })}`;
}

/** The name as the tables print it, with the pattern's （类）. */
function nameOf({ books }: Drafting, block: BaseBlock, pattern: Entry, key: Key): string {
  const code = codeOf(key);
  if (code === null) return labelOf(books, key);
  const { subject } = pattern.statement;
  const bare =
    subject.kind === "item" ? (subject.path[subject.level]?.at.end ?? pattern.nameEnd) : pattern.nameEnd;
  return `${labelOf(books, key)}${rawText(block, bare, pattern.nameEnd)}`;
}

/** What the sentence has to say of the member: its shape, not its figures. */
function stateNow(drafting: Drafting, { entries }: List, key: Key): string {
  const { books, style } = drafting;
  const step = stepOf(style);
  const value = (role: "final" | "budget" | "before"): number | null =>
    printed(figureOf(books, key, role), step);
  const now = value("final");
  const completion = tells(entries, "completion") ? completionState(value("budget") === 0, now === 0) : "";
  if (!entries.some(({ statement }) => changesOf(statement).length > 0)) return completion;
  const before = value("before");
  const change =
    now === null || before === null ? "?" : now === before ? "same" : before === 0 ? "new" : "changed";
  return `${completion}/${change}`;
}

function completionState(isBudgetZero: boolean, isFinalZero: boolean): string {
  if (!isBudgetZero) return "rate";
  return isFinalZero ? "zero" : "none";
}

function stateInBase({ entries }: List, { statement }: Entry): string {
  const amount = (isFinal: boolean): number | null =>
    claimsOf(statement, "amount").find(({ role }) => (role === "final") === isFinal && role !== "before")
      ?.amount.value ?? null;
  const hasRate = claimsOf(statement, "completion").length > 0;
  const isBudgetZero = amount(false) === 0 || (amount(false) === null && !hasRate);
  const completion = tells(entries, "completion") ? completionState(isBudgetZero, amount(true) === 0) : "";
  if (!entries.some((entry) => changesOf(entry.statement).length > 0)) return completion;
  const changes = changesOf(statement);
  const isSame = changes.some(({ kind }) => kind === "equal");
  const isNew =
    changes.some(({ kind }) => kind === "change-amount") &&
    !changes.some(({ kind }) => kind === "change-rate");
  return `${completion}/${isSame ? "same" : isNew ? "new" : "changed"}`;
}

function tells(entries: readonly Entry[], kind: "completion"): boolean {
  return entries.some(({ statement }) => claimsOf(statement, kind).length > 0);
}
