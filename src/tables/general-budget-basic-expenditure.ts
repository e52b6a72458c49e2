import { defineTable } from "../engine/define-table";
import type { BlockDefinition, LineDefinition } from "../engine/define-table";
import { AMOUNT_HEADERS } from "./amount-headers";

const LINES = [
  { id: "personnelTotal", label: "人员经费合计", aliases: ["人员经费小计", "人员支出合计"] },
  {
    id: "operatingTotal",
    label: "公用经费合计",
    aliases: ["公用经费小计", "日常公用经费合计", "公用支出合计"],
  },
  { id: "basicTotal", label: "合计", aliases: ["基本支出合计", "总计"] },
] as const satisfies readonly LineDefinition[];

/** The form prints the same three columns two or three times side by side; the lines may end any of them. */
const block = {
  id: "codes",
  stub: "economic",
  columns: [
    {
      id: "amount",
      label: "金额",
      headers: [...AMOUNT_HEADERS, "合计", "小计", "基本支出合计", "本年支出>合计", "基本支出>合计"],
      required: true,
    },
    // Some forms say in a column of its own to which of both an amount belongs.
    { id: "personnel", label: "人员经费", headers: ["人员经费", "人员支出"] },
    { id: "operating", label: "公用经费", headers: ["公用经费", "日常公用经费", "公用支出"] },
  ],
  lines: LINES,
} as const satisfies BlockDefinition;

/** 一般公共预算财政拨款基本支出决算表: basic expenditure by economic code. */
export const generalBudgetBasicExpenditure = defineTable({
  id: "general-budget-basic-expenditure",
  title: "一般公共预算财政拨款基本支出决算表",
  aliases: [
    "一般公共预算财政拨款基本支出决算明细表",
    "一般公共预算基本支出决算表",
    "基本支出经济分类决算表",
    "一般公共预算财政拨款基本支出经济分类决算表",
    "财政拨款基本支出经济分类决算表",
    "基本支出经济分类决算明细表",
    "一般公共预算财政拨款基本支出经济分类决算明细表",
    "财政拨款基本支出决算表",
  ],
  blocks: [block],
  examples: {
    accept: [
      "一般公共预算财政拨款基本支出决算表",
      "六、一般公共预算财政拨款基本支出决算明细表",
      "一般公共预算财政拨款基本支出决算表（经济科目）",
    ],
    reject: ["一般公共预算财政拨款支出决算表", "政府性基金基本支出决算表"],
  },
});
