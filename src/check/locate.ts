/** Step 8: the cells that must be wrong: findings a culprit instead of findings a relation. */
import { explain } from "../engine/localize/explain";
import { needsLocalization, type LocalizeOptions } from "../engine/localize/localize";
import type { Finding } from "../engine/finding";
import { ROLL_FORWARDS } from "../rules/roll-forward";
import type { Localization } from "../engine/localize/localize";
import type { Checked, NotChecked } from "./checked";
import { LOCATING } from "./limits";
import { localizeTold } from "./localize-told";

/** The steps of work after which `check` gives an error up: a few seconds, where a workbook is hopeless. */
export const DEFAULT_BUDGET = 4_000_000;

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
  const localization = besideFaults(
    localizeTold(facts, judgements, { ...options, observations }, told),
    checked,
  );
  const located = explain(facts, judgements, localization, checked.findings);
  const byRelation = new Set(checked.judgements.map((judgement) => judgement.relation.id));
  const isExplained = isCulpritOf(located);
  const isFault = ({ fault }: Finding) => fault !== undefined;
  const others = checked.findings.filter(
    (finding) => !byRelation.has(finding.id) && !isExplained(finding) && !isFault(finding),
  );
  return {
    ...checked,
    localization,
    findings: [...checked.findings.filter(isFault), ...located, ...others],
    notChecked:
      localization.status === "cut-off" ? [cutOff(localization), ...checked.notChecked] : checked.notChecked,
  };
}

/** A cell that the repair of a whole changes already has its value; a second one would contradict it. */
function besideFaults(localization: Localization, { mended }: Checked): Localization {
  const changed = new Set(mended.faults.flatMap(({ fault }) => [...fault.amounts.keys()]));
  if (changed.size === 0) return localization;
  const clusters = localization.clusters.flatMap((cluster) => {
    const alternatives = cluster.alternatives.filter(({ repairs }) =>
      repairs.every(({ fact }) => !changed.has(fact.id)),
    );
    const isDecided = cluster.isDecided && alternatives[0] === cluster.alternatives[0];
    return alternatives.length > 0 ? [{ ...cluster, alternatives, isDecided }] : [];
  });
  return { ...localization, clusters };
}

/** What localization did not finish is said before what it found. */
function cutOff({ clusters, proofs }: Localization): NotChecked {
  const others = clusters.length > 0 ? "其余错误已定位，这一部分" : "";
  const joint = proofs.filter(({ relations }) => relations.length > 1).length;
  const further = joint > 0 ? `和 ${joint} 组不能同时成立的关系` : "";
  return {
    what: LOCATING,
    why: `互相牵连的差错过多，查找已达到规定的计算量；${others}只列出不符的勾稽关系${further}，没有指出具体单元格`,
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
