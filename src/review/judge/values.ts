/** The value of what a statement speaks of: from the tables where they hold it, else as the text states it. */
import { factOf } from "../../engine/fact";
import type { Facts, TableId } from "../../engine/fact";
import type { ReviewContext, Known } from "../context";
import { knownFact } from "../context";
import { subjectLabel, toldAs } from "../read/claims";
import type { Statement, Subject } from "../read/claims";
import type { FactRef, Indicator } from "../words/indicator";
import { topicOf } from "../words/indicator-id";
import type { Role } from "../words/phrase";
import { agree, sum } from "./interval";
import { givenBudget, givenLastYear, givenThisYear } from "./given";
import { CODE_LENGTH, itemTable, locate } from "./items";
import type { Location } from "./items";
import { subjectKey } from "./statement-index";

const EXPENDITURE = "expenditure";
const GENERAL = "general-budget-expenditure";

/** Places by the names and the amount that lead there: a long text asks the same again and again. */
const located = new WeakMap<Facts, Map<string, Location | null>>();

export function locationOf(facts: Facts, statement: Statement): Location | null {
  const { subject } = statement;
  if (subject.kind === "indicator") return null;
  const told = toldAs(statement, "final")?.amount ?? null;
  const final = subject.kind === "item" ? told : null;
  const table = itemTable(statement);
  const known = located.get(facts) ?? new Map<string, Location | null>();
  located.set(facts, known);
  const key = `${table}|${subjectKey(subject)}|${final?.value ?? ""}`;
  const found = known.has(key)
    ? (known.get(key) ?? null)
    : (tablesOf(table).flatMap((each) => locate(facts, each, subject.path, subject.level, final) ?? [])[0] ??
      null);
  known.set(key, found);
  return found;
}

/** Some regions tell the items of all three budgets in one list; the section's own table comes first. */
function tablesOf(table: TableId): TableId[] {
  return table === GENERAL ? [table, "government-fund", "state-capital"] : [table];
}

function refsOf({ facts, distrusted }: ReviewContext, statement: Statement, role: Role): readonly FactRef[] {
  const { subject } = statement;
  if (subject.kind === "indicator") {
    if (role === "final") return subject.indicator.final.filter(({ table }) => !distrusted.has(table));
    return role !== "before" && subject.indicator.budget ? [subject.indicator.budget] : [];
  }
  const location = role === "final" ? locationOf(facts, statement) : null;
  if (!location) return [];
  const { table, line } = location;
  if (subject.kind === "column") {
    return distrusted.has(table) ? [] : [{ table, line: line.id, column: subject.column }];
  }
  const printed = { table, line: line.id, column: "total" };
  // Of all three budgets together, under a title of 财政拨款.
  const ofAll = { table: "appropriation-summary", line: line.id, column: "total" } as const;
  // Some tell the items of the general budget under the title of all expenditure.
  const ofGeneral = { table: GENERAL, line: line.id, column: "total" } as const;
  if (!distrusted.has(table)) {
    if (isOfAllBudgets(statement)) return [printed, ofAll];
    return table === EXPENDITURE ? [printed, ofGeneral] : [printed];
  }
  const isClass = line.code.length === CODE_LENGTH.类;
  return [
    isClass
      ? { table: "appropriation-summary", line: line.id, column: "generalBudget" }
      : { table: EXPENDITURE, line: line.id, column: "total" },
  ];
}

function isOfAllBudgets({ isOfAll, section, whole }: Statement): boolean {
  const above = whole?.subject.kind === "indicator" ? topicOf(whole.subject.indicator.id) : null;
  return isOfAll || section === "appropriation" || above === "appropriation";
}

/** Every fact that states the figure; more than one where two tables print it. */
export function tableFigures(context: ReviewContext, statement: Statement, role: Role): Known[] {
  const { subject } = statement;
  if (role === "final" && subject.kind === "indicator" && subject.indicator.sumOf) {
    return figuresOf(context.facts, subject.indicator);
  }
  return refsOf(context, statement, role).flatMap((ref) => knownFact(context.facts, [ref]) ?? []);
}

/** The prints of an indicator, or the sum that makes it. */
export function figuresOf(facts: Facts, indicator: Indicator, role: Role = "final"): Known[] {
  if (role !== "final") return indicator.budget ? [knownFact(facts, [indicator.budget]) ?? []].flat() : [];
  const printed = indicator.final.flatMap((each) => knownFact(facts, [each]) ?? []);
  const parts = (indicator.sumOf ?? []).flatMap((each) => knownFact(facts, [each]) ?? []);
  const isWhole = parts.length > 0 && parts.length === indicator.sumOf?.length;
  return isWhole ? [...printed, { ...sum(parts), fact: null, label: indicator.label }] : printed;
}

/** What the workbook says of the figure: its tables, or else 补充资料. */
export function knownFigures(context: ReviewContext, statement: Statement, role: Role): Known[] {
  if (role === "before") {
    const prior = priorFigure(context, statement);
    return prior ? [prior] : [];
  }
  const known = tableFigures(context, statement, role);
  if (known.length > 0) return known;
  const given = givenFigure(context, statement, role);
  return given ? [given] : [];
}

