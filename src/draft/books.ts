/** This year's figures by what they are about and which of its figures is meant, each with the cells it comes from. */
import type { MissingInput, Source } from "../engine/compose/define-paragraph";
import type { Figure } from "../engine/compose/figure";
import { missingFigure, minus } from "../engine/compose/figure";
import { factOf, isRead, type Fact, type Facts, type TableId } from "../engine/fact";
import type { Brief } from "../narrative/brief";
import { supplementKey, type SupplementKey } from "../narrative/supplement/block";
import type { Supplement } from "../narrative/supplement/supplement";
import { lastYearRow, thisYearKey } from "../review/judge/given";
import type { FactRef, Indicator } from "../review/words/indicator";
import type { Role } from "../review/words/phrase";
import type { ColumnOf } from "../tables/ids";
import { indicatorKey, subjectOf, type Key } from "./key";

export interface Books {
  readonly facts: Facts;
  /** With what last year's workbook answers. */
  readonly supplement: Supplement;
  /** Last year's workbook. */
  readonly prior: Facts | null;
  readonly brief: Brief;
  readonly year: number | null;
  readonly entity: string | null;
  /** Last year's figures as the base itself implies them; only a base of the workbook's own year may say so. */
  readonly implied: ReadonlyMap<Key, number>;
  /** The base counts foreign guests among the domestic receptions. */
  readonly includesForeign: boolean;
}

export function labelOf(books: Books, key: Key): string {
  const subject = subjectOf(key);
  if (subject.kind === "indicator") return subject.indicator.label;
  return books.brief.codeName("general-budget-expenditure", subject.code).text;
}

/** Exact, in 分: what is printed is rounded where it is printed. */
export function figureOf(books: Books, key: Key, role: Role): Figure {
  if (role === "final") return finalOf(books, key);
  if (role === "before") return beforeOf(books, key);
  return budgetOf(books, key, role);
}

function finalOf(books: Books, key: Key): Figure {
  const subject = subjectOf(key);
  if (subject.kind === "code") return codeFigure(books, books.facts, subject.table, subject.code, key);
  const { indicator } = subject;
  const special = receptionOf(books, indicator.id);
  if (special) return special;
  const known = firstFigure(books.facts, indicator.final, "table");
  if (known) return known;
  const given = thisYearKey(indicator.id);
  const entry = given === null ? null : entryFigure(books.supplement, given);
  if (entry) return entry;
  if (indicator.id === "operating.total" && isAdministrative(books)) {
    return finalOf(books, indicatorKey("basic.operating"));
  }
  return missing(books, key, "", given);
}

/** Where 机关运行经费 is what the administration spent on itself. */
function isAdministrative({ supplement }: Books): boolean {
  const kind = supplement.entries.get("basics/unitKind/value");
  return kind?.kind === "text" && (kind.text === "行政单位" || kind.text === "参公事业单位");
}

function receptionOf(books: Books, id: Indicator["id"]): Figure | null {
  if (id !== "threePublic.receptionDomestic" && id !== "threePublic.receptionForeign") return null;
  const all = finalOf(books, indicatorKey("threePublic.reception"));
  if (all.value === 0) return all;
  const key = "threePublic/foreignReception/value";
  const foreign =
    entryFigure(books.supplement, key) ??
    missing(books, indicatorKey("threePublic.receptionForeign"), "", key);
  if (id === "threePublic.receptionForeign") return foreign;
  return books.includesForeign ? all : minus(all, foreign);
}

function beforeOf(books: Books, key: Key): Figure {
  const subject = subjectOf(key);
  const row = subject.kind === "indicator" ? lastYearRow(subject.indicator.id) : null;
  const place: SupplementKey | null = row === null ? null : `lastYear/${row}/amount`;
  const given = place === null ? null : entryFigure(books.supplement, place);
  if (given) return given;
  const implied = books.implied.get(key);
  if (implied !== undefined) return { measure: "money", value: implied, sources: [], missing: [] };
  if (books.prior) {
    const past =
      subject.kind === "code"
        ? codeFigure(books, books.prior, subject.table, subject.code, key, "prior")
        : firstFigure(books.prior, subject.indicator.final, "prior");
    if (past && past.value !== null) return past;
  }
  return missing(books, key, "上年决算数", place);
}

function budgetOf(books: Books, key: Key, role: Role): Figure {
  const subject = subjectOf(key);
  if (subject.kind === "code") {
    if (role === "full") return missing(books, key, "全年预算数", null);
    const place = supplementKey("budget", subject.code, "amount");
    return entryFigure(books.supplement, place) ?? missing(books, key, "年初预算数", place);
  }
  const { indicator } = subject;
  if (indicator.budget) {
    return firstFigure(books.facts, [indicator.budget], "table") ?? missing(books, key, "预算数", null);
  }
  if (indicator.id === "generalBudget.total" && role !== "full") {
    return books.brief.totalBudget("general-budget-expenditure");
  }
  return missing(books, key, role === "full" ? "全年预算数" : "预算数", null);
}

/** A line that the table does not print has no amount: nothing was spent on it. */
function codeFigure(
  books: Books,
  facts: Facts,
  table: TableId,
  code: string,
  key: Key,
  origin: Source["origin"] = "table",
): Figure {
  if (code.startsWith("?") || !isRead(facts.tables.get(table))) return missing(books, key, "", null);
  const fact = factOf(facts, table, code, "total" satisfies ColumnOf<"expenditure">);
  if (!fact) return { measure: "money", value: 0, sources: [], missing: [] };
  return factFigure(facts, fact, origin);
}

function firstFigure(facts: Facts, refs: readonly FactRef[], origin: Source["origin"]): Figure | null {
  for (const { table, line, column } of refs) {
    const fact = factOf(facts, table, line, column);
    if (fact?.amount) return factFigure(facts, fact, origin);
  }
  const isEmpty = refs.some(({ table }) => facts.tables.get(table)?.status === "empty");
  return isEmpty ? { measure: "money", value: 0, sources: [], missing: [] } : null;
}

function factFigure(facts: Facts, fact: Fact, origin: Source["origin"]): Figure {
  const title = facts.tables.get(fact.table)?.title ?? fact.table;
  const label = `${title} ${fact.lineLabel} ${fact.columnLabel}`.trimEnd();
  if (!fact.amount) {
    return missingFigure("money", {
      key: fact.id,
      label: `${fact.lineLabel}${fact.columnLabel}`,
      cell: fact.cell,
    });
  }
  const { value } = fact.amount;
  return {
    measure: "money",
    value,
    sources: [{ origin, key: fact.id, label, cell: fact.cell, value }],
    missing: [],
  };
}

function entryFigure(supplement: Supplement, key: SupplementKey): Figure | null {
  const entry = supplement.entries.get(key);
  if (!entry || !("value" in entry)) return null;
  const { label, cell, value } = entry;
  const origin = entry.fromPrior ? "prior" : "supplement";
  return { measure: "money", value, sources: [{ origin, key, label, cell, value }], missing: [] };
}

function missing(books: Books, key: Key, what: string, place: SupplementKey | null): Figure {
  const input: MissingInput = {
    key: place ?? `${key}/${what}`,
    label: `${labelOf(books, key)}${what}`,
    cell: place === null ? null : (books.supplement.places.get(place) ?? null),
  };
  return missingFigure("money", input);
}
