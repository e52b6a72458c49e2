import type { Edition } from "./edition";

/** 上海市, 2024: nine tables without 公开NN表, “三公”经费 before the two funds. */
export const shanghai2024: Edition = {
  id: "shanghai-2024",
  name: "上海市2024年度",
  region: "上海",
  tables: (
    [
      "income-expenditure-summary",
      "income",
      "expenditure",
      "appropriation-summary",
      "general-budget-expenditure",
      "general-budget-basic-expenditure",
      "three-public",
      "government-fund",
      "state-capital",
    ] as const
  ).map((table) => ({ table, code: null })),
  without: { forms: [], narrative: false },
};
