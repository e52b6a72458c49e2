/** What the tab 说明 shows. */
import type { Narrative } from "../../engine/compose/compose";
import type { MissingInput, Source } from "../../engine/compose/define-paragraph";
import type { Finding } from "../../engine/finding";
import type { DocumentGaps } from "../../report/disclosure/gaps";
import type { AskedField } from "../analyst/entry-answers";
import type { NarrativeCopy, PriorSummary } from "../analyst/narrative-answers";

export interface NarrativeState {
  readonly narrative: Narrative | null;
  /** Wrong and contradicting entries of 补充资料. */
  readonly findings: readonly Finding[];
  /** For the clipboard; at hand before the click, because browsers let a page copy only within it. */
  readonly copy: NarrativeCopy | null;
  /** What a document would still lack. */
  readonly gaps: DocumentGaps;
  /** Entries of 补充资料 that the text and the document wait for. */
  readonly fields: readonly AskedField[];
  /** Sections that would read differently now. */
  readonly changed: ReadonlySet<string>;
  readonly prior: PriorSummary | null;
  /** The figure that the user has clicked, with its cells. */
  readonly chosen: ChosenSpan | null;
}

export interface ChosenSpan {
  /** `section/paragraph/span` */
  readonly key: string;
  readonly text: string;
  readonly sources: readonly (Source | MissingInput)[];
}

export const noNarrative: NarrativeState = {
  narrative: null,
  findings: [],
  copy: null,
  gaps: { profile: [], tables: [], unsure: [] },
  fields: [],
  changed: new Set(),
  prior: null,
  chosen: null,
};
