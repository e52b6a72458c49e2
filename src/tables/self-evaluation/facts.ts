/** The forms as facts and relations, so that they are confronted and localized like every other table. */
import { factId } from "../../engine/fact";
import type { ColumnId, Fact, FactId, Facts, Line, LineId, Measure, TableReading } from "../../engine/fact";
import type { EvaluationFigure, SelfEvaluation } from "./schema";

const COLUMN_LABELS: Readonly<Record<string, string>> = {
  opening: "年初预算数",
  budget: "全年预算数",
  executed: "全年执行数",
  weight: "分值",
  rate: "执行率",
  score: "得分",
};

/** Tables `self-evaluation#N` with their facts; empty where the workbook has none. */
export function selfEvaluationFacts(evaluations: readonly SelfEvaluation[]): Facts {
  const byId = new Map<FactId, Fact>();
  const tables = new Map<string, TableReading>();
  for (const evaluation of evaluations) {
    const facts = factsOf(evaluation);
    for (const fact of facts) byId.set(fact.id, fact);
    tables.set(evaluation.table, readingOf(evaluation, facts));
  }
  return { tables, byId };
}

/** All tables and facts of both. */
export function mergeFacts(first: Facts, second: Facts): Facts {
  if (second.tables.size === 0) return first;
  return {
    tables: new Map([...first.tables, ...second.tables]),
    byId: new Map([...first.byId, ...second.byId]),
  };
}

function readingOf(evaluation: SelfEvaluation, facts: readonly Fact[]): TableReading {
  const lines = new Map<LineId, Line>();
  for (const { line, lineLabel, cell } of facts) {
    if (!lines.has(line))
      lines.set(line, { id: line, label: lineLabel, code: null, sheet: cell.sheet, row: cell.row });
  }
  const holdsFigure = facts.some(({ amount }) => amount !== null && !amount.blank);
  const isUnreadable = evaluation.funds.length === 0 || evaluation.indicators.length === 0;
  return {
    table: evaluation.table,
    title: titleOf(evaluation),
    code: null,
    sheets: [evaluation.sheet],
    unit: evaluation.moneyUnit,
    // Many forms would outvote the tables that tell the workbook's entity and year.
    entity: null,
    year: null,
    status: isUnreadable ? "unreadable" : holdsFigure ? "read" : "empty",
    problems: evaluation.problems.map(({ message, cell }) => ({ message, ...(cell ? { cell } : {}) })),
    lines: [...lines.values()],
    columns: Object.keys(COLUMN_LABELS),
    notes: [],
  };
}

/** 项目支出绩效自评表（互联网主备光纤费） */
export function titleOf({ project, table }: SelfEvaluation): string {
  return `项目支出绩效自评表（${project?.text ?? `第${table.split("#")[1] ?? ""}张`}）`;
}

function factsOf(evaluation: SelfEvaluation): Fact[] {
  const { funds, execution, indicators, sum } = evaluation;
  const make = (
    line: LineId,
    lineLabel: string,
    column: ColumnId,
    measure: Measure,
    figure: EvaluationFigure | null,
  ): Fact[] => {
    if (!figure) return [];
    const { amount, printed, cell, formula } = figure;
    return [
      {
        id: factId(evaluation.table, line, column),
        table: evaluation.table,
        line,
        column,
        lineLabel,
        columnLabel: COLUMN_LABELS[column] ?? column,
        measure,
        amount,
        ...(amount === null ? { problem: printed } : {}),
        signed: false,
        cell,
        unit: measure === "money" ? evaluation.moneyUnit : null,
        ...(formula === undefined ? {} : { formula }),
      },
    ];
  };
  return [
    ...funds.flatMap(({ source, label, opening, budget, executed }) => [
      ...make(source, label, "opening", "money", opening),
      ...make(source, label, "budget", "money", budget),
      ...make(source, label, "executed", "money", executed),
    ]),
    ...make("execution", "执行率", "weight", "points", execution.weight),
    ...make("execution", "执行率", "rate", "percent", execution.rate),
    ...make("execution", "执行率", "score", "points", execution.score),
    ...indicators.flatMap(({ line, level3, weight, score }) => [
      ...make(line, level3, "weight", "points", weight),
      ...make(line, level3, "score", "points", score),
    ]),
    ...make("sum", "总分", "weight", "points", sum.weight),
    ...make("sum", "总分", "score", "points", sum.score),
  ];
}
