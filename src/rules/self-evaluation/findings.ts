/** What is odd in a 项目支出绩效自评表 beyond its sums. */
import { toA1 } from "../../workbook/address";
import { divideRounded, formatScaled } from "../../workbook/amount";
import type { Amount } from "../../workbook/amount";
import type { Measure } from "../../engine/fact";
import { plainFinding, type Finding, type FindingCell, type Severity } from "../../engine/finding";
import { reaches } from "../../tables/self-evaluation/bound";
import type { NumberBound } from "../../tables/self-evaluation/bound";
import { titleOf } from "../../tables/self-evaluation/facts";
import { plainLabel, type FormColumn } from "../../tables/self-evaluation/labels";
import type { EvaluationFigure, Funds, Indicator, SelfEvaluation } from "../../tables/self-evaluation/schema";
import type { SelfEvaluationCheck } from "./checks";
import { rateFollows, scoreFollows } from "./rate";
import { senseOf } from "./senses";

/** @param entity the entity of the cover or of the other tables; `null` where it is not known. */
export function selfEvaluationFindings(
  evaluations: readonly SelfEvaluation[],
  entity: string | null,
): Finding[] {
  return evaluations.flatMap((evaluation) => [
    ...fullMarks(evaluation),
    ...rateAgainstMoney(evaluation),
    ...scoreOfRate(evaluation),
    ...evaluation.indicators.flatMap((indicator) => [
      ...costAgainstMoney(evaluation, indicator),
      ...signAgainstSense(evaluation, indicator),
      ...missedTarget(evaluation, indicator),
    ]),
    ...foreignDepartment(evaluation, entity),
  ]);
}

interface FormPlace {
  readonly line: string | null;
  readonly column: FormColumn | null;
  readonly at: { readonly sheet: string; readonly row: number; readonly column: number };
  /** As it stands in the cell. */
  readonly printed: string;
  readonly amount?: Amount | null;
}

const MONEY: ReadonlySet<FormColumn | null> = new Set<FormColumn>(["opening", "budget", "executed"]);

function measureOf(column: FormColumn | null): Measure {
  if (MONEY.has(column)) return "money";
  return column === "rate" ? "percent" : "points";
}

function finding(
  evaluation: SelfEvaluation,
  what: SelfEvaluationCheck,
  severity: Severity,
  message: string,
  places: readonly (FormPlace | null)[],
): Finding {
  const present = places.filter((place) => place !== null);
  const cells = present.map(({ line, column, at, printed, amount }): FindingCell => {
    const isFigure = amount?.blank === false;
    return {
      sheet: at.sheet,
      address: toA1(at.row, at.column),
      table: evaluation.table,
      line,
      column,
      measure: isFigure ? measureOf(column) : null,
      unit: isFigure && MONEY.has(column) ? evaluation.moneyUnit : null,
      value: isFigure ? amount.value : null,
      text: isFigure || printed === "" ? null : printed,
    };
  });
  const rule = `self-evaluation/${what}`;
  const where = present[0]?.line ? `/${present[0].line}` : "";
  return plainFinding({
    rule,
    id: `${rule}:${evaluation.table}${where}`,
    severity,
    message: `${titleOf(evaluation)} ${message}`,
    cells,
  });
}

function formPlace(line: string, column: FormColumn, figure: EvaluationFigure | null): FormPlace | null {
  return figure && { line, column, at: figure.cell, printed: figure.printed, amount: figure.amount };
}

function known(figure: EvaluationFigure | null | undefined): Amount | null {
  return figure?.amount?.blank === false ? figure.amount : null;
}

