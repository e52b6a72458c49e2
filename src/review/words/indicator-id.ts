/**
 * The ids of the indicators, by what they are about: whoever names one in the reading, the judging or a draft is held to
 * this list, as rules are held to the ids of tables. `test/review/words/catalogue.test.ts` holds the definitions to it.
 */

const FUND = [
  "both",
  "income",
  "expenditure",
  "incomeGrand",
  "expenditureGrand",
  "opening",
  "closing",
  "basic",
  "project",
] as const;

export const INDICATOR_IDS = {
  overall: ["both", "income", "expenditure", "opening", "closing", "surplusUsed", "distribution"],
  income: ["total", "fiscal", "superiorSubsidy", "institutional", "operating", "affiliated", "other"],
  expenditure: ["total", "basic", "project", "remittance", "operating", "affiliate"],
  appropriation: [
    "both",
    "income",
    "expenditure",
    "received",
    "spent",
    "basic",
    "project",
    "opening",
    "closing",
  ],
  generalBudget: ["total", "income", "basic", "project", "grand"],
  basic: ["personnel", "operating", "301", "302", "303", "310"],
  governmentFund: FUND,
  stateCapital: FUND,
  threePublic: [
    "total",
    "abroad",
    "vehicles",
    "vehiclePurchase",
    "vehicleOperation",
    "reception",
    "receptionDomestic",
    "receptionOther",
    "receptionForeign",
    "receptionAbroad",
  ],
  gatherings: ["meetings", "training"],
  operating: ["total"],
  procurement: [
    "total",
    "goods",
    "works",
    "services",
    "sme",
    "smePart",
    "micro",
    "smeReserved",
    "microReserved",
    "smeDeal",
    "microDeal",
    "otherDeal",
  ],
} as const;

type Ids = typeof INDICATOR_IDS;

/** What an indicator is about: a table, or a matter with a section of its own. */
export type Topic = keyof Ids;

export type IndicatorId = { [T in Topic]: `${T}.${Ids[T][number]}` }[Topic];

/** One of that name, and nobody knows which. */
export type UnknownIndicatorId = `${IndicatorId}?`;

export function asUnknown(id: IndicatorId | UnknownIndicatorId): UnknownIndicatorId {
  return isUnknown(id) ? id : `${id}?`;
}

export function isUnknown(id: IndicatorId | UnknownIndicatorId): id is UnknownIndicatorId {
  return id.endsWith("?");
}

export function topicOf(id: IndicatorId | UnknownIndicatorId): Topic {
  return id.slice(0, id.indexOf(".")) as Topic;
}
