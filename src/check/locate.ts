/** Step 8: the cells that must be wrong: findings a culprit instead of findings a relation. */
import { explain } from "../engine/localize/explain";
import { needsLocalization, type LocalizeOptions } from "../engine/localize/localize";
import type { Finding } from "../engine/finding";
import { ROLL_FORWARDS } from "../rules/roll-forward";
import type { Checked } from "./checked";
import { localizeTold } from "./localize-told";

/** The time after which `check` gives up localization, in milliseconds. */
export const DEFAULT_BUDGET = 2000;

export type LocateOptions = Omit<LocalizeOptions, "observations">;

/** `false`: every relation holds as printed, and the solver need not even be loaded. */
export function needsLocating(checked: Checked): boolean {
  return needsLocalization(checked.mended.judgements);
}

/**
 * The failing relations explained by the cells that must be wrong. Last year's workbook and a text that was reviewed
 * are heard where cells contradict each other.
 */
export function locate(checked: Checked, options: LocateOptions): Checked {
  const { facts, judgements } = checked.mended;
  const observations = checked.prior?.observations ?? [];
  const told = checked.review?.observations ?? [];
  const localization = localizeTold(facts, judgements, { ...options, observations }, told);
  const located = explain(facts, judgements, localization, checked.findings);
  const byRelation = new Set(checked.judgements.map((judgement) => judgement.relation.id));
  const isExplained = isCulpritOf(located);
  const isFault = ({ id }: Finding) => id.startsWith("structure:");
  const others = checked.findings.filter(
    (finding) => !byRelation.has(finding.id) && !isExplained(finding) && !isFault(finding),
  );
  const cutOff = {
    what: "错误单元格定位",
    why: `超过时限（${options.budget.milliseconds / 1000} 秒），仅列出不平的勾稽关系`,
  };
  return {
    ...checked,
    localization,
    findings: [...checked.findings.filter(isFault), ...located, ...others],
    notChecked: localization.status === "cut-off" ? [...checked.notChecked, cutOff] : checked.notChecked,
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
