/** What is checked in 项目支出绩效自评表, for the list of checks: its relations, and what is odd beyond its sums. */
import type { CheckInfo } from "../basis";
import { RELATION_RULES } from "./relations";

const FINDINGS = {
  "full-marks": {
    title: "分值合计为100分",
    severity: "error",
    says: "一张自评表的分值合计（含预算执行率）应为100分。",
  },
  rate: {
    title: "执行率算得出来",
    severity: "error",
    says: "执行率应等于全年执行数除以全年预算数。",
  },
  "execution-score": {
    title: "执行率的得分",
    severity: "warning",
    says: "执行率的得分通常等于它的分值乘以执行率，以分值为限。",
  },
  "cost-bound": {
    title: "成本指标值与预算相符",
    severity: "warning",
    says: "成本控制类指标的年度指标值，通常等于全年（或年初）预算数。",
  },
  "cost-actual": {
    title: "成本实际值与执行数相符",
    severity: "warning",
    says: "成本控制类指标的实际完成值，通常等于全年执行数。",
  },
  "bound-sense": {
    title: "指标方向合乎含义",
    severity: "warning",
    says: "越少越好的指标用“≤”，越多越好的指标用“≥”。",
  },
  "missed-target": {
    title: "未达标的不得满分",
    severity: "warning",
    says: "实际完成值没有达到年度指标值的，不应得满分。",
  },
  department: {
    title: "主管部门是公开单位",
    severity: "warning",
    says: "自评表的主管部门应与公开单位一致。",
  },
  "stated-projects": {
    title: "自评项目数与说明相符",
    severity: "warning",
    says: "说明写的自评项目数和资金，应与工作簿中的自评表相符。",
  },
} as const satisfies Readonly<Record<string, Omit<CheckInfo, "id" | "basis">>>;

export type SelfEvaluationCheck = keyof typeof FINDINGS;

export const SELF_EVALUATION_CHECKS: readonly CheckInfo[] = [
  ...Object.values(RELATION_RULES).map(({ id, title, says }): CheckInfo => ({
    id,
    title,
    says,
    severity: "error",
    basis: "self-evaluation",
  })),
  ...Object.entries(FINDINGS).map(([what, check]): CheckInfo => ({
    id: `self-evaluation/${what}`,
    ...check,
    basis: "self-evaluation",
  })),
];
