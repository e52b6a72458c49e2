/**
 * 项目支出绩效自评表 as data: how its labels and heads are called. It is a form of labelled fields, a small table of funds
 * and a table of indicators; one stands for one project.
 */

export const FORM_TITLES: readonly string[] = [
  "项目支出绩效自评表",
  "项目绩效自评表",
  "项目支出绩效目标自评表",
];

/** The label with which a form begins. */
export const PROJECT_LABELS: readonly string[] = ["项目名称", "项目(政策)名称"];
export const DEPARTMENT_LABELS: readonly string[] = ["主管部门", "主管部门及代码"];
export const UNIT_LABELS: readonly string[] = ["实施单位", "项目实施单位", "项目单位"];
export const FUNDS_LABELS: readonly string[] = ["项目资金", "项目资金(万元)", "项目资金(元)"];
export const GOAL_LABELS: readonly string[] = ["年度总体目标", "年度目标"];
export const SUM_LABELS: readonly string[] = ["总分", "合计", "总计", "总得分"];
export const EXPECTED_GOAL_LABELS: readonly string[] = ["预期目标", "年初目标", "目标设定情况"];
export const REACHED_GOAL_LABELS: readonly string[] = [
  "实际完成情况",
  "目标实际完成情况",
  "全年实际完成情况",
];
/** Stands left of the indicators, over all their rows. */
export const INDICATORS_LABEL = "绩效指标";

export const FUND_SOURCES = [
  { id: "total", label: "年度资金总额", names: ["年度资金总额", "资金总额", "年度资金总额(A+B+C)"] },
  {
    id: "fiscal",
    label: "当年财政拨款",
    names: ["其中:当年财政拨款", "当年财政拨款", "其中:财政拨款", "财政拨款", "其中:本年财政拨款"],
  },
  { id: "carryover", label: "上年结转资金", names: ["上年结转资金", "上年结转", "上年结转资金数"] },
  { id: "other", label: "其他资金", names: ["其他资金", "其他"] },
] as const;

/** Heads; a bracket such as (A), (B/A) or (10分) behind one does not matter. */
export const FUND_COLUMNS = {
  opening: ["年初预算数", "年初预算"],
  budget: ["全年预算数", "全年预算"],
  executed: ["全年执行数", "全年执行", "全年支出数"],
  weight: ["分值"],
  rate: ["执行率", "预算执行率"],
  score: ["得分"],
} as const;

export const INDICATOR_COLUMNS = {
  level1: ["一级指标"],
  level2: ["二级指标"],
  level3: ["三级指标"],
  bound: ["年度指标值", "指标值", "年度目标值", "目标值"],
  actual: ["实际指标值", "实际完成值", "全年完成值", "完成值", "实际值"],
  weight: ["分值", "权重"],
  score: ["得分"],
  reason: ["偏差原因分析及改进措施", "偏差原因分析", "未完成原因分析", "备注"],
} as const;

/** What a finding names of a form. */
export type FormColumn =
  keyof typeof FUND_COLUMNS | keyof typeof INDICATOR_COLUMNS | "department" | "project";

/** Second-level indicators tell their first level, whatever the merged cells left of them have lost. */
export const LEVELS: readonly { readonly level1: string; readonly level2: RegExp }[] = [
  { level1: "产出指标", level2: /^(数量|质量|时效)(指标)?$/u },
  { level1: "成本指标", level2: /^(经济成本|社会成本|生态环境成本|成本)(指标)?$/u },
  {
    level1: "效益指标",
    level2: /^(经济和?社会|经济|社会|生态)效益(指标)?$|^可持续(影响|发展|性)?(指标)?$/u,
  },
  { level1: "满意度指标", level2: /^(服务对象|受益对象|社会公众|帮扶对象)?满意度(指标)?$/u },
];

/** A label as it is compared: width of brackets, spaces and a trailing colon do not matter. */
export function plainLabel(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\s\u200b]/gu, "")
    .replace(/:$/u, "");
}

/** A head without the bracket behind it. */
export function plainHead(text: string): string {
  return plainLabel(text).replace(/\([^()]*\)$/u, "");
}

/** The first level that a second-level indicator belongs to; `null` where its name does not tell. */
export function firstLevelOf(level2: string): string | null {
  return LEVELS.find((level) => level.level2.test(plainLabel(level2)))?.level1 ?? null;
}

export function isFirstLevel(text: string): boolean {
  return LEVELS.some(({ level1 }) => level1 === plainLabel(text));
}
