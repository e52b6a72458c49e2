import { defineTable } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

/** 国有资本经营预算财政拨款支出决算表: the form of 中央 and others, without income and balances. */
export const stateCapitalExpenditure = defineTable({
  id: "state-capital-expenditure",
  title: "国有资本经营预算财政拨款支出决算表",
  aliases: ["国有资本经营预算支出决算表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "total",
          label: "合计",
          headers: ["本年支出>小计", "本年支出>合计", "小计", "合计", "本年支出合计"],
          required: true,
        },
        { id: "basic", label: "基本支出", headers: ["本年支出>基本支出", "基本支出"], required: true },
        { id: "project", label: "项目支出", headers: ["本年支出>项目支出", "项目支出"], required: true },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: ["国有资本经营预算财政拨款支出决算表", "十二、国有资本经营预算支出决算表"],
    reject: ["国有资本经营预算财政拨款收入支出决算表", "一般公共预算财政拨款支出决算表", "支出决算表"],
  },
});
