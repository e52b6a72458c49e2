/** Matters that a whole narrative tells, whatever its form: those that a table has figures of, and those that every disclosure owes. */
import { factOf } from "../../engine/fact";
import type { KnownTable } from "../../tables/ids";
import type { ReviewContext } from "../context";
import { locationOf } from "../judge/values";
import type { Claim } from "../read/claims";
import type { Section } from "../read/sections";
import { topicOf, type Topic } from "../words/indicator-id";
import { missing } from "./missing";
import { FORM, TITLE } from "./sections";

export function judgeMatters(context: ReviewContext): void {
  judgeTables(context);
  judgeItems(context);
  judgeGeneralBudget(context);
  judgeOwed(context);
}

interface Matter {
  readonly table: KnownTable;
  readonly column: "total" | "amount";
  readonly topic: Topic;
  readonly section: Section;
  readonly what: string;
}

const OPERATING: Matter = {
  table: "operating-expenses",
  column: "amount",
  topic: "operating",
  section: "operating",
  what: "机关运行经费支出",
};
const PROCUREMENT: Matter = {
  table: "procurement",
  column: "amount",
  topic: "procurement",
  section: "procurement",
  what: "政府采购支出",
};
const MATTERS: readonly Matter[] = [
  {
    table: "government-fund",
    column: "total",
    topic: "governmentFund",
    section: "governmentFund",
    what: "政府性基金预算财政拨款收支",
  },
  {
    table: "state-capital",
    column: "total",
    topic: "stateCapital",
    section: "stateCapital",
    what: "国有资本经营预算财政拨款收支",
  },
  OPERATING,
  PROCUREMENT,
];

/** 0 where the workbook has no such table either. */
function totalOf({ facts }: ReviewContext, { table, column }: Matter): number {
  return factOf(facts, table, "total", column)?.amount?.value ?? 0;
}

/** A table with figures is told of, or said to be none: a section that is gone says neither. */
function judgeTables(context: ReviewContext): void {
  const { statements, nones } = context.reading;
  for (const { table, topic, section, what } of MATTERS.filter((matter) => totalOf(context, matter) !== 0)) {
    // What came in of a fund, told beside other incomes, does not tell what became of it.
    const isTold = statements.some(
      ({ subject, claims, section: own }) =>
        subject.kind === "indicator" &&
        topicOf(subject.indicator.id) === topic &&
        (own === section || !/income|opening/iu.test(subject.indicator.id)) &&
        claims.length > 0,
    );
    // Some forms tell the items of all budgets in one list.
    const isListed = statements.some((each) => locationOf(context.facts, each)?.table === table);
    const isNone = nones.some((none) => none.table === table);
    if (!isTold && !isListed && !isNone) missing(context, what, section, "，公开表中有数");
  }
}

/** A form that tells the structure of one budget tells its items too. */
function judgeItems(context: ReviewContext): void {
  const { statements } = context.reading;
  const hasItems = (context.facts.tables.get("general-budget-expenditure")?.lines.length ?? 0) > 1;
  const areTold = statements.some(
    ({ subject, section }) =>
      subject.kind === "item" &&
      subject.level !== "类" &&
      section !== "governmentFund" &&
      section !== "stateCapital",
  );
  // Forms that end with the classes have no 结构 beside 具体.
  const sections = new Set(context.reading.blocks.map(({ section }) => section));
  const isOfOne = context.reading.blocks.some(({ section, isOfAll }) => section === "structure" && !isOfAll);
  if (hasItems && !areTold && isOfOne && !sections.has("detail"))
    missing(context, "一般公共预算财政拨款支出决算具体情况（逐项）", "structure", "，公开表中有数");
}

const COMPARISONS: ReadonlySet<Claim["kind"]> = new Set(["change-amount", "change-rate", "equal"]);

/** A form that divides the general budget into its structure and its items tells the whole of it before. */
function judgeGeneralBudget(context: ReviewContext): void {
  const titled = new Set(
    context.reading.blocks.filter(({ block }) => block.heading).map(({ section }) => section),
  );
  if (!titled.has("structure") || !titled.has("detail")) return;
  const isCompared = context.index
    .ofIndicator("generalBudget.total")
    .some(({ claims }) => claims.some(({ kind }) => COMPARISONS.has(kind)));
  if (!isCompared) missing(context, "一般公共预算财政拨款支出的合计及其增减变动", "generalBudget");
}

/** 《地方预决算公开操作规程》: what every disclosure explains beside its figures, or says that there is none of. */
const OWED: readonly (readonly [matter: Matter, words: RegExp])[] = [
  [OPERATING, /运行经费/u],
  [PROCUREMENT, /采购/u],
];

function judgeOwed(context: ReviewContext): void {
  const { blocks } = context.reading;
  const titles = blocks.filter(({ block, narrated }) => narrated && block.heading && TITLE.test(block.text));
  const isToTheEnd = blocks.some(({ block, section }) => section === "glossary" && !block.heading);
  if (titles.length < FORM && !isToTheEnd) return;
  const told = blocks.filter(({ section }) => section !== "glossary" && section !== "front");
  const untold = OWED.filter(
    ([matter, words]) => totalOf(context, matter) === 0 && !told.some(({ block }) => words.test(block.text)),
  );
  const what = untold.map(([matter]) => matter.what).join("、");
  if (untold.length > 0) missing(context, what, "other", "，没有的也应说明");
}
