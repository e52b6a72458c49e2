/** From a checked workbook to its narrative: 补充资料, the performance forms, last year's figures, the findings. */
import type { Narrative } from "../engine/compose/compose";
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import { compose, narrativeOf } from "../narrative";
import { yearOf } from "../narrative/brief";
import { withFindings } from "../narrative/reliability";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import { fillFromPrior } from "../narrative/supplement/prior";
import type { PriorFill } from "../narrative/supplement/prior";
import { readSupplement } from "../narrative/supplement/read";
import { EMPTY_SUPPLEMENT } from "../narrative/supplement/supplement";
import type { Supplement } from "../narrative/supplement/supplement";
import type { Workbook } from "../workbook/workbook";
import type { Report } from "./check";

export interface Narration {
  /** Its sections carry the errors that the reconciliation found in their figures. */
  readonly narrative: Narrative;
  /** As read from the workbook, before anything was filled in from elsewhere. */
  readonly supplement: Supplement;
  /** Wrong and contradicting entries of 补充资料. */
  readonly findings: readonly Finding[];
  /** What last year's workbook answered; null without one. */
  readonly priorFill: PriorFill | null;
  /** The year of that workbook, where it is not the year before. */
  readonly wrongPriorYear: number | null;
}

/** Null where the edition of the workbook has no narrative. */
export function narrate(report: Report, workbook: Workbook, prior?: Facts): Narration | null {
  const definition = narrativeOf(report.edition);
  if (!definition) return null;
  const { supplement, findings } = readSupplement(workbook, definition.supplement);
  const priorFill = prior ? fillFromPrior(supplement, prior, definition.supplement) : null;
  const answered = fillFromEvaluations(priorFill?.supplement ?? supplement, report.evaluations);
  const narrative = compose(report.edition, report.facts, answered);
  const priorYear = prior ? yearOf(prior, EMPTY_SUPPLEMENT) : null;
  return {
    narrative: withFindings(narrative, [...report.findings, ...findings]),
    supplement,
    findings,
    priorFill,
    wrongPriorYear: priorYear === null || priorYear + 1 === narrative.year ? null : priorYear,
  };
}
