/**
 * The narrative for the nine tables that all regions publish: the sections over the tables as most regions word them,
 * then what the tables do not hold.
 */
import type { NarrativeDefinition, NarrativeSectionDefinition } from "./narrative";
import { shanghaiNarrative } from "./shanghai";
import { otherMatters } from "./shanghai/other-matters";
import { performance } from "./shanghai/performance";
import { xiningNarrative } from "./xining";
import { assets } from "./xining/assets";
import { operatingExpenses } from "./xining/operating-expenses";
import { performance as xiningPerformance } from "./xining/performance";
import { procurement } from "./xining/procurement";

/** Sections that need a table of the Xining form alone, or its own performance forms. */
const XINING_ONLY: readonly NarrativeSectionDefinition[] = [
  operatingExpenses,
  procurement,
  xiningPerformance,
  assets,
];

export const nationalNarrative: NarrativeDefinition = {
  edition: "national",
  title: xiningNarrative.title,
  sections: [
    ...xiningNarrative.sections.filter((section) => !XINING_ONLY.includes(section)),
    performance,
    otherMatters,
  ],
  supplement: shanghaiNarrative.supplement,
};
