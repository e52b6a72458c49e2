import type { Edition } from "./edition";

/** The nine tables that all regions publish, in the order of 财政部's form: for whoever has no edition of their own. */
export const national: Edition = {
  id: "national",
  name: "全国通用",
  region: null,
  tables: [
    { table: "income-expenditure-summary", code: "公开01表" },
    { table: "income", code: "公开02表" },
    { table: "expenditure", code: "公开03表" },
    { table: "appropriation-summary", code: "公开04表" },
    { table: "general-budget-expenditure", code: "公开05表" },
    { table: "general-budget-basic-expenditure", code: "公开06表" },
    { table: "government-fund", code: "公开07表" },
    { table: "state-capital", code: "公开08表", or: "state-capital-expenditure" },
    { table: "three-public", code: "公开09表", or: "three-public-meetings" },
  ],
  // Printed by some regions in the place of a common form.
  without: { forms: ["state-capital-expenditure", "three-public-meetings"], narrative: false },
};
