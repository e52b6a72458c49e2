import { defineTable } from "../engine/define-table";
import { FUND_COLUMNS } from "./fund-columns";
import { TOTAL_LINE } from "./total-line";

/** 政府性基金预算财政拨款收入支出决算表. */
export const governmentFund = defineTable({
  id: "government-fund",
  title: "政府性基金预算财政拨款收入支出决算表",
  aliases: [
    "政府性基金预算收入支出决算表",
    "政府性基金收入支出决算表",
    "政府性基金财政拨款收入支出决算表",
    "政府性基金预算财政拨款收入支出决算总表",
    // Without income and balances (辽宁, 中央).
    "政府性基金预算财政拨款支出决算表",
    "政府性基金预算支出决算表",
  ],
  blocks: [{ id: "codes", stub: "functional", columns: FUND_COLUMNS, lines: [TOTAL_LINE] }],
  examples: {
    accept: [
      "政府性基金预算财政拨款收入支出决算表",
      "七、政府性基金预算财政拨款收入支出决算表",
      "政府性基金预算财政拨款收入支出决算公开表",
      "政府性基金预算财政拨款支出决算表",
    ],
    reject: [
      "政府性基金预算财政拨款基本支出决算表",
      "国有资本经营预算财政拨款收入支出决算表",
      "财政拨款收入支出决算总表",
    ],
  },
});
