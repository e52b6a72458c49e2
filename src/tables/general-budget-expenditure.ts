import { defineTable } from "../engine/define-table";
import { CLOSING_NAMES, headersOf, OPENING_NAMES } from "./balance-names";
import { TOTAL_LINE } from "./total-line";

/** 一般公共预算财政拨款支出决算表: by functional code, basic and project expenditure. */
export const generalBudgetExpenditure = defineTable({
  id: "general-budget-expenditure",
  title: "一般公共预算财政拨款支出决算表",
  aliases: [
    "一般公共预算支出决算表",
    "一般公共财政拨款支出决算表",
    "一般公共预算财政拨款支出总表",
    "一般公共预算财政拨款支出决算总表",
    // 云南 and 海南 print balances and income beside the expenditure.
    "一般公共预算财政拨款收入支出决算表",
    "一般公共预算收入支出决算表",
  ],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        {
          id: "total",
          label: "小计",
          headers: ["小计", "合计", "本年支出>小计", "本年支出>合计", "本年支出合计", "支出小计", "支出合计"],
          required: true,
        },
        {
          id: "basic",
          label: "基本支出",
          headers: [
            "基本支出",
            "本年支出>基本支出",
            "基本支出>小计",
            "基本支出>合计",
            "本年支出>基本支出>小计",
            "本年支出>基本支出>合计",
          ],
          required: true,
        },
        { id: "project", label: "项目支出", headers: ["项目支出", "本年支出>项目支出"], required: true },
        {
          id: "opening",
          label: "年初结转和结余",
          headers: headersOf(["年初结转和结余", ...OPENING_NAMES]),
          signed: true,
        },
        { id: "income", label: "本年收入", headers: ["本年收入", "本年收入>小计", "本年收入>合计"] },
        {
          id: "closing",
          label: "年末结转和结余",
          headers: headersOf(["年末结转和结余", ...CLOSING_NAMES]),
          signed: true,
        },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: [
      "一般公共预算财政拨款支出决算表",
      "五、一般公共预算财政拨款支出决算表",
      "一般公共预算财政拨款支出决算公开表",
      "一般公共预算财政拨款收入支出决算表",
      "一般公共预算财政拨款支出决算表（功能科目）",
    ],
    reject: [
      "财政拨款支出决算表（功能科目）",
      "一般公共预算财政拨款基本支出决算表",
      "支出决算表",
      "一般公共预算财政拨款项目支出决算表",
    ],
  },
});
