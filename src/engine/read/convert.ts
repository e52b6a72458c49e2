/** Figures as they were printed → amounts in 分, by the unit of their sheet and the precision of its figures. */
import { BLANK, isExact, toPlainAmount, type Amount, type Unit } from "../../workbook/amount";
import { commonDecimals, precisionOf, type PrintedFigure } from "../../workbook/precision";
import type { Writable } from "../../workbook/writable";
import type { TableDefinition } from "../define-table";
import { factId, type Fact, type FactId, type Problem, type Repeated } from "../fact";
import type { TablePart } from "./place-sheet";
import type { RawFact } from "./raw-fact";

/** A part of a table with the unit that its figures are read in. */
export interface PartInUnit {
  readonly part: TablePart;
  readonly unit: Unit;
}

/** What all figures of a workbook in one unit agree on, where it is coarser than the form. */
export type CommonPrinting = ReadonlyMap<Unit, number | null>;

export function commonPrinting(parts: readonly PartInUnit[]): CommonPrinting {
  const figures = new Map<Unit, PrintedFigure[]>();
  for (const { part, unit } of parts)
    figures.set(unit, [...(figures.get(unit) ?? []), ...moneyFigures(part.raw.facts)]);
  return new Map([...figures].map(([unit, own]) => [unit, commonDecimals(own, unit)]));
}

function moneyFigures(facts: readonly RawFact[]): PrintedFigure[] {
  return facts.flatMap((raw) => (measureOf(raw) === "money" ? (printedFigure(raw) ?? []) : []));
}

function printedFigure(raw: RawFact): PrintedFigure | null {
  const { figure, line, column } = raw;
  if (figure.kind !== "figure") return null;
  const level = /^\d{3,7}$/u.test(line) ? line.length : /total/iu.test(line) ? "total" : "line";
  return { decimal: figure.decimal, shown: figure.shown, group: `${level} ${column.id}` };
}

/** The facts of one table; of a place that stands twice the first counts. */
export function convert(
  definition: TableDefinition,
  parts: readonly PartInUnit[],
  common: CommonPrinting,
  problems: Problem[],
  repeated: Repeated[],
): Fact[] {
  const facts = new Map<FactId, Fact>();
  for (const { part, unit } of parts) {
    const precision = precisionOf(moneyFigures(part.raw.facts), unit, common.get(unit) ?? null);
    for (const raw of part.raw.facts) {
      const amount = amountOf(raw, precision.toAmount);
      const id = factId(definition.id, raw.line, raw.column.id);
      const known = facts.get(id);
      if (known && known.amount?.blank !== true) {
        if (isCode(raw.line))
          repeated.push({ line: raw.line, column: raw.column.id, amount, cell: raw.cell });
        if (amount?.blank !== true)
          problems.push({ message: `“${raw.lineLabel}”重复出现，只读取第一处`, cell: raw.cell });
        continue;
      }
      const fact = factOf(definition, raw, amount, unit);
      if (fact.problem !== undefined) problems.push({ message: fact.problem, cell: raw.cell });
      facts.set(id, fact);
    }
  }
  return [...facts.values()];
}

/** Totals are printed twice for convenience, a code is not. */
function isCode(line: string): boolean {
  return /^\d{3,7}$/u.test(line);
}

function factOf(definition: TableDefinition, raw: RawFact, amount: Amount | null, unit: Unit): Fact {
  const measure = measureOf(raw);
  const problem = problemOf(raw, amount);
  const fact: Writable<Fact> = {
    id: factId(definition.id, raw.line, raw.column.id),
    table: definition.id,
    line: raw.line,
    column: raw.column.id,
    lineLabel: raw.lineLabel,
    columnLabel: raw.column.label,
    measure,
    amount,
    signed: (raw.lineDefinition?.signed ?? false) || (raw.column.signed ?? false),
    cell: raw.cell,
    unit: measure === "money" ? unit : null,
  };
  if (problem !== null) fact.problem = problem;
  if (raw.lineDefinition?.grandTotal) fact.grandTotal = true;
  if (raw.formula !== undefined) fact.formula = raw.formula;
  return fact;
}

function measureOf(raw: RawFact): Fact["measure"] {
  return raw.lineDefinition?.measure ?? raw.column.measure ?? "money";
}

function amountOf(raw: RawFact, toMoney: (figure: PrintedFigure) => Amount): Amount | null {
  if (raw.figure.kind === "blank") return BLANK;
  if (raw.figure.kind !== "figure") return null;
  const measure = measureOf(raw);
  const money = measure === "money" ? printedFigure(raw) : null;
  const amount = money ? toMoney(money) : toPlainAmount(raw.figure.decimal, measure === "count" ? 0 : 2);
  // Sums of it would not be exact, and no solver takes it.
  return isExact(amount) ? amount : null;
}

function problemOf(raw: RawFact, amount: Amount | null): string | null {
  if (raw.figure.kind === "figure" && amount === null) return "金额过大，超出可以精确计算的范围";
  if (raw.figure.kind === "text") return `不是金额：“${raw.figure.text}”`;
  if (raw.figure.kind === "error") return `单元格出错：${raw.figure.error}`;
  return null;
}
