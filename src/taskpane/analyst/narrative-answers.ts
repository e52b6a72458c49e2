/** The desk's answers about 决算情况说明 and 补充资料. */
import type { Narrative } from "../../engine/compose";
import { check } from "../../report/check";
import { narrate as narrateReport } from "../../report/narrate";
import { narrativeHtml, narrativeText } from "../../report/narrative-text";
import { narrativeSheet } from "../../report/narrative-sheet";
import { readWorkbook } from "../../hosts/file/read-workbook";
import { supplementBlocks } from "../../narrative";
import { changedSections } from "../../narrative/staleness";
import { layoutSupplement } from "../../narrative/supplement/layout";
import { fillFromPrior } from "../../narrative/supplement/prior";
import { readSupplement } from "../../narrative/supplement/read";
import type { Supplement } from "../../narrative/supplement/supplement";
import type { SheetContent } from "../../workbook/sheet-content";
import { reportOf, type Held } from "./held";

/** What last year's workbook gave. */
export interface PriorSummary {
  readonly name: string;
  readonly matched: number;
}

export interface NarrativeCopy {
  readonly text: string;
  readonly html: string;
}

export function narrativeAnswers(held: Held) {
  const blocks = () => supplementBlocks(reportOf(held).edition);
  const supplement = (): Supplement => readSupplement(held.workbook, blocks()).supplement;

  /** `null` where the edition has no wording. */
  function narrate(): Narrative | null {
    return narrateReport(reportOf(held), held.workbook, held.prior?.facts)?.narrative ?? null;
  }

  return {
    narrate,

    /** Sections of an earlier narrative that would read differently now. */
    changedSections(before: Narrative): readonly string[] {
      const now = narrate();
      return now ? changedSections(before, now) : before.sections.map(({ id }) => id);
    },

    copyOf: (narrative: Narrative): NarrativeCopy => ({
      text: narrativeText(narrative),
      html: narrativeHtml(narrative),
    }),

    narrativeSheet: (narrative: Narrative): SheetContent => narrativeSheet(narrative),

    /** 补充资料 with what is filled already, what the tables answer, and what last year's workbook gave. */
    supplementSheet(): SheetContent {
      const given = supplement();
      const filled = held.prior ? fillFromPrior(given, held.prior.facts, blocks()).supplement : given;
      return layoutSupplement(blocks(), reportOf(held).facts, filled);
    },

    /** Takes in last year's workbook, of which only the figures are kept. */
    async openPrior(file: Uint8Array, name: string): Promise<PriorSummary> {
      const { facts } = check(await readWorkbook(file, name));
      held.prior = { name, facts };
      return { name, matched: fillFromPrior(supplement(), facts, blocks()).matched.length };
    },
  };
}
