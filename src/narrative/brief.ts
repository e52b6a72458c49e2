/** What a section can ask for while it is written: figures of the tables, entries of 补充资料, names and the year. */
import type { BriefBase } from "../engine/compose/compose";
import type { MissingInput, Source, Span } from "../engine/compose/define-paragraph";
import { codeLines, factOf, firstOfLine } from "../engine/fact";
import type { CodeLine, ColumnId, Fact, Facts, LineId, Measure, TableId, TableReading } from "../engine/fact";
import { missingFigure, moneyFigure, occurs, placeholder, plainFigure, sum } from "../engine/compose/figure";
import type { Figure } from "../engine/compose/figure";
import { TABLES } from "../tables";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import { definedColumns, definedLines } from "../engine/define-table";
import { mostCommon } from "../engine/most-common";
import type { Code, CountOf, ColumnOf, KnownTable, LineOf } from "../tables/ids";
import { factInColumn, factInLine } from "../tables/known-fact";
import type { SupplementBlock, SupplementKey } from "./supplement/block";
import { entryLabelOf } from "./supplement/labels";
import { missingEntry } from "./supplement/supplement";
import type { Supplement, SupplementEntry } from "./supplement/supplement";

/** A line that stands under its code. */
export interface FormCodeLine extends CodeLine {
  readonly id: Code;
}

/** Tables by functional code whose items have an opening budget. */
export type BudgetTable = "general-budget-expenditure" | FundTable;
export type FundTable = "government-fund" | "state-capital";

export interface Brief extends BriefBase {
  readonly facts: Facts;
  readonly year: number | null;
  readonly entityName: string | null;
  readonly yearText: Span;
  readonly lastYearText: Span;
  readonly entity: Span;
  /** A figure of a table; a table without data answers 0. */
  readonly table: <T extends KnownTable>(table: T, line: LineOf<T>, column: ColumnOf<T>) => Figure;
  /** A fact that is not 0: also one that could not be read, which the text must wait for rather than leave out. */
  readonly occurs: <T extends KnownTable>(table: T, line: LineOf<T>, column: ColumnOf<T>) => boolean;
  /** A count under 公开09表, or the entry of 补充资料 where the form has none. */
  readonly count: (line: CountOf<"three-public">) => Figure;
  /** Nothing but blanks and zeros in a table that was read. */
  readonly isEmpty: (table: KnownTable) => boolean;
  /** Lines with spending whose code has this many digits, in the order of the form. */
  readonly codes: <T extends KnownTable>(
    table: T,
    digits: number,
    column: ColumnOf<T>,
  ) => readonly FormCodeLine[];
  readonly given: (entry: SupplementKey, measure?: Figure["measure"]) => Figure;
  /** Whether 补充资料 holds the entry. */
  readonly has: (entry: SupplementKey) => boolean;
  readonly words: (entry: SupplementKey, kind: "name" | "reason") => Span;
  /** Name of a functional or economic code as the tables print it. */
  readonly codeName: (table: KnownTable, code: string) => Span;
  /** Items (项) with spending, or with an opening budget that nothing was spent of. */
  readonly budgetItems: (table: BudgetTable) => readonly FormCodeLine[];
  /** Opening budget of all items: the entry of the total, or else the sum of the items. */
  readonly totalBudget: (table: BudgetTable) => Figure;
}

/** 类款项: three digits, five, seven. */
export const ITEM_DIGITS = 7;

