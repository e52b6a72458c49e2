import { defineTable } from "../engine/define-table";
import { AMOUNT_HEADERS } from "./amount-headers";
import { CLOSING_NAMES, OPENING_NAMES } from "./balance-names";
import { FUNCTIONAL_CLASS_LINES } from "./functional-classes";

const GENERAL_NAMES = ["一般公共预算拨款", "一般公共预算"] as const;
const FUND_NAMES = ["政府性基金财政拨款", "政府性基金预算拨款", "政府性基金预算"] as const;
const CAPITAL_NAMES = ["国有资本经营财政拨款", "国有资本经营预算拨款", "国有资本经营预算"] as const;

/** 财政拨款收入支出决算总表: fiscal appropriations by source, expenditure by class and fund. */
export const appropriationSummary = defineTable({
  id: "appropriation-summary",
  title: "财政拨款收入支出决算总表",
  aliases: ["财政拨款收入支出决算表", "财政拨款收入支出总表"],
  blocks: [
    {
      id: "income",
      stub: "labels",
      columns: [
        {
          id: "amount",
          label: "金额",
          headers: [...AMOUNT_HEADERS, ...AMOUNT_HEADERS.map((header) => `收入>${header}` as const)],
          required: true,
        },
      ],
      lines: [
        {
          id: "generalBudget",
          label: "一般公共预算财政拨款",
          aliases: ["一般公共预算财政拨款收入", "一般公共预算拨款收入", ...GENERAL_NAMES],
        },
        {
          id: "governmentFund",
          label: "政府性基金预算财政拨款",
          aliases: ["政府性基金预算财政拨款收入", ...FUND_NAMES, "政府性基金财政拨款收入"],
        },
        {
          id: "stateCapital",
          label: "国有资本经营预算财政拨款",
          aliases: ["国有资本经营预算财政拨款收入", ...CAPITAL_NAMES, "国有资本经营财政拨款收入"],
        },
        {
          id: "totalIncome",
          label: "本年收入合计",
          aliases: ["收入合计", "本年收入小计", "合计"],
          required: true,
        },
        {
          id: "openingCarryover",
          label: "年初财政拨款结转和结余",
          aliases: ["年初财政拨款结转结余", "上年财政拨款结转和结余", "年初结转和结余", ...OPENING_NAMES],
          signed: true,
        },
        // The three sources stand a second time under the opening balance.
        {
          id: "openingGeneralBudget",
          label: "一般公共预算财政拨款",
          aliases: GENERAL_NAMES,
          signed: true,
        },
        { id: "openingGovernmentFund", label: "政府性基金预算财政拨款", aliases: FUND_NAMES, signed: true },
        {
          id: "openingStateCapital",
          label: "国有资本经营预算财政拨款",
          aliases: CAPITAL_NAMES,
          signed: true,
        },
        {
          id: "grandTotalIncome",
          label: "总计",
          aliases: ["收入总计", "合计"],
          required: true,
          grandTotal: true,
        },
      ],
    },
    {
      id: "expenditure",
      stub: "labels",
      columns: [
        { id: "total", label: "合计", headers: ["合计", "小计", "支出合计"], required: true },
        {
          id: "generalBudget",
          label: "一般公共预算财政拨款",
          headers: ["一般公共预算财政拨款", "一般公共预算财政拨款支出", ...GENERAL_NAMES],
          required: true,
        },
        {
          id: "governmentFund",
          label: "政府性基金预算财政拨款",
          headers: ["政府性基金预算财政拨款", "政府性基金预算财政拨款支出", ...FUND_NAMES],
          required: true,
        },
        {
          id: "stateCapital",
          label: "国有资本经营预算财政拨款",
          headers: ["国有资本经营预算财政拨款", "国有资本经营预算财政拨款支出", ...CAPITAL_NAMES],
          required: true,
        },
      ],
      lines: [
        ...FUNCTIONAL_CLASS_LINES,
        {
          id: "totalExpenditure",
          label: "本年支出合计",
          aliases: ["支出合计", "本年支出小计", "合计"],
          required: true,
        },
        {
          id: "closingCarryover",
          label: "年末财政拨款结转和结余",
          aliases: ["年末财政拨款结转结余", "年末结转和结余", ...CLOSING_NAMES],
          signed: true,
        },
        {
          id: "grandTotalExpenditure",
          label: "总计",
          aliases: ["支出总计", "合计"],
          required: true,
          grandTotal: true,
        },
      ],
    },
  ],
  examples: {
    accept: [
      "财政拨款收入支出决算总表",
      "2024年度财政拨款收支决算总表",
      "财政拨款收入支出决算公开表",
      "财政拨款收支总表",
    ],
    reject: [
      "收入支出决算总表",
      "政府性基金预算财政拨款收入支出决算表",
      "一般公共预算财政拨款收入支出决算表",
    ],
  },
});