/** The weights of a form make 100, whether the form prints their sum or not. */
function fullMarks(evaluation: SelfEvaluation): Finding[] {
  const { sum, execution, indicators } = evaluation;
  const printed = known(sum.weight);
  if (printed) {
    if (printed.value === 10_000) return [];
    const message = `总分的分值为${formatScaled(printed.value, 2, false)}分，应为100分`;
    return [finding(evaluation, "full-marks", "error", message, [formPlace("sum", "weight", sum.weight)])];
  }
  const weights = [execution.weight, ...indicators.map(({ weight }) => weight)];
  if (indicators.length === 0 || weights.some((weight) => weight?.amount === null)) return [];
  const total = weights.reduce((points, weight) => points + (weight?.amount?.value ?? 0), 0);
  if (total === 10_000) return [];
  const message = `各项分值合计${formatScaled(total, 2, false)}分，应为100分`;
  return [
    finding(evaluation, "full-marks", "error", message, [
      formPlace("execution", "weight", execution.weight),
      ...indicators.map(({ line, weight }) => formPlace(line, "weight", weight)),
    ]),
  ];
}

function moneyOf(
  evaluation: SelfEvaluation,
  column: "opening" | "budget" | "executed",
): (FormPlace & { amount: Amount }) | null {
  const figure = evaluation.funds.find(({ source }) => source === "total")?.[column] ?? null;
  const [place, amount] = [formPlace("total" satisfies Funds["source"], column, figure), known(figure)];
  return place && amount ? { ...place, amount } : null;
}

/** 执行率 follows from the money. */
function rateAgainstMoney(evaluation: SelfEvaluation): Finding[] {
  const [budget, executed, { rate }] = [
    moneyOf(evaluation, "budget"),
    moneyOf(evaluation, "executed"),
    evaluation.execution,
  ];
  const printed = known(rate);
  if (!budget || !executed || !rate || !printed || budget.amount.value <= 0) return [];
  if (rateFollows(executed.amount, budget.amount, printed.value, rate.decimals)) return [];
  const expected = divideRounded(executed.amount.value * 10_000, budget.amount.value);
  const message =
    `执行率${formatScaled(printed.value, 2, false)}%与全年执行数÷全年预算数不符：` +
    `${executed.printed}÷${budget.printed}=${formatScaled(expected, 2, false)}%`;
  return [
    finding(evaluation, "rate", "error", message, [formPlace("execution", "rate", rate), executed, budget]),
  ];
}

/** Ten points times the rate, rounded as the score is printed. */
function scoreOfRate(evaluation: SelfEvaluation): Finding[] {
  const { weight, rate, score } = evaluation.execution;
  const [points, percent, full] = [known(score), known(rate), known(weight)];
  if (!points || !percent || !full || !rate) return [];
  if (scoreFollows(points.value, full.value, percent.value, rate.decimals)) return [];
  const earned = divideRounded(full.value * Math.min(percent.value, 10_000), 10_000);
  const message =
    `执行率${formatScaled(percent.value, 2, false)}%的得分为${score?.printed ?? ""}分，` +
    `按分值×执行率应为${formatScaled(earned, 2, false)}分`;
  return [
    finding(evaluation, "execution-score", "warning", message, [
      formPlace("execution", "score", score),
      formPlace("execution", "rate", rate),
    ]),
  ];
}

const BUDGET_BOUND = /预算控制|控制数|预算数|总成本|项目成本|成本控制|项目资金/u;

/** A bound of money in 分; `null` where it is none. */
function moneyBound(evaluation: SelfEvaluation, { value, unit }: NumberBound): number | null {
  const decimals = { 万元: 6, 元: 2 }[unit === "" ? evaluation.moneyUnit : unit];
  return decimals === undefined ? null : value.int * 10 ** (decimals - value.scale);
}

function holds(amount: Amount, fen: number): boolean {
  return Math.abs(amount.value - fen) <= amount.half;
}

