/** Adds error localization to a report: findings a culprit instead of findings a relation. */
import { explain } from "../engine/localize/explain";
import { needsLocalization, type LocalizeOptions } from "../engine/localize/localize";
import type { Finding } from "../engine/finding";
import { ROLL_FORWARDS } from "../rules/roll-forward";
import type { Report } from "./check";
import { localizeTold } from "./localize-told";

/** The time after which `check` gives up localization, in milliseconds. */
export const DEFAULT_BUDGET = 2000;

/** `false`: every relation holds as printed, and the solver need not even be loaded. */
export function needsLocating(report: Report): boolean {
  return needsLocalization(report.judgements);
}

/**
 * The report with its failing relations explained by the cells that must be wrong; `observations`: the figures as the
 * narrative tells them.
 */
export function locate(report: Report, options: LocalizeOptions): Report {
  const { observations: told = [], ...rest } = options;
  const observations = report.prior?.rollForward.observations ?? [];
  const localization = localizeTold(report.facts, report.judgements, { ...rest, observations }, told);
  const located = explain(report.facts, report.judgements, localization, report.findings);
  const byRelation = new Set(report.judgements.map((judgement) => judgement.relation.id));
  const isExplained = isCulpritOf(located);
  const others = report.findings.filter((finding) => !byRelation.has(finding.id) && !isExplained(finding));
  const cutOff = {
    what: "错误单元格定位",
    why: `超过时限（${options.budget.milliseconds / 1000} 秒），仅列出不平的勾稽关系`,
  };
  return {
    ...report,
    localization,
    findings: [...located, ...others],
    notChecked: localization.status === "cut-off" ? [...report.notChecked, cutOff] : report.notChecked,
  };
}

/** A balance that was not carried over says nothing more once its cell is known to be wrong. */
function isCulpritOf(located: readonly Finding[]): (finding: Finding) => boolean {
  const places = new Set(located.flatMap(({ culprit }) => (culprit ? [cellKey(culprit)] : [])));
  const rules = new Set<string>(ROLL_FORWARDS.map(({ id }) => id));
  return ({ rules: own, cells }) =>
    own.some((rule) => rules.has(rule)) && cells.some((cell) => places.has(cellKey(cell)));
}

const cellKey = ({ sheet, address }: { sheet: string; address: string }): string => `${sheet}!${address}`;
