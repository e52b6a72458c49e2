/**
 * The sums and bounds of 项目支出绩效自评表 as relations. The forms are many and their lines differ, so they are compiled
 * here and not from a rule over fixed lines.
 */
import { factId } from "../../engine/fact";
import type { ColumnId, LineId } from "../../engine/fact";
import type { Relation, RelationKind, RuleId, Term } from "../../engine/reconcile/relation";
import { titleOf } from "../../tables/self-evaluation/facts";
import type { SelfEvaluation } from "../../tables/self-evaluation/schema";

export interface SelfEvaluationRule {
  readonly id: RuleId;
  readonly title: string;
  readonly says: string;
  readonly kind: RelationKind;
}

function rule(what: string, title: string, says: string, kind: RelationKind): SelfEvaluationRule {
  return { id: `self-evaluation/${what}` as RuleId, title, says, kind };
}

export const RELATION_RULES = {
  weights: rule(
    "weights",
    "总分=各项分值之和",
    "总分栏的分值应等于预算执行率与各项指标的分值之和。",
    "definition",
  ),
  scores: rule(
    "scores",
    "总分=各项得分之和",
    "总分栏的得分应等于预算执行率与各项指标的得分之和。",
    "definition",
  ),
  scoreWithinWeight: rule("score-within-weight", "得分≤分值", "每一项的得分不应超过它的分值。", "inequality"),
  funds: rule(
    "funds",
    "年度资金总额=各来源之和",
    "年度资金总额应等于当年财政拨款、上年结转资金与其他资金之和。",
    "definition",
  ),
} as const;

export function selfEvaluationRelations(evaluations: readonly SelfEvaluation[]): Relation[] {
  return evaluations.flatMap((evaluation) => [
    ...sumRelations(evaluation),
    ...withinRelations(evaluation),
    ...fundsRelations(evaluation),
  ]);
}

function term({ table }: SelfEvaluation, line: LineId, column: ColumnId): Term {
  return { fact: factId(table, line, column), coefficient: 1 };
}

function sumRelations(evaluation: SelfEvaluation): Relation[] {
  const { execution, indicators, sum } = evaluation;
  if (indicators.length === 0) return [];
  return (["weight", "score"] as const).flatMap((column): Relation[] => {
    if (!sum[column]) return [];
    const { id, title, kind } = column === "weight" ? RELATION_RULES.weights : RELATION_RULES.scores;
    return [
      {
        id: `${id}@${evaluation.table}`,
        rule: id,
        kind,
        comparison: "=",
        left: [term(evaluation, "sum", column)],
        right: [
          ...(execution[column] ? [term(evaluation, "execution", column)] : []),
          ...indicators.map(({ line }) => term(evaluation, line, column)),
        ],
        label: `${titleOf(evaluation)} ${title}`,
      },
    ];
  });
}

function withinRelations(evaluation: SelfEvaluation): Relation[] {
  const { execution, indicators, sum } = evaluation;
  const rows = [
    ...(execution.weight && execution.score ? [{ line: "execution", label: "执行率" }] : []),
    ...indicators.map(({ line, level3 }) => ({ line, label: level3 })),
    ...(sum.weight && sum.score ? [{ line: "sum", label: "总分" }] : []),
  ];
  const { id, kind } = RELATION_RULES.scoreWithinWeight;
  return rows.map(({ line, label }) => ({
    id: `${id}@${evaluation.table}/${line}`,
    rule: id,
    kind,
    comparison: "<=",
    left: [term(evaluation, line, "score")],
    right: [term(evaluation, line, "weight")],
    label: `${titleOf(evaluation)} ${label} 得分≤分值`,
  }));
}

function fundsRelations(evaluation: SelfEvaluation): Relation[] {
  const total = evaluation.funds.find(({ source }) => source === "total");
  const parts = evaluation.funds.filter(({ source }) => source !== "total");
  const { id, title, kind } = RELATION_RULES.funds;
  return (["opening", "budget", "executed"] as const).flatMap((column): Relation[] => {
    const present = parts.filter((part) => part[column]);
    // A form that does not divide its money says nothing to be added up.
    const isDivided = present.some((part) => !part[column]?.amount?.blank);
    if (!total?.[column] || !isDivided) return [];
    const label = { opening: "年初预算数", budget: "全年预算数", executed: "全年执行数" }[column];
    return [
      {
        id: `${id}@${evaluation.table}/${column}`,
        rule: id,
        kind,
        comparison: "=",
        left: [term(evaluation, total.source, column)],
        right: present.map(({ source }) => term(evaluation, source, column)),
        label: `${titleOf(evaluation)} ${title}（${label}）`,
      },
    ];
  });
}
