/** From a checked workbook to its narrative: 补充资料, the performance forms, last year's figures, the findings. */
import type { Narrative } from "../engine/compose";
import type { Facts } from "../engine/fact";
import type { Finding } from "../engine/finding";
import { compose, narrativeOf } from "../narrative";
import { withFindings } from "../narrative/reliability";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import { fillFromPrior } from "../narrative/supplement/prior";
import type { PriorFill } from "../narrative/supplement/prior";
import { readSupplement } from "../narrative/supplement/read";
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
}

/** Null where the edition of the workbook has no narrative. */
export function narrate(report: Report, workbook: Workbook, prior?: Facts): Narration | null {
  const definition = narrativeOf(report.edition);
  if (!definition) return null;
  const { supplement, findings } = readSupplement(workbook, definition.supplement);
  const answered = fillFromEvaluations(supplement, report.evaluations);
  const priorFill = prior ? fillFromPrior(answered, prior, definition.supplement) : null;
  const narrative = compose(report.edition, report.facts, priorFill?.supplement ?? answered);
  return {
    narrative: withFindings(narrative, [...report.findings, ...findings]),
    supplement,
    findings,
    priorFill,
  };
}
