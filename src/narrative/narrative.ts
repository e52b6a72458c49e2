/** What an edition's narrative is: its sections in their order, and the 补充资料 that they are written from. */
import type { SectionDefinition } from "../engine/compose/define-paragraph";
import type { KnownTable } from "../tables/ids";
import type { Brief } from "./brief";
import type { SupplementBlock } from "./supplement/block";

export interface NarrativeSectionDefinition extends SectionDefinition<Brief> {
  readonly needs: readonly KnownTable[];
}

export interface NarrativeDefinition {
  /** Id of the edition. */
  readonly edition: string;
  /** Without the number of its part: `2024年度部门决算情况说明`. */
  readonly title: (year: number | null, entity: string | null) => string;
  readonly sections: readonly NarrativeSectionDefinition[];
  readonly supplement: readonly SupplementBlock[];
}

/** Gives a section literal its type; the catalogue test runs its examples. */
export function defineSection(section: NarrativeSectionDefinition): NarrativeSectionDefinition {
  return section;
}
