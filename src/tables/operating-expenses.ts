import { defineTable } from "../engine/define-table";
import { AMOUNT_HEADERS } from "./amount-headers";
import { TOTAL_LINE } from "./total-line";

/** 机关运行经费支出情况表: operating expenses of administrative bodies by economic code. */
export const operatingExpenses = defineTable({
  id: "operating-expenses",
  title: "机关运行经费支出情况表",
  aliases: ["机关运行经费支出决算表", "机关运行经费支出表", "机关运行经费情况表", "机关运行经费决算表"],
  blocks: [
    {
      id: "codes",
      stub: "economic",
      columns: [
        {
          id: "amount",
          label: "机关运行经费支出决算数",
          headers: ["机关运行经费支出决算数", ...AMOUNT_HEADERS],
          required: true,
        },
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: ["机关运行经费支出情况表", "十、机关运行经费支出决算表"],
    reject: ["政府采购支出情况表", "支出决算表"],
  },
});
