/** What the published document is written from. */
import type { Edition } from "../../editions/edition";
import type { Narrative } from "../../engine/compose/compose";
import type { Facts } from "../../engine/fact";
import type { Supplement } from "../../narrative/supplement/supplement";
import type { SelfEvaluation } from "../../tables/self-evaluation/schema";
import type { Workbook } from "../../workbook/workbook";

export interface DisclosureContent {
  readonly edition: Edition;
  readonly entity: string | null;
  readonly year: number | null;
  /** The tables' figures, and the workbook that they were read from. */
  readonly facts: Facts;
  readonly workbook: Workbook;
  readonly evaluations: readonly SelfEvaluation[];
  readonly supplement: Supplement;
  readonly narrative: Narrative;
}
