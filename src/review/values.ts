/** The value of what a statement speaks of: from the tables where they hold it, else as the text states it. */
import type { Facts } from "../engine/fact";
import type { ReviewContext, Known } from "./context";
import { claimsOf, knownFact } from "./context";
import { subjectLabel } from "./claims";
import type { Statement, Subject } from "./claims";
import { givenBudget, givenLastYear, givenThisYear } from "./given";
import { itemTable, locate } from "./items";
import type { Location } from "./items";
import type { FactRef, Indicator } from "./indicator";
import type { Role } from "./tokens";

export function locationOf(facts: Facts, statement: Statement): Location | null {
  const { subject } = statement;
  if (subject.kind !== "item") return null;
  const final = claimsOf(statement, "amount").find(({ role }) => role === "final");
  return locate(facts, itemTable(statement), subject.path, subject.level, final?.amount ?? null);
}

function refsOf(facts: Facts, statement: Statement, role: Role): readonly FactRef[] {
  const { subject } = statement;
  if (subject.kind === "indicator") {
    if (role === "final") return subject.indicator.final;
    return subject.indicator.budget ? [subject.indicator.budget] : [];
  }
  const location = role === "final" ? locationOf(facts, statement) : null;
  return location ? [{ table: location.table, line: location.line.id, column: "total" }] : [];
}

/** Every fact that states the figure; more than one where two tables print it. */
export function tableFigures(facts: Facts, statement: Statement, role: Role): Known[] {
  return refsOf(facts, statement, role).flatMap((ref) => knownFact(facts, [ref]) ?? []);
}

/** What the workbook says of the figure: its tables, or else 补充资料. */
export function knownFigures(context: ReviewContext, statement: Statement, role: Role): Known[] {
  const known = tableFigures(context.facts, statement, role);
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

/** The figure as the text states it, in this statement or in another of the same subject. */
export function statedFigure(
  context: ReviewContext,
  statement: Statement,
  roles: readonly Role[],
): Known | null {
  const same = context.reading.statements.filter(
    (other) =>
      other !== statement &&
      other.section === statement.section &&
      isSameSubject(other.subject, statement.subject),
  );
  for (const source of [statement, ...same]) {
    for (const role of roles) {
      const claim = claimsOf(source, "amount").find((each) => each.role === role);
      if (claim) {
        const { value, half } = claim.amount;
        return { value, half, fact: null, label: `${subjectLabel(source.subject)}${ROLE_LABELS[role]}` };
      }
    }
  }
  return null;
}

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  final: "决算数",
  initial: "年初预算",
  full: "全年预算",
  budget: "预算",
};

/** The table's figure where there is one, else the text's. */
export function finalFigure(context: ReviewContext, statement: Statement): Known | null {
  return knownFigures(context, statement, "final")[0] ?? statedFigure(context, statement, ["final"]);
}

/** Last year's figure from last year's workbook, or else from 补充资料. */
export function priorFigure(context: ReviewContext, statement: Statement): Known | null {
  const [prior] = context.prior ? tableFigures(context.prior, statement, "final") : [];
  // Its cell is not one of the workbook under review.
  if (prior) return { ...prior, fact: null, label: `上年${prior.label}` };
  const { subject } = statement;
  return subject.kind === "indicator" ? givenLastYear(context.supplement, subject.indicator.id) : null;
}

/** The figure of an indicator that is named as a denominator. */
export function indicatorFigure(context: ReviewContext, indicator: Indicator, near: Statement): Known | null {
  const known = knownFact(context.facts, indicator.final);
  if (known) return known;
  const subject: Subject = { kind: "indicator", indicator };
  return statedFigure(context, { ...near, subject, claims: [] }, ["final"]);
}

export function isSameSubject(a: Subject, b: Subject): boolean {
  if (a.kind === "indicator" || b.kind === "indicator") {
    return a.kind === "indicator" && b.kind === "indicator" && a.indicator.id === b.indicator.id;
  }
  return (
    a.level === b.level &&
    a.path[a.level]?.name === b.path[b.level]?.name &&
    a.path.类?.name === b.path.类?.name
  );
}
