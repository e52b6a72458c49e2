/**
 * The narrative for the nine tables that all regions publish: the sections over the tables as most regions word them,
 * then what the tables do not hold.
 */
import type { NarrativeDefinition } from "./narrative";
import { shanghaiNarrative } from "./shanghai";
import { otherMatters } from "./shanghai/other-matters";
import { performance } from "./shanghai/performance";
import { xiningNarrative } from "./xining";

/** Sections that need a table of the Xining form alone, or its own performance forms. */
const XINING_ONLY = ["operating-expenses", "procurement", "performance", "assets"];

export const nationalNarrative: NarrativeDefinition = {
  edition: "national",
  title: xiningNarrative.title,
  sections: [
    ...xiningNarrative.sections.filter((section) => !XINING_ONLY.includes(section.id)),
    performance,
    otherMatters,
  ],
  supplement: shanghaiNarrative.supplement,
};
