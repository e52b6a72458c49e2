import { defineTable } from "../engine/define-table";
import { FUND_COLUMNS } from "./fund-columns";
import { TOTAL_LINE } from "./total-line";

/** 国有资本经营预算财政拨款收入支出决算表. */
export const stateCapital = defineTable({
  id: "state-capital",
  title: "国有资本经营预算财政拨款收入支出决算表",
  aliases: [
    "国有资本经营预算收入支出决算表",
    "国有资本经营收入支出决算表",
    "国有资本经营财政拨款收入支出决算表",
  ],
  blocks: [{ id: "codes", stub: "functional", columns: FUND_COLUMNS, lines: [TOTAL_LINE] }],
  examples: {
    accept: ["国有资本经营预算财政拨款收入支出决算表"],
    reject: ["政府性基金预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"],
  },
});
