/** The catalogue of narratives, and the one function that writes them. */
import type { Edition } from "../editions/edition";
import { composeSections, missingOf } from "../engine/compose/compose";
import type { Narrative } from "../engine/compose/compose";
import type { Facts } from "../engine/fact";
import { makeBrief } from "./brief";
import { nationalNarrative } from "./national";
import type { NarrativeDefinition } from "./narrative";
import type { SupplementBlock } from "./supplement/block";
import { shanghaiNarrative } from "./shanghai";
import { fillFromPrior } from "./supplement/prior";
import type { Supplement } from "./supplement/supplement";
import { xiningNarrative } from "./xining";

export const NARRATIVES: readonly NarrativeDefinition[] = [
  xiningNarrative,
  shanghaiNarrative,
  // Nobody has worded its own yet: the sections over the common tables are those of most regions.
  { ...nationalNarrative, edition: "sichuan-2024" },
  nationalNarrative,
];

/** The narrative of an edition; null where the edition has none yet. */
export function narrativeOf(edition: Pick<Edition, "id">): NarrativeDefinition | null {
  return NARRATIVES.find((narrative) => narrative.edition === edition.id) ?? null;
}

/**
 * Writes the narrative of `edition` from the figures and 补充资料; last year's workbook, where there is one, answers
 * what 补充资料 leaves blank. Whatever is missing stays visible as 【待填：…】 and stands in `missing`.
 */
export function compose(
  edition: Pick<Edition, "id">,
  facts: Facts,
  supplement: Supplement,
  prior?: Facts,
): Narrative {
  const definition = narrativeOf(edition);
  if (!definition) throw new Error(`no narrative is declared for the edition ${edition.id}`);
  const blocks = definition.supplement;
  const filled = prior ? fillFromPrior(supplement, prior, blocks).supplement : supplement;
  const brief = makeBrief(facts, filled, blocks);
  const sections = composeSections(definition.sections, brief);
  return {
    edition: edition.id,
    year: brief.year,
    entity: brief.entityName,
    title: definition.title(brief.year, brief.entityName),
    sections,
    missing: missingOf(sections),
  };
}

/** The blocks of 补充资料 that the edition's narrative is written from; none for an edition without narrative. */
export function supplementBlocks(edition: Pick<Edition, "id">): readonly SupplementBlock[] {
  return narrativeOf(edition)?.supplement ?? [];
}
