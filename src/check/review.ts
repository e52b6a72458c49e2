/** Steps 6 and 8: a received text beside its workbook, as it is printed and, once that is known, as it should be. */
import type { Facts } from "../engine/fact";
import type { ReceivedText } from "../review/received-text";
import { review as reviewText, type Review } from "../review/review";
import type { Checked } from "./checked";
import { repairedFacts } from "./repaired";
import { statedProjectsInText } from "./stated-projects";
import { weighReview } from "./weigh-review";

/** Where it is known which cells are wrong, the text is held against what they should be. */
export function review(checked: Checked, text: ReceivedText): Checked {
  const { facts, entity, year, prior, evaluations } = checked;
  const { supplement } = checked.supplement;
  const options = { entity, year, supplement, ...(prior ? { prior: prior.reading.facts } : {}) };
  const beside = (figures: Facts): Review => reviewText(text, figures, options);
  const asPrinted = beside(facts);
  const repaired = repairedFacts(facts, checked.mended, checked.localization);
  const reviewed = repaired ? weighReview(facts, repaired, asPrinted, beside(repaired.facts)) : asPrinted;
  // A text that carries the forms itself has been held against them.
  const told = new Set(reviewed.findings.map(({ text: place }) => place?.paragraph));
  const stated = statedProjectsInText(text, evaluations).filter((each) => !told.has(each.text?.paragraph));
  return { ...checked, review: { ...reviewed, text, findings: [...reviewed.findings, ...stated] } };
}

/** A text that claims nothing that a disclosure's narrative claims. */
export function isNarrative({ claims }: Review): boolean {
  return claims > 0;
}

/** Only what the text was told, for a face that was asked of the text alone. */
export function ofTheText(checked: Checked): Checked {
  return { ...checked, findings: [], notChecked: [] };
}
