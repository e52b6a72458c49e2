import type { Edition } from "./edition";

/** 青海省西宁市, 2024: eleven numbered tables. */
export const xining2024: Edition = {
  id: "xining-2024",
  name: "西宁市2024年度",
  region: "西宁",
  tables: [
    { table: "income-expenditure-summary", code: "公开01表" },
    { table: "income", code: "公开02表" },
    { table: "expenditure", code: "公开03表" },
    { table: "appropriation-summary", code: "公开04表" },
    { table: "general-budget-expenditure", code: "公开05表" },
    { table: "general-budget-basic-expenditure", code: "公开06表" },
    { table: "government-fund", code: "公开07表" },
    { table: "state-capital", code: "公开08表" },
    { table: "three-public", code: "公开09表" },
    { table: "operating-expenses", code: "公开10表" },
    { table: "procurement", code: "公开11表" },
  ],
  without: { forms: [], narrative: false },
};
