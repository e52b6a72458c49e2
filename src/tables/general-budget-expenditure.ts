import { defineTable } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

/** 一般公共预算财政拨款支出决算表: by functional code, basic and project expenditure. */
export const generalBudgetExpenditure = defineTable({
  id: "general-budget-expenditure",
  title: "一般公共预算财政拨款支出决算表",
  aliases: ["一般公共预算支出决算表", "一般公共预算财政拨款支出决算公开表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "total",
          label: "小计",
          headers: ["小计", "合计", "本年支出>小计", "本年支出>合计", "本年支出合计"],
          required: true,
        },
        { id: "basic", label: "基本支出", headers: ["基本支出", "本年支出>基本支出"], required: true },
        { id: "project", label: "项目支出", headers: ["项目支出", "本年支出>项目支出"], required: true },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: ["一般公共预算财政拨款支出决算表", "五、一般公共预算财政拨款支出决算表"],
    reject: ["一般公共预算财政拨款基本支出决算表", "支出决算表", "一般公共预算财政拨款项目支出决算表"],
  },
});
