import { defineTable } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

/** 支出决算表: expenditure by functional code and kind. */
export const expenditure = defineTable({
  id: "expenditure",
  title: "支出决算表",
  aliases: ["支出决算总表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "total",
          label: "本年支出合计",
          headers: ["本年支出合计", "本年支出>合计", "支出合计", "合计"],
          required: true,
        },
        {
          id: "basic",
          label: "基本支出",
          headers: ["基本支出", "基本支出>小计", "基本支出>合计"],
          required: true,
        },
        { id: "project", label: "项目支出", headers: ["项目支出"], required: true },
        { id: "remittance", label: "上缴上级支出", headers: ["上缴上级支出"] },
        { id: "operating", label: "经营支出", headers: ["经营支出"] },
        {
          id: "affiliateSubsidy",
          label: "对附属单位补助支出",
          headers: ["对附属单位补助支出", "对附属单位补助"],
        },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: [
      "支出决算表",
      "三、支出决算表",
      "2024年度支出决算表",
      "支出决算总表",
      "支出决算公开表",
      "支出决算表（功能科目）",
    ],
    reject: [
      "收入支出决算总表",
      "项目支出决算表",
      "收入决算表",
      "一般公共预算财政拨款支出决算表",
      "财政拨款“三公”经费支出决算表",
    ],
  },
});
