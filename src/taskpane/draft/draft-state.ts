/** What the tab 说明 shows of a draft from a document. */
import type { HandEdits } from "../../draft/by-hand";
import type { DraftParagraph } from "../../draft/paragraph";
import type { BaseFile, MadeDraft } from "../analyst/draft-answers";
import type { ChosenSpan } from "../narrative/narrative-state";

export interface ShownDraft {
  readonly base: BaseFile;
  readonly made: MadeDraft;
  /** What the user wrote into it; it outlives the draft that it was written into. */
  readonly edits: HandEdits;
  /** The draft with what the user wrote. */
  readonly paragraphs: readonly DraftParagraph[];
  /** What the user wrote into paragraphs that are not there any more. */
  readonly lost: readonly string[];
  /** Positions of paragraphs whose cells have changed since. */
  readonly stale: ReadonlySet<number>;
  /** The figure that the user has clicked, with its cells. */
  readonly chosen: ChosenSpan | null;
  /** The paragraph that the user was led to. */
  readonly looksAt: number | null;
}

export type DraftState = ShownDraft | null;
