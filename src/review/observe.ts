/**
 * The tables' figures as the text tells them, right or wrong: a second witness for whoever must say which of several
 * cells is the wrong one. Only what is certain to speak of one figure of this year's tables; in doubt, nothing.
 */
import { factOf } from "../engine/fact";
import type { Fact, Facts } from "../engine/fact";
import type { Observation } from "../engine/localize/model";
import { claimsOf } from "./read/claims";
import type { ClaimOf, TextPlace, Statement } from "./read/claims";
import type { ReviewContext } from "./context";
import type { StatedAmount } from "./read/figures";
import { agree } from "./judge/interval";
import { itemTable, locate } from "./judge/items";
import { factOfEntry } from "./judge/lists";
import type { CategoryList } from "./read/lists";
import { spanOf } from "./read/normalize";
import type { Section } from "./read/sections";
import type { ReviewRule } from "./rules";
import { topicOf, type Topic } from "./words/indicator-id";

/** Sections where an indicator's name means the indicator beyond doubt, by the first part of its id. */
const HOME: Readonly<Partial<Record<Topic, readonly Section[]>>> = {
  overall: ["overall"],
  income: ["income", "overall"],
  expenditure: ["expenditure", "overall"],
  appropriation: ["appropriation"],
  generalBudget: ["generalBudget", "structure", "detail", "basic", "appropriation", "income", "expenditure"],
  basic: ["basic"],
  governmentFund: ["governmentFund"],
  stateCapital: ["stateCapital"],
  threePublic: ["threePublic"],
  operating: ["operating", "other"],
  procurement: ["procurement", "other"],
};
/** Sections whose 类, 款 and 项 are those of 一般公共预算; elsewhere they may be those of all expenditure. */
const ITEMS: readonly Section[] = ["generalBudget", "structure", "detail"];
/** Here 类, 款 and 项 have an income too. */
const FUND_ITEMS: readonly Section[] = ["governmentFund", "stateCapital"];

/** A sentence that has spoken of another time may still do so. */
const OTHER_TIME = /上年|去年|上一年|前年|往年|同期|以前年度|预计|计划|累计/u;
/** The figure is not the sum itself, or belongs to several names at once. */
const HEDGED = /约|近|超|逾|不足|不到|安排|分别/u;
const HEDGED_AFTER = /^(?:左右|以上|以下|以内|上下|多)/u;

/** A text that contradicts more than one figure in so many was written from other figures. */
const TRUSTED = 3;

interface Told extends Observation {
  readonly told: Fact;
  readonly paragraph: number;
}

/** Nothing at all where the text is, or may be, that of another year, of another entity or from other figures. */
export function observe(context: ReviewContext, expected: number | null): Observation[] {
  const { year, lists } = context.reading;
  const isOf = (rule: ReviewRule) => context.findings.filter(({ rules }) => rules.includes(rule));
  if (year === null || year !== (expected ?? year) || isOf("review/entity").length > 0) return [];
  const ofOtherYears = new Set(isOf("review/year").map(({ text }) => text?.paragraph));
  const told = [
    ...context.reading.statements.flatMap((statement) => toldBy(context, statement, year)),
    ...lists.flatMap((list) => toldInList(context, list, year)),
  ].filter(({ paragraph }) => !ofOtherYears.has(paragraph));
  const byFact = new Map<string, Told[]>();
  for (const each of told) byFact.set(each.fact, [...(byFact.get(each.fact) ?? []).slice(0, 20), each]);
  const once = [...byFact.values()].flatMap((same) => unanimous(same) ?? []);
  const contradicting = once.filter((each) => each.told.amount && !agree(each.amount, each.told.amount));
  if (contradicting.length * TRUSTED > once.length) return [];
  return once.map(({ fact, amount, source }) => ({ fact, amount, source }));
}

function toldBy(context: ReviewContext, statement: Statement, year: number): Told[] {
  const [claim, ...others] = claimsOf(statement, "amount").filter(({ role }) => role === "final");
  if (!claim || others.length > 0 || statement.at.block !== claim.at.block) return [];
  const isSum = !HEDGED.test(wordsBefore(statement, claim.at.start));
  const fact = isSum ? factMeant(context.facts, statement, claim) : null;
  return fact ? toldAt(context, claim.at, claim.amount, fact, year) : [];
}

function toldInList(context: ReviewContext, list: CategoryList, year: number): Told[] {
  return list.entries.flatMap((entry) => {
    const fact = factOfEntry(context.facts, list, entry);
    return entry.amount && fact ? toldAt(context, entry.amount.at, entry.amount.stated, fact, year) : [];
  });
}

function toldAt(
  { text }: ReviewContext,
  at: TextPlace,
  stated: StatedAmount,
  fact: Fact,
  year: number,
): Told[] {
  if (stated.unit === "missing" || !fact.amount || !isOfYear(at, year)) return [];
  const { paragraph, start, end } = spanOf(at.block, at.start, at.end);
  const quote = text.paragraphs[paragraph - 1]?.text.slice(start, end) ?? "";
  return [
    {
      fact: fact.id,
      told: fact,
      amount: { value: stated.value, half: stated.half, blank: false },
      source: `说明第${String(paragraph)}段“${quote}”`,
      paragraph,
    },
  ];
}

/** The sentence has named no time but this year, and says the sum itself. */
function isOfYear({ block, start, end }: TextPlace, year: number): boolean {
  const lead = block.text.slice(block.text.lastIndexOf("。", start) + 1, start);
  const years = [...lead.matchAll(/(?<!\d)(20\d\d)年/gu)].map(([, digits]) => Number(digits));
  return (
    !OTHER_TIME.test(lead) &&
    years.every((each) => each === year) &&
    !HEDGED_AFTER.test(block.text.slice(end))
  );
}

/** What stands between the name, or the clause before, and the figure. */
function wordsBefore({ at }: Statement, start: number): string {
  return (
    at.block.text
      .slice(at.end, start)
      .split(/[，；：]/u)
      .at(-1) ?? ""
  );
}

function factMeant(facts: Facts, statement: Statement, claim: ClaimOf<"amount">): Fact | null {
  const { subject, section } = statement;
  if (section === null) return null;
  if (subject.kind === "indicator") {
    if (!HOME[topicOf(subject.indicator.id)]?.includes(section)) return null;
    // Figures that two tables print are tied by a definition: the first of them stands for both.
    const known = subject.indicator.final.map(({ table, line, column }) =>
      factOf(facts, table, line, column),
    );
    return known.find((fact) => fact?.amount) ?? null;
  }
  // A column of an item may be the total's after all.
  if (subject.kind === "column") return null;
  const isOfFund = FUND_ITEMS.includes(section) && wordsBefore(statement, claim.at.start).includes("支出");
  if (!ITEMS.includes(section) && !isOfFund) return null;
  // Without the figure itself: it must not choose the line that it is held against.
  const location = locate(facts, itemTable(statement), subject.path, subject.level, null);
  if (!location || location.misnamed.length > 0) return null;
  return factOf(facts, location.table, location.line.id, "total") ?? null;
}

/** The most exact of several tellings; `null` where they contradict each other. */
function unanimous(same: readonly Told[]): Told | null {
  const [most] = [...same].sort((a, b) => a.amount.half - b.amount.half);
  return most && same.every(({ amount }) => agree(amount, most.amount)) ? most : null;
}
