/** A document as the template of a checked workbook's narrative: its books and last year's, as the draft wants them. */
import { draft as draftFrom, type Draft, type DraftOptions, type YearBooks } from "../draft/draft";
import { supplementBlocks } from "../narrative";
import { entityOf, yearOf } from "../narrative/brief";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import { readSupplement } from "../narrative/supplement/read";
import type { ReceivedText } from "../review/received-text";
import type { Checked, WorkbookReading } from "./checked";

export function draftOf(
  checked: Checked,
  base: ReceivedText,
  options: Pick<DraftOptions, "isDocument"> = {},
): Draft {
  const { supplement, evaluations, edition, facts, prior } = checked;
  const answered = fillFromEvaluations(supplement.supplement, evaluations);
  const now: YearBooks = {
    edition,
    facts,
    supplement: answered,
    entity: entityOf(facts, answered) ?? checked.entity,
    year: yearOf(facts, answered) ?? checked.year,
  };
  return draftFrom(base, now, { ...options, ...(prior ? { prior: priorBooks(prior.reading, now) } : {}) });
}

/** Last year's workbook with its own 补充资料, in this year's edition. */
function priorBooks(reading: WorkbookReading, { edition }: YearBooks): YearBooks {
  const { supplement } = readSupplement(reading.workbook, supplementBlocks(edition));
  const { facts } = reading;
  return {
    edition,
    facts,
    supplement,
    entity: entityOf(facts, supplement) ?? reading.entity,
    year: yearOf(facts, supplement) ?? reading.year,
  };
}
