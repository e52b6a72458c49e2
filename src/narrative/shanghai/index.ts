/** The narrative of the Shanghai edition: its eleven sections, and the 补充资料 that they need. */
import type { NarrativeDefinition } from "../narrative";
import {
  assetsBlock,
  basics,
  budgetBlock,
  lastYear,
  performanceBlock,
  procurementBlock,
  profile,
  threePublicBlock,
} from "../supplement/blocks";
import { governmentFund, stateCapital } from "./funds";
import { basicExpenditure, generalBudget } from "./general-budget";
import { PROCUREMENT_ROWS, VEHICLE_KINDS, operatingBlock, otherMatters } from "./other-matters";
import { PERFORMANCE_ROWS, performance } from "./performance";
import { THREE_PUBLIC_ROWS, threePublic } from "./three-public";
import { appropriation, expenditure, income, overall } from "./totals";

export const shanghaiNarrative: NarrativeDefinition = {
  edition: "shanghai-2024",
  title: (year, entity) => `${entity ?? ""}${year ?? ""}年度部门决算情况说明`,
  sections: [
    overall,
    income,
    expenditure,
    appropriation,
    generalBudget,
    basicExpenditure,
    threePublic,
    governmentFund,
    stateCapital,
    performance,
    otherMatters,
  ],
  supplement: [
    basics,
    profile,
    lastYear,
    budgetBlock({ purposes: true }),
    threePublicBlock(THREE_PUBLIC_ROWS),
    operatingBlock,
    procurementBlock(PROCUREMENT_ROWS),
    assetsBlock(VEHICLE_KINDS),
    performanceBlock(PERFORMANCE_ROWS),
  ],
};
