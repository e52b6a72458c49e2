/** A judged relation written out for people: every term with its cell, both sides, difference and allowance. */
import { toA1 } from "../../workbook/address";
import { divideRounded, UNITS } from "../../workbook/amount";
import type { Fact, Facts } from "../fact";
import type { Arithmetic, ArithmeticTerm, Finding, FindingCell, Severity } from "../finding";
import { sumFigure, sumUnit } from "../printed";
import type { Judgement, Term, Verdict } from "./relation";

export function cellOf(fact: Fact): FindingCell {
  return {
    sheet: fact.cell.sheet,
    address: toA1(fact.cell.row, fact.cell.column),
    table: fact.table,
    line: fact.line,
    column: fact.column,
    measure: fact.measure,
    unit: fact.unit,
    value: fact.amount && !fact.amount.blank ? fact.amount.value : null,
    ...(fact.amount && !fact.amount.blank ? { half: fact.amount.half } : {}),
    text: fact.amount ? null : (fact.problem ?? null),
  };
}

/** Facts of both sides, the left side first. */
export function factsOfJudgement(judgement: Judgement, facts: Facts): Fact[] {
  const ids = [...judgement.relation.left, ...judgement.relation.right].map((term) => term.fact);
  return [...new Set(ids)].flatMap((id) => facts.byId.get(id) ?? []);
}

export function arithmeticOf(judgement: Judgement, facts: Facts): Arithmetic {
  const { relation } = judgement;
  const scale = relation.scale ?? 1;
  const told = (sum: number): number => divideRounded(sum, scale);
  const termOf = (term: Term): ArithmeticTerm[] => {
    const fact = facts.byId.get(term.fact);
    if (!fact) return [];
    return [{ coefficient: term.coefficient / scale, label: labelOf(fact), cell: cellOf(fact) }];
  };
  return {
    relation: relation.id,
    label: relation.label,
    comparison: relation.comparison,
    left: relation.left.flatMap(termOf),
    right: relation.right.flatMap(termOf),
    leftName: sideName(relation.left, facts),
    rightName: sideName(relation.right, facts),
    ...shownIn(factsOfJudgement(judgement, facts)),
    ...(relation.told === undefined ? {} : { told: relation.told }),
    leftSum: told(judgement.left),
    rightSum: told(judgement.right),
    difference: told(judgement.left - judgement.right),
    allowance: told(judgement.allowance),
  };
}

/** `2080505机关事业单位基本养老保险缴费支出（基本支出）` */
/** `公开03表 小计`: what the sum of a side is called. */
function sideName(terms: readonly Term[], facts: Facts): string {
  const tables = terms
    .flatMap((term) => facts.byId.get(term.fact) ?? [])
    .map((fact) => tableName(fact, facts));
  return `${[...new Set(tables)].join("、")} 小计`;
}

/** As the edition numbers it, or by its sheet. */
export function tableName({ table, cell }: Fact, facts: Facts): string {
  return facts.tables.get(table)?.code ?? cell.sheet;
}

/** `公开06表 30239 其他交通费用 (F30)`: never an address alone. */
export function placeOf(fact: Fact, facts: Facts): string {
  const code =
    /^\d{3,7}$/u.test(fact.line) && !/^[一二三四五六七八九十]+、/u.test(fact.lineLabel) ? fact.line : "";
  const column =
    ONLY_COLUMNS.has(fact.column) || fact.lineLabel.includes(fact.columnLabel) ? "" : fact.columnLabel;
  const words = [tableName(fact, facts), code, fact.lineLabel.trim(), column].filter((word) => word !== "");
  return `${words.join(" ")} (${cellOf(fact).address})`;
}

/** Columns of tables that have no other: they tell nothing. */
const ONLY_COLUMNS: ReadonlySet<string> = new Set(["amount", "count"]);

export function labelOf(fact: Fact): string {
  return `${/^\d{3,7}$/u.test(fact.line) ? `${fact.line}${fact.lineLabel}` : fact.lineLabel}（${fact.columnLabel}）`;
}

/** Sums are shown in the coarser unit of their figures. */
function shownIn(used: readonly Fact[]): Pick<Arithmetic, "measure" | "unit"> {
  const [first] = used;
  if (first?.measure !== "money") return { measure: first?.measure ?? "count", unit: null };
  const coarsest = Math.max(...used.map(({ unit }) => UNITS.indexOf(unit ?? "万元")));
  return { measure: "money", unit: UNITS[coarsest] ?? "万元" };
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
  const show = (value: number): string => sumFigure(arithmetic, value);
  const unit = sumUnit(arithmetic);
  const allowance = judgement.verdict === "adjusted" ? "" : `，因四舍五入可差 ${show(arithmetic.allowance)}`;
  const sums =
    `${show(arithmetic.leftSum)} ${sign} ${show(arithmetic.rightSum)}${unit && ` ${unit}`}，` +
    `差额 ${show(arithmetic.difference)}${allowance}`;
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
