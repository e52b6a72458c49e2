import { defineTable } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

/**
 * 一般公共预算财政拨款项目支出决算表 (四川, 云南): project expenditure, by functional codes in one province and by economic
 * codes in blocks in another. Either way the codes add up level by level.
 */
export const generalBudgetProject = defineTable({
  id: "general-budget-project",
  title: "一般公共预算财政拨款项目支出决算表",
  aliases: ["一般公共预算项目支出决算表", "一般公共预算财政拨款项目支出决算明细表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "amount",
          label: "金额",
          headers: ["金额", "决算数", "合计", "项目支出", "支出决算数"],
          required: true,
        },
      ],
      lines: [{ ...TOTAL_LINE, required: false }],
    },
  ],
  examples: {
    accept: ["一般公共预算财政拨款项目支出决算表", "2024年度一般公共预算财政拨款项目支出决算表"],
    reject: [
      "一般公共预算财政拨款支出决算表",
      "一般公共预算财政拨款基本支出决算表",
      "项目支出决算表",
      "支出决算表",
    ],
  },
});
