import type { Edition } from "./edition";

/** 四川省, 2019 to 2024: thirteen numbered tables, with what was spent in detail and both forms of 国有资本经营预算. */
export const sichuan2024: Edition = {
  id: "sichuan-2024",
  name: "四川省2024年度",
  region: "四川",
  tables: [
    { table: "income-expenditure-summary", code: "公开01表" },
    { table: "income", code: "公开02表" },
    { table: "expenditure", code: "公开03表" },
    { table: "appropriation-summary", code: "公开04表" },
    { table: "fiscal-expenditure-detail", code: "公开05表" },
    { table: "general-budget-expenditure", code: "公开06表" },
    { table: "general-budget-expenditure-detail", code: "公开07表" },
    { table: "general-budget-basic-expenditure", code: "公开08表" },
    { table: "general-budget-project", code: "公开09表" },
    { table: "government-fund", code: "公开10表" },
    { table: "state-capital", code: "公开11表" },
    { table: "state-capital-expenditure", code: "公开12表" },
    { table: "three-public", code: "公开13表" },
  ],
  without: {
    forms: [
      "fiscal-expenditure-detail",
      "general-budget-expenditure-detail",
      "general-budget-project",
      "state-capital-expenditure",
    ],
    narrative: false,
  },
};
