/** The narrative of a checked workbook: 补充资料, last year's figures, the performance forms, the findings. */
import { compose, narrativeOf } from "../narrative";
import { withFindings } from "../narrative/reliability";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import type { Checked } from "./checked";

/** `narration` stays `null` where the edition of the workbook has no narrative. */
export function narrate(checked: Checked): Checked {
  const { edition, facts, evaluations, prior, supplement } = checked;
  if (!narrativeOf(edition)) return checked;
  const answered = fillFromEvaluations(prior?.fill.supplement ?? supplement.supplement, evaluations);
  const narrative = compose(edition, facts, answered);
  return {
    ...checked,
    narration: { narrative: withFindings(narrative, [...checked.findings, ...supplement.findings]) },
  };
}
