/**
 * Every check that there is: relations within and between tables, the roll-forward, inspections, performance tables,
 * 补充资料 and the review of a text. A finding carries ids of this list and no others.
 */
import { SUPPLEMENT_CHECKS } from "../narrative/supplement/checks";
import { OWN_RULE_CHECKS } from "../own-rules/checks";
import { REVIEW_CHECKS } from "../review/rules";
import { RULES } from "../rules";
import { BASES, type CheckInfo } from "../rules/basis";
import { INSPECTION_CHECKS } from "../rules/inspections";
import { ROLL_FORWARDS } from "../rules/roll-forward";
import type { Rule } from "../rules/rule";
import { SELF_EVALUATION_CHECKS } from "../rules/self-evaluation/checks";
import { PUBLICATION_CHECKS } from "./publication";
import { READING_CHECKS } from "./reading-checks";
import { sentenceOf } from "../rules/sentence";

export interface CheckGroup {
  readonly title: string;
  readonly checks: readonly CheckInfo[];
}

export const CHECK_GROUPS: readonly CheckGroup[] = [
  { title: "表内和表间关系", checks: RULES.map(ofRule) },
  { title: "与上年的衔接", checks: ROLL_FORWARDS.map(ofRule) },
  { title: "表的齐全和金额的识别", checks: READING_CHECKS },
  { title: "单元格、科目和数量", checks: INSPECTION_CHECKS },
  { title: "项目支出绩效自评表", checks: SELF_EVALUATION_CHECKS },
  { title: "自定义勾稽", checks: OWN_RULE_CHECKS },
  { title: "补充资料", checks: SUPPLEMENT_CHECKS },
  { title: "决算情况说明", checks: REVIEW_CHECKS },
  { title: "公开文本与工作簿", checks: PUBLICATION_CHECKS },
];

function ofRule(rule: Rule): CheckInfo {
  return {
    id: rule.id,
    title: plainTitle(rule),
    severity: rule.kind === "usual" ? "warning" : "error",
    says: sentenceOf(rule),
    basis: rule.basis,
  };
}

/** A rule's title without the places of a line and a column. */
export function plainTitle({ title }: Pick<Rule, "title">): string {
  return title.replaceAll("（{column}）", "").replaceAll("{line}", "各行").replaceAll("{column}", "各栏");
}

const BY_ID: ReadonlyMap<string, CheckInfo> = new Map(
  CHECK_GROUPS.flatMap(({ checks }) => checks).map((check) => [check.id, check]),
);

export function checkOf(id: string): CheckInfo | undefined {
  return BY_ID.get(id);
}

/** What a check rests on, in words; `null` for an id that the catalogue does not have. */
export function basisOf(id: string): string | null {
  const check = BY_ID.get(id);
  return check ? BASES[check.basis] : null;
}
