/** The narrative of a checked workbook: 补充资料, last year's figures, the performance forms, the findings. */
import { compose, narrativeOf } from "../narrative";
import { yearOf } from "../narrative/brief";
import { withFindings } from "../narrative/reliability";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import { EMPTY_SUPPLEMENT } from "../narrative/supplement/supplement";
import type { Checked } from "./checked";

/** `narration` stays `null` where the edition of the workbook has no narrative. */
export function narrate(checked: Checked): Checked {
  const { edition, facts, evaluations, prior, supplement } = checked;
  if (!narrativeOf(edition)) return checked;
  const answered = fillFromEvaluations(prior?.fill.supplement ?? supplement.supplement, evaluations);
  const narrative = compose(edition, facts, answered);
  const priorYear = prior ? yearOf(prior.reading.facts, EMPTY_SUPPLEMENT) : null;
  return {
    ...checked,
    narration: {
      narrative: withFindings(narrative, [...checked.findings, ...supplement.findings]),
      wrongPriorYear: priorYear === null || priorYear + 1 === narrative.year ? null : priorYear,
    },
  };
}