function givenFigure(context: ReviewContext, statement: Statement, role: Role): Known | null {
  const { subject } = statement;
  if (role === "final") {
    return subject.kind === "indicator" ? givenThisYear(context.supplement, subject.indicator.id) : null;
  }
  if (role !== "initial") return null;
  const isHeadline = subject.kind === "indicator" && statement.section === "detail";
  const row = isHeadline ? "total" : locationOf(context.facts, statement)?.line.code;
  return row === undefined ? null : givenBudget(context.supplement, row);
}

/** A disclosure tells a figure a few times; of a text that tells it a thousand times the first are looked at. */
export const MOST_TELLINGS = 20;

/** The figure as the text states it, in this statement or in another of the same subject. */
export function statedFigure(
  context: ReviewContext,
  statement: Statement,
  roles: readonly Role[],
): Known | null {
  const own = statedIn(statement, roles);
  if (own) return own;
  const { subject, section } = statement;
  for (const source of context.index.sameInSection(subject, section).slice(0, MOST_TELLINGS)) {
    const stated = source === statement ? null : statedIn(source, roles);
    if (stated) return stated;
  }
  return null;
}

function statedIn(statement: Statement, roles: readonly Role[]): Known | null {
  for (const role of roles) {
    const claim = toldAs(statement, role);
    if (!claim) continue;
    const { value, half } = claim.amount;
    return {
      value,
      half,
      fact: null,
      claim,
      label: `${subjectLabel(statement.subject)}${ROLE_LABELS[role]}`,
    };
  }
  return null;
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  final: "决算数",
  initial: "年初预算",
  full: "全年预算",
  budget: "预算",
  before: "上年数",
};

/** The table's figure where there is one, else the text's, in this section or in another. */
export function finalFigure(context: ReviewContext, statement: Statement): Known | null {
  const known = knownFigures(context, statement, "final");
  const told = toldAs(statement, "final")?.amount;
  return (
    // Of two prints of one figure the one that the text repeats.
    known.find((figure) => told && agree(told, figure)) ??
    known[0] ??
    statedFigure(context, statement, ["final"]) ??
    statedElsewhere(context, statement.subject) ??
    statedOfBoth(context, statement.subject)
  );
}

/** What the text says of income and of expenditure in all, unless these are two figures. */
function statedOfBoth(context: ReviewContext, subject: Subject): Known | null {
  const ids = subject.kind === "indicator" ? (subject.indicator.bothOf ?? []) : [];
  const stated = ids.flatMap((id) => statedOf(context, id) ?? []);
  const [first] = stated;
  return first && stated.every((each) => agree(first, each)) ? first : null;
}

/** An indicator means the same in every section. */
function statedElsewhere(context: ReviewContext, subject: Subject): Known | null {
  return subject.kind === "indicator" ? statedOf(context, subject.indicator.id) : null;
}

function statedOf({ index }: ReviewContext, id: Indicator["id"]): Known | null {
  for (const source of index.ofIndicator(id).slice(0, MOST_TELLINGS)) {
    const stated = statedIn(source, ["final"]);
    if (stated) return stated;
  }
  return null;
}

/** Last year's figure from last year's workbook, or else from 补充资料. */
export function priorFigure(context: ReviewContext, statement: Statement): Known | null {
  const [prior] = context.prior
    ? tableFigures({ ...context, facts: context.prior, distrusted: new Set() }, statement, "final")
    : [];
  // Its cell is not one of the workbook under review.
  if (prior) return { ...prior, fact: null, label: `上年${prior.label}` };
  const { subject } = statement;
  return subject.kind === "indicator" ? givenLastYear(context.supplement, subject.indicator.id) : null;
}

/** The figure of an indicator that is named as a denominator. */
export function indicatorFigure(context: ReviewContext, indicator: Indicator, near: Statement): Known | null {
  const refs = indicator.final.filter(({ table }) => !context.distrusted.has(table));
  const known = knownFact(context.facts, refs);
  if (known) return known;
  const subject: Subject = { kind: "indicator", indicator };
  return (
    statedFigure(context, { ...near, subject, claims: [] }, ["final"]) ?? statedElsewhere(context, subject)
  );
}

/** The workbook has a table for it whose figure is not to be had: unreadable, lost or no witness. */
export function isHeldByTable({ facts, distrusted }: ReviewContext, statement: Statement): boolean {
  const { subject } = statement;
  const isUnreadable = (table: TableId): boolean => facts.tables.get(table)?.status === "unreadable";
  if (subject.kind !== "indicator") return isUnreadable(itemTable(statement));
  return subject.indicator.final.some(({ table, line, column }) => {
    const fact = factOf(facts, table, line, column);
    return isUnreadable(table) || distrusted.has(table) || fact?.amount === null;
  });
}
