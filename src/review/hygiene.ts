/** What is wrong with a text whatever its figures are (CHECKS 59–68). */
import type { ReviewContext } from "./context";
import { judgeEntity } from "./hygiene-entity";
import { judgeNotes } from "./hygiene-notes";
import { judgePurposes } from "./hygiene-purposes";
import { judgeResidues } from "./hygiene-residues";
import { judgeSections } from "./hygiene-sections";
import { judgeYears } from "./hygiene-years";
import type { SectionedBlock } from "./sections";

export interface Expected {
  readonly entity: string | null;
  readonly year: number | null;
}

export function judgeHygiene(
  context: ReviewContext,
  blocks: readonly SectionedBlock[],
  expected: Expected,
): void {
  judgeYears(context, blocks, expected.year);
  judgeEntity(context, blocks, expected.entity);
  judgeResidues(context, blocks);
  judgeSections(context, blocks);
  judgePurposes(context);
  judgeNotes(context);
}
