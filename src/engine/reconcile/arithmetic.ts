/** A judged relation written out for people: every term with its cell, both sides, difference and allowance. */
import { toA1 } from "../../workbook/address";
import {
  FEN_DECIMALS,
  FORM_DECIMALS,
  formatFen,
  formatScaled,
  UNITS,
  type Unit,
} from "../../workbook/amount";
import type { Fact, Facts } from "../fact";
import type { Arithmetic, ArithmeticTerm, Finding, FindingCell, Severity } from "../finding";
import type { Judgement, Term, Verdict } from "./relation";

/** A fact's value as its cell prints it; blank stays blank. */
export function printed(fact: Fact): string {
  if (!fact.amount) return fact.problem ?? "";
  if (fact.amount.blank) return "空白";
  return printedValue(fact, fact.amount.value);
}

/** Any value in the way that the fact's cell prints its own. */
export function printedValue(
  fact: Pick<Fact, "measure" | "unit"> & Partial<Pick<Fact, "amount">>,
  value: number,
): string {
  if (fact.measure === "money") {
    const unit = fact.unit ?? "万元";
    return formatFen(value, unit, { decimals: printedDecimals(fact, value, unit) });
  }
  return formatScaled(value, fact.measure === "count" ? 0 : 2, false);
}

export function cellOf(fact: Fact): FindingCell {
  return {
    sheet: fact.cell.sheet,
    address: toA1(fact.cell.row, fact.cell.column),
    table: fact.table,
    line: fact.line,
    column: fact.column,
    value: fact.amount && !fact.amount.blank ? printedValue(fact, fact.amount.value) : null,
  };
}

/** Facts of both sides, the left side first. */
export function factsOfJudgement(judgement: Judgement, facts: Facts): Fact[] {
  const ids = [...judgement.relation.left, ...judgement.relation.right].map((term) => term.fact);
  return [...new Set(ids)].flatMap((id) => facts.byId.get(id) ?? []);
}

export function arithmeticOf(judgement: Judgement, facts: Facts): Arithmetic {
  const { relation } = judgement;
  const show = shownIn(factsOfJudgement(judgement, facts));
  const termOf = (term: Term): ArithmeticTerm[] => {
    const fact = facts.byId.get(term.fact);
    if (!fact) return [];
    const { sheet, address } = cellOf(fact);
    return [{ coefficient: term.coefficient, label: labelOf(fact), value: printed(fact), sheet, address }];
  };
  return {
    relation: relation.id,
    label: relation.label,
    comparison: relation.comparison,
    left: relation.left.flatMap(termOf),
    right: relation.right.flatMap(termOf),
    leftSum: show(judgement.left),
    rightSum: show(judgement.right),
    difference: show(judgement.left - judgement.right),
    allowance: show(judgement.allowance),
  };
}

function labelOf(fact: Fact): string {
  return `${/^\d{3,7}$/u.test(fact.line) ? `${fact.line}${fact.lineLabel}` : fact.lineLabel}（${fact.columnLabel}）`;
}

/** Sums are shown in the coarser unit of their figures, with as many decimals as the finest needs. */
function shownIn(used: readonly Fact[]): (value: number) => string {
  const [first] = used;
  if (!first) return String;
  if (first.measure !== "money") return (value) => printedValue(first, value);
  const coarsest = Math.max(...used.map((fact) => UNITS.indexOf(fact.unit ?? "万元")));
  const unit = UNITS[coarsest] ?? "万元";
  return (value) => `${formatFen(value, unit, { decimals: decimalsFor(value, unit) })}${unit}`;
}

/** Two decimals, or as many as it takes to show a value that rounding would hide. */
function decimalsFor(value: number, unit: Unit, least = 2): number {
  const finest = FEN_DECIMALS[unit];
  for (let decimals = least; decimals < finest; decimals += 1) {
    if (value % 10 ** (finest - decimals) === 0) return decimals;
  }
  return finest;
}

/** Those of the cell; a cell that is coarser than its form shows its value without zeros that it does not print. */
function printedDecimals({ amount }: { amount?: Fact["amount"] }, value: number, unit: Unit): number {
  const isCoarse =
    amount && !amount.blank && 2 * amount.half > 10 ** (FEN_DECIMALS[unit] - FORM_DECIMALS[unit]);
  return decimalsFor(value, unit, isCoarse ? 0 : FORM_DECIMALS[unit]);
}

const SEVERITY: Record<Judgement["relation"]["kind"], Severity> = {
  definition: "error",
  inequality: "error",
  usual: "warning",
};

/** What a difference is that is no error. */
const QUIET: Partial<Record<Verdict, string>> = {
  rounding: "，属尾差",
  adjusted: "，同一金额两处末位不同，属尾数调整",
};

/** A relation that fails (or differs in its tail only) as a finding of its own. */
export function findingOfJudgement(judgement: Judgement, facts: Facts): Finding {
  const arithmetic = arithmeticOf(judgement, facts);
  const sign = judgement.relation.comparison === "=" ? "≠" : ">";
  const quiet = QUIET[judgement.verdict];
  const allowance = judgement.verdict === "adjusted" ? "" : `，四舍五入允许 ±${arithmetic.allowance}`;
  const sums = `${arithmetic.leftSum} ${sign} ${arithmetic.rightSum}，差 ${arithmetic.difference}${allowance}`;
  return {
    id: judgement.relation.id,
    rules: [judgement.relation.rule],
    severity: quiet !== undefined ? "info" : SEVERITY[judgement.relation.kind],
    message: `${judgement.relation.label}：${sums}${quiet ?? ""}`,
    cells: factsOfJudgement(judgement, facts).map(cellOf),
    arithmetic: [arithmetic],
    culprit: null,
    text: null,
  };
}
