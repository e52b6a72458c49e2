/** The narrative of the Xining edition: its thirteen sections, and the 补充资料 that they need. */
import type { NarrativeDefinition } from "../narrative";
import {
  assetsBlock,
  basics,
  budgetBlock,
  lastYear,
  performanceBlock,
  profile,
  threePublicBlock,
} from "../supplement/blocks";
import { appropriation } from "./appropriation";
import { VEHICLE_KINDS, assets } from "./assets";
import { basicExpenditure } from "./basic-expenditure";
import { expenditure } from "./expenditure";
import { governmentFund, stateCapital } from "./funds";
import { generalBudget } from "./general-budget";
import { income } from "./income";
import { operatingExpenses } from "./operating-expenses";
import { overall } from "./overall";
import { PERFORMANCE_ROWS, performance } from "./performance";
import { procurement } from "./procurement";
import { threePublic } from "./three-public";

export const xiningNarrative: NarrativeDefinition = {
  edition: "xining-2024",
  title: (year) => `${year ?? ""}年度部门决算情况说明`,
  sections: [
    overall,
    income,
    expenditure,
    appropriation,
    generalBudget,
    basicExpenditure,
    governmentFund,
    stateCapital,
    threePublic,
    operatingExpenses,
    procurement,
    performance,
    assets,
  ],
  supplement: [
    basics,
    profile,
    lastYear,
    budgetBlock({ purposes: false }),
    threePublicBlock([]),
    assetsBlock(VEHICLE_KINDS),
    performanceBlock(PERFORMANCE_ROWS),
  ],
};
