/** A received narrative reviewed with what the check of its workbook knows, and the outcome for the faces. */
import type { Facts } from "../engine/fact";
import { supplementBlocks } from "../narrative";
import { readSupplement } from "../narrative/supplement/read";
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
import type { Review } from "../review/review";
import type { Workbook } from "../workbook/workbook";
import type { Report } from "./check";
import { repairedFacts } from "./repaired";
import { statedProjectsInText } from "./stated-projects";
import { weighReview } from "./weigh-review";

/**
 * `prior`: the facts of last year's workbook; `workbook`: the one under review, for its 补充资料. Where the report
 * knows which cells are wrong, the text is held against what they should be.
 */
export function reviewNarrative(
  report: Report,
  text: ReceivedText,
  prior?: Facts,
  workbook?: Workbook,
): Review {
  const { facts, entity, year, edition, evaluations } = report;
  const options = {
    entity,
    year,
    ...(prior ? { prior } : {}),
    ...(workbook ? { supplement: readSupplement(workbook, supplementBlocks(edition)).supplement } : {}),
  };
  const asPrinted = review(text, facts, options);
  const repaired = repairedFacts(facts, report.localization);
  const reviewed = repaired
    ? weighReview(facts, repaired, asPrinted, review(text, repaired.facts, options))
    : asPrinted;
  // A text that carries the forms itself has been held against them.
  const told = new Set(reviewed.findings.map(({ text: place }) => place?.paragraph));
  const stated = statedProjectsInText(text, evaluations).filter((each) => !told.has(each.text?.paragraph));
  return { ...reviewed, findings: [...reviewed.findings, ...stated] };
}

/** A text that claims nothing that a disclosure's narrative claims. */
export function isNarrative({ claims }: Review): boolean {
  return claims > 0;
}

/** The report with what was found in the narrative in place of, or besides, what was found in the workbook. */
export function reportOfReview(report: Report, { findings, notChecked }: Review): Report {
  return { ...report, findings, notChecked };
}

export function withReview(report: Report, { findings, notChecked }: Review): Report {
  return {
    ...report,
    findings: [...report.findings, ...findings],
    notChecked: [...report.notChecked, ...notChecked],
  };
}
