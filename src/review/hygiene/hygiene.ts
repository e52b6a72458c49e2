/** What is wrong with a text whatever its figures are. */
import type { ReviewContext } from "../context";
import { judgeContentsList, judgeTitleNames } from "./contents";
import { judgeCompleteness } from "./completeness";
import { judgeEntity } from "./entity";
import { judgeNotes } from "./notes";
import { judgePurposes } from "./purposes";
import { judgeResidues } from "./residues";
import { judgeSections } from "./sections";
import { judgeYears } from "./years";

export interface Expected {
  readonly entity: string | null;
  readonly year: number | null;
}

export function judgeHygiene(context: ReviewContext, expected: Expected): void {
  const { blocks } = context.reading;
  judgeYears(context, blocks, expected.year);
  judgeEntity(context, blocks, expected.entity);
  judgeResidues(context, blocks);
  judgeSections(context, blocks);
  judgeContentsList(context, expected.entity);
  judgeTitleNames(context, expected.entity);
  judgeCompleteness(context);
  judgePurposes(context);
  judgeNotes(context);
}
