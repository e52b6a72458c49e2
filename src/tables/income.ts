import { defineTable } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

/** 收入决算表: income by functional code and source. */
export const income = defineTable({
  id: "income",
  title: "收入决算表",
  aliases: ["收入决算总表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "total",
          label: "本年收入合计",
          headers: ["本年收入合计", "本年收入>合计", "收入合计", "合计"],
          required: true,
          signed: true,
        },
        {
          id: "fiscal",
          label: "财政拨款收入",
          headers: ["财政拨款收入", "财政拨款收入>小计", "财政拨款收入>合计", "财政拨款"],
          required: true,
        },
        { id: "superiorSubsidy", label: "上级补助收入", headers: ["上级补助收入"] },
        { id: "institutional", label: "事业收入", headers: ["事业收入", "事业收入>小计", "事业收入>合计"] },
        { id: "operating", label: "经营收入", headers: ["经营收入"] },
        {
          id: "affiliatedRemittance",
          label: "附属单位上缴收入",
          headers: ["附属单位上缴收入", "附属单位缴款"],
        },
        { id: "otherIncome", label: "其他收入", headers: ["其他收入"], signed: true },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: [
      "收入决算表",
      "二、收入决算表",
      "2024年度收入决算表",
      "收入决算总表",
      "收入决算公开表",
      "收入决算表（分科目）",
      "收入决算表（按功能分类）",
      "表1-2 收入决算表（一）",
    ],
    reject: [
      "收入决算表（分单位）",
      "财政拨款收入支出决算总表",
      "支出决算表",
      "收入支出决算表",
      "财政拨款收入决算表",
    ],
  },
});