/** The bound of the cost against 全年预算数 (or 年初预算数, when it was set), the actual cost against 全年执行数. */
function costAgainstMoney(evaluation: SelfEvaluation, indicator: Indicator): Finding[] {
  const { bound, actual, boundCell, actualCell, level1, level3, line } = indicator;
  if (level1 !== "成本指标" || !BUDGET_BOUND.test(level3)) return [];
  const findings: Finding[] = [];
  const [opening, budget, executed] = (["opening", "budget", "executed"] as const).map((column) =>
    moneyOf(evaluation, column),
  );
  const boundFen = bound.kind === "number" ? moneyBound(evaluation, bound) : null;
  if (boundFen !== null && budget && boundCell) {
    const isKnown = holds(budget.amount, boundFen) || (opening && holds(opening.amount, boundFen));
    if (!isKnown) {
      const message = `“${level3}”的年度指标值${boundCell.text}与全年预算数${budget.printed}${evaluation.moneyUnit}不一致`;
      const place: FormPlace = { line, column: "bound", at: boundCell.cell, printed: boundCell.text };
      findings.push(finding(evaluation, "cost-bound", "warning", message, [place, budget]));
    }
  }
  const actualFen = actual.kind === "number" ? moneyBound(evaluation, actual) : null;
  if (actual.kind === "number" && actualFen !== null && executed && actualCell) {
    const isRange = actual.comparison === "<=" || actual.comparison === "<";
    const agrees = isRange
      ? executed.amount.value - executed.amount.half <= actualFen
      : holds(executed.amount, actualFen);
    if (!agrees) {
      const message = `“${level3}”的实际指标值${actualCell.text}与全年执行数${executed.printed}${evaluation.moneyUnit}不一致`;
      const place: FormPlace = { line, column: "actual", at: actualCell.cell, printed: actualCell.text };
      findings.push(finding(evaluation, "cost-actual", "warning", message, [place, executed]));
    }
  }
  return findings;
}

/** An upper bound where more is better, or a lower one where less is. */
function signAgainstSense(
  evaluation: SelfEvaluation,
  { bound, boundCell, level3, line }: Indicator,
): Finding[] {
  if (bound.kind !== "number" || !boundCell) return [];
  const sense = senseOf(level3, bound.unit);
  const isUpper = bound.comparison === "<=" || bound.comparison === "<";
  const isLower = bound.comparison === ">=" || bound.comparison === ">";
  if (!(sense === "less" && isLower) && !(sense === "more" && isUpper)) return [];
  const message = `“${level3}”的年度指标值${boundCell.text}与指标含义相反，通常应为“${sense === "less" ? "≤" : "≥"}”`;
  const place: FormPlace = { line, column: "bound", at: boundCell.cell, printed: boundCell.text };
  return [finding(evaluation, "bound-sense", "warning", message, [place])];
}

/** Full marks for a target that the actual value does not reach. */
function missedTarget(evaluation: SelfEvaluation, indicator: Indicator): Finding[] {
  const { bound, actual, boundCell, actualCell, weight, score, level3, line } = indicator;
  if (reaches(actual, bound) !== false || !boundCell || !actualCell) return [];
  const [full, points] = [known(weight), known(score)];
  if (!full || !points || points.value < full.value) return [];
  const message = `“${level3}”的实际指标值${actualCell.text}未达到年度指标值${boundCell.text}，却得满分`;
  const places: FormPlace[] = [
    { line, column: "actual", at: actualCell.cell, printed: actualCell.text },
    { line, column: "bound", at: boundCell.cell, printed: boundCell.text },
  ];
  return [finding(evaluation, "missed-target", "warning", message, places)];
}

/** The department is the disclosing entity, by its full name or a part of it. */
function foreignDepartment(evaluation: SelfEvaluation, entity: string | null): Finding[] {
  const { department } = evaluation;
  if (!department || entity === null) return [];
  const bare = (name: string): string => plainLabel(name).replace(/\([^()]*\)$/u, "");
  const [own, cover] = [bare(department.text), bare(entity)];
  if (own.includes(cover) || cover.includes(own)) return [];
  const place: FormPlace = {
    line: null,
    column: "department",
    at: department.cell,
    printed: department.text,
  };
  const message = `主管部门“${department.text}”与公开单位“${entity}”不一致`;
  return [finding(evaluation, "department", "warning", message, [place])];
}
