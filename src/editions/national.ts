import type { Edition } from "./edition";

/** The nine tables that all regions publish, in the order of 财政部's form: for whoever has no edition of their own. */
export const national: Edition = {
  id: "national",
  name: "全国通用",
  region: null,
  tables: [
    "income-expenditure-summary",
    "income",
    "expenditure",
    "appropriation-summary",
    "general-budget-expenditure",
    "general-budget-basic-expenditure",
    "government-fund",
    "state-capital",
    "three-public",
  ].map((table, index) => ({ table, code: `公开0${index + 1}表` })),
};
