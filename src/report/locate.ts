/** Adds error localization to a report: findings a culprit instead of findings a relation. */
import { explain } from "../engine/explain";
import { localize, needsLocalization, type LocalizeOptions } from "../engine/localize/localize";
import type { Report } from "./check";

/** The time after which `check` gives up localization, in milliseconds. */
export const DEFAULT_BUDGET = 2000;

/** `false`: every relation holds as printed, and the solver need not even be loaded. */
export function needsLocating(report: Report): boolean {
  return needsLocalization(report.judgements);
}

/** The report with its failing relations explained by the cells that must be wrong. */
export function locate(report: Report, options: LocalizeOptions): Report {
  const localization = localize(report.facts, report.judgements, options);
  const byRelation = new Set(report.judgements.map((judgement) => judgement.relation.id));
  const others = report.findings.filter((finding) => !byRelation.has(finding.id));
  const cutOff = {
    what: "错误单元格定位",
    why: `超过时限（${options.budget.milliseconds / 1000} 秒），仅列出不平的勾稽关系`,
  };
  return {
    ...report,
    localization,
    findings: [...explain(report.facts, report.judgements, localization), ...others],
    notChecked: localization.status === "cut-off" ? [...report.notChecked, cutOff] : report.notChecked,
  };
}