export function makeBrief(facts: Facts, supplement: Supplement, blocks: readonly SupplementBlock[]): Brief {
  const year = yearOf(facts, supplement);
  const names = namesByCode(facts);
  const missing = (key: SupplementKey): MissingInput =>
    missingEntry(
      supplement,
      key,
      entryLabelOf(blocks, key, (code) => names.get(code) ?? null),
    );

  const given: Brief["given"] = (key, measure = "money") => {
    const found = supplement.entries.get(key);
    if (!isNumeric(found)) return missingFigure(measure, missing(key));
    const sources: Source[] = [entrySource(found, found.value)];
    return measure === "money"
      ? moneyFigure(found.value, sources)
      : plainFigure(measure, found.value, sources);
  };

  const words: Brief["words"] = (key, kind) => {
    const found = supplement.entries.get(key);
    if (found?.kind !== "text") return placeholder([missing(key)]);
    const text = kind === "reason" ? bareReason(found.text) : found.text;
    return { kind, text, sources: [entrySource(found, found.text)] };
  };

  const table: Brief["table"] = (id, line, column) => {
    const fact = factOf(facts, id, line, column);
    if (fact) return factFigure(facts, fact);
    if (facts.tables.get(id)?.status === "empty") return moneyFigure(0, []);
    return missingFigure("money", {
      key: `${id}/${line}/${column}`,
      label: definedLabel(id, line, column),
      cell: null,
    });
  };

  const isSpent = (fact: Fact | undefined): boolean => fact !== undefined && fact.amount?.value !== 0;
  const occursIn = (id: KnownTable, line: LineId, column: ColumnId): boolean =>
    isSpent(factOf(facts, id, line, column));

  const budgetItems: Brief["budgetItems"] = (id) =>
    linesOf(facts.tables.get(id)).filter(
      (line) =>
        line.code.length === ITEM_DIGITS &&
        (isSpent(factInColumn(facts, id, line.id, "total")) || occurs(given(`budget/${line.id}/amount`))),
    );

  return {
    facts,
    year,
    entityName: entityOf(facts, supplement),
    yearText: yearSpan(year, 0, missing("basics/year/value")),
    lastYearText: yearSpan(year, -1, missing("basics/year/value")),
    entity: entitySpan(facts, supplement, missing("basics/entity/value")),
    unread: (id) => {
      const status = facts.tables.get(id)?.status ?? "missing";
      return status === "missing" || status === "unreadable" ? titleOf(facts, id) : null;
    },
    table,
    count: (line) => {
      const fact = factInLine(facts, "three-public", line);
      if (fact) return factFigure(facts, fact);
      return given(`threePublic/${line}/value`, "count");
    },
    isEmpty: (id) => [...facts.byId.values()].every((fact) => fact.table !== id || fact.amount?.value === 0),
    codes: (id, digits, column) =>
      linesOf(facts.tables.get(id)).filter(
        (line) => line.code.length === digits && occursIn(id, line.id, column),
      ),
    occurs: occursIn,
    given,
    has: (key) => supplement.entries.has(key),
    words,
    codeName: (id, code) => {
      const name = names.get(`${id}/${code}`) ?? names.get(code);
      if (name === undefined) {
        return placeholder([{ key: `${id}/${code}`, label: `科目${code}的名称`, cell: null }]);
      }
      const fact = firstOfLine(facts, id, code);
      return { kind: "name", text: name, sources: fact ? [factSource(facts, fact, name)] : [] };
    },
    budgetItems,
    totalBudget: (id) => {
      if (supplement.entries.has("budget/total/amount")) return given("budget/total/amount");
      return sum(budgetItems(id).map((line) => given(`budget/${line.id}/amount`)));
    },
  };
}

function isNumeric(
  entry: SupplementEntry | undefined,
): entry is Extract<SupplementEntry, { readonly value: number }> {
  return entry !== undefined && "value" in entry;
}

function linesOf(reading: TableReading | undefined): readonly FormCodeLine[] {
  // Reading gives no line a code that is not its id.
  return (reading ? codeLines(reading) : []) as readonly FormCodeLine[];
}

function entrySource(
  entry: { key: SupplementKey; label: string; cell: Source["cell"]; fromPrior: boolean },
  value: number | string,
): Source {
  const origin = entry.fromPrior ? "prior" : "supplement";
  return { origin, key: entry.key, label: entry.label, cell: entry.cell, value };
}

