/** A document as the template of a checked workbook's narrative: its books and last year's, as the draft wants them. */
import { draft as draftFrom, type Draft, type DraftOptions, type YearBooks } from "../draft/draft";
import type { Facts } from "../engine/fact";
import { isForm } from "../draft/form";
import { supplementBlocks } from "../narrative";
import { entityOf, yearOf } from "../narrative/brief";
import { fillFromEvaluations } from "../narrative/supplement/performance";
import { readSupplement } from "../narrative/supplement/read";
import type { Supplement } from "../narrative/supplement/supplement";
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
import type { Checked, WorkbookReading } from "./checked";
import { repairedFacts } from "./repaired";
import { entityOfText } from "./review";

/** Fewer say nothing: a document of pictures holds none. */
const FEW_CHARACTERS = 6;

/** Why a text cannot serve as the template, in Chinese and in English; `null` where it can. */
export function refusalOfBase(text: ReceivedText): readonly [zh: string, en: string] | null {
  const words = text.paragraphs.map((paragraph) => paragraph.text).join("");
  if (words.replace(/\s/gu, "").length < FEW_CHARACTERS) {
    return [
      "底稿里没有可读的文字（可能是扫描件）",
      "the base holds no text that can be read (it may be scanned)",
    ];
  }
  const isBudget = !words.includes("决算") && (words.match(/预算/gu) ?? []).length >= 3;
  if (isBudget) {
    return ["底稿是预算的说明，不是决算的", "the base speaks of a budget, not of final accounts"];
  }
  return review(text).claims === 0 && !isForm(text)
    ? ["底稿里没有读到决算情况说明的内容", "nothing of a final-accounts narrative was found in the base"]
    : null;
}

/** Whom the title of the base names, where it is not the workbook's entity. */
export function otherEntityIn({ entity }: Checked, text: ReceivedText): string | null {
  const named = entityOfText(text);
  const isOther = named !== null && entity !== null && !named.includes(entity) && !entity.includes(named);
  return isOther ? named : null;
}

/**
 * The tables as they should stand: one that slid by a row, or is in another unit, would be drawn in as it stands. A cell
 * that is found wrong is the user's to correct: the text follows what he types.
 */
export function figuresOf({ facts, mended }: Checked): Facts {
  return repairedFacts(facts, mended, null)?.facts ?? facts;
}

/** 补充资料 with what the self-evaluations answer. */
export function supplementOf({ supplement, evaluations }: Checked): Supplement {
  return fillFromEvaluations(supplement.supplement, evaluations);
}

export function draftOf(
  checked: Checked,
  base: ReceivedText,
  options: Pick<DraftOptions, "isDocument"> = {},
): Draft {
  const { edition, prior } = checked;
  const facts = figuresOf(checked);
  const answered = supplementOf(checked);
  const now: YearBooks = {
    edition,
    facts,
    supplement: answered,
    entity: entityOf(facts, answered) ?? checked.entity,
    year: yearOf(facts, answered) ?? checked.year,
  };
  if (!prior) return draftFrom(base, now, options);
  const given = priorBooks(prior.reading, now);
  // Of another year or entity it tells no figure, yet whom the base may name.
  const told = prior.mismatch === null ? { prior: given } : { oldEntity: given.entity };
  return draftFrom(base, now, { ...options, ...told });
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
