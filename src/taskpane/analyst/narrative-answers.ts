/** The desk's answers about 决算情况说明 and 补充资料. */
import type { Narrative } from "../../engine/compose/compose";
import type { Finding } from "../../engine/finding";
import { readWorkbook } from "../../files/read-workbook";
import type { ChartContent } from "../../hosts/host";
import { supplementBlocks } from "../../narrative";
import { changedSections } from "../../narrative/staleness";
import { layoutSupplement } from "../../narrative/supplement/layout";
import { narrate } from "../../check/narrate";
import { priorOf } from "../../check/prior";
import { readTables } from "../../check/read-tables";
import { documentGaps, type DocumentGaps } from "../../report/disclosure/gaps";
import { narrativeSheet } from "../../report/narrative-sheet";
import { narrativeHtml, narrativeText } from "../../report/narrative-text";
import { structureSheet } from "../../report/structure-charts";
import type { SheetContent } from "../../workbook/sheet-content";
import { askedFields, type AskedField } from "./entry-answers";
import { checkedOf, type Held } from "./held";

/** What last year's workbook gave. */
export interface PriorSummary {
  readonly name: string;
  readonly matched: number;
  /** Why it is not last year's workbook of this one, or says nothing of it. */
  readonly why: string | null;
}

export interface NarrativeCopy {
  readonly text: string;
  readonly html: string;
}

export interface WrittenNarrative {
  readonly narrative: Narrative;
  /** Wrong and contradicting entries of 补充资料. */
  readonly findings: readonly Finding[];
  readonly copy: NarrativeCopy;
  /** What a document would still lack. */
  readonly gaps: DocumentGaps;
  /** Entries of 补充资料 that the text and the document wait for. */
  readonly fields: readonly AskedField[];
}

export function narrativeAnswers(held: Held) {
  const narration = () => narrate(checkedOf(held)).narration;

  return {
    /** `null` where the edition has no wording. */
    narrate(): WrittenNarrative | null {
      const written = narration();
      if (!written) return null;
      const { narrative } = written;
      const gaps = documentGaps(checkedOf(held));
      return {
        narrative,
        findings: checkedOf(held).supplement.findings,
        gaps,
        fields: askedFields(held, [...narrative.missing, ...gaps.profile]),
        copy: { text: narrativeText(narrative), html: narrativeHtml(narrative) },
      };
    },

    /** Sections of an earlier narrative that would read differently now. */
    changedSections(before: Narrative): readonly string[] {
      const now = narration()?.narrative;
      return now ? changedSections(before, now) : before.sections.map(({ id }) => id);
    },

    narrativeSheet: (narrative: Narrative): SheetContent => narrativeSheet(narrative),

    /** The narrative as a Word document; its writer is loaded only now. */
    async narrativeDocx(narrative: Narrative): Promise<Uint8Array> {
      const { narrativeDocx } = await import("../../report/narrative-docx");
      return narrativeDocx(narrative, checkedOf(held).facts);
    },

    /** The whole document that a department publishes; `null` where the edition has no wording. */
    async disclosureDocx(): Promise<Uint8Array | null> {
      const { disclose } = await import("../../report/disclosure/disclose");
      return (await disclose(checkedOf(held)))?.bytes ?? null;
    },

    /** A sheet with the figures of the structure of income and expenditure, and the charts over it. */
    structureCharts(): { readonly sheet: SheetContent; readonly charts: readonly ChartContent[] } {
      const { content, charts } = structureSheet(checkedOf(held).facts);
      return {
        sheet: content,
        charts: charts.map(({ title, range }) => ({
          title,
          kind: "pie",
          data: { sheet: content.name, range },
        })),
      };
    },

    /** 补充资料 with what is filled already, what the tables answer, and what last year's workbook gave. */
    supplementSheet(): SheetContent {
      const { edition, facts, prior, supplement } = checkedOf(held);
      const filled = prior?.fill.supplement ?? supplement.supplement;
      return layoutSupplement(supplementBlocks(edition), facts, filled);
    },

    /** Takes in last year's workbook; the next check compares with it. */
    async openPrior(file: Uint8Array, name: string): Promise<PriorSummary> {
      held.prior = readTables(await readWorkbook(file, name));
      const { fill, notChecked } = priorOf(checkedOf(held), held.prior);
      return { name, matched: fill.matched.length, why: notChecked };
    },
  };
}