function factSource(facts: Facts, fact: Fact, value: number | string): Source {
  const label = `${titleOf(facts, fact.table)} ${fact.lineLabel} ${fact.columnLabel}`.trimEnd();
  return { origin: "table", key: fact.id, label, cell: fact.cell, value };
}

function factFigure(facts: Facts, fact: Fact): Figure {
  const measure = figureMeasure(fact.measure);
  if (!fact.amount) {
    const label = `${fact.lineLabel}${fact.columnLabel}`;
    return missingFigure(measure, { key: fact.id, label, cell: fact.cell });
  }
  const sources = [factSource(facts, fact, fact.amount.value)];
  return measure === "money"
    ? moneyFigure(fact.amount.value, sources)
    : plainFigure(measure, fact.amount.value, sources);
}

function figureMeasure(measure: Measure): "money" | "count" {
  return measure === "money" ? "money" : "count";
}

function titleOf(facts: Facts, id: TableId): string {
  return facts.tables.get(id)?.title ?? TABLES.find((table) => table.id === id)?.title ?? id;
}

/** How the form calls a figure that the workbook does not have. */
function definedLabel(id: TableId, line: string, column: string): string {
  const definition = TABLES.find((table) => table.id === id);
  if (!definition) return `${id} ${line}`;
  const lineLabel = definedLines(definition).find((one) => one.id === line)?.label ?? "";
  const columns = definedColumns(definition).filter((one) => one.id === column);
  const columnLabel = (columns.find((one) => one.line === line) ?? columns[0])?.label ?? "";
  return `《${definition.title}》${lineLabel}${lineLabel && columnLabel === "金额" ? "" : columnLabel}`;
}

/** The year that most tables carry; the entry of 补充资料 goes before it. */
export function yearOf(facts: Facts, supplement: Supplement): number | null {
  const entry = supplement.entries.get("basics/year/value");
  if (entry?.kind === "count") return entry.value;
  return mostCommon([...facts.tables.values()].map((reading) => reading.year));
}

export function entityOf(facts: Facts, supplement: Supplement): string | null {
  const entry = supplement.entries.get("basics/entity/value");
  if (entry?.kind === "text") return entry.text;
  return mostCommon([...facts.tables.values()].map((reading) => reading.entity));
}

function yearSpan(year: number | null, offset: number, missing: MissingInput): Span {
  return year === null ? placeholder([missing]) : { kind: "text", text: String(year + offset) };
}

function entitySpan(facts: Facts, supplement: Supplement, missing: MissingInput): Span {
  const entry = supplement.entries.get("basics/entity/value");
  if (entry?.kind === "text") {
    return { kind: "name", text: entry.text, sources: [entrySource(entry, entry.text)] };
  }
  const name = entityOf(facts, supplement);
  return name === null ? placeholder([missing]) : { kind: "name", text: name, sources: [] };
}

/** Names by `table/code`, and by code alone where a table lacks a parent row that another has. */
function namesByCode(facts: Facts): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const add = (key: string, label: string) => {
    if (label !== "" && !names.has(key)) names.set(key, label);
  };
  for (const reading of facts.tables.values()) {
    for (const { code, label } of linesOf(reading)) {
      const name = bareName(label);
      add(`${reading.table}/${code}`, name);
      add(code, name);
    }
  }
  for (const { code, label } of FUNCTIONAL_CLASS_LINES) add(code, label);
  return names;
}

/** The summary tables print an ordinal before the names of their classes, which is no part of the name. */
export function bareName(label: string): string {
  return label.replace(/^[一二三四五六七八九十]+、/u, "");
}

/** The wording brings its own `主要原因是` and full stop; people type them too. */
function bareReason(text: string): string {
  return text
    .replace(/^(?:其?主要)?原因(?:是|为|在于)?[:：]?/u, "")
    .replace(/^是(?!否)/u, "")
    .replace(/[。；;.\s]+$/u, "");
}
