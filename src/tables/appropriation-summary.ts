import { defineTable } from "../engine/define-table";
import { FUNCTIONAL_CLASS_LINES } from "./functional-classes";

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
          headers: ["金额", "决算数", "收入>金额", "收入>决算数"],
          required: true,
        },
      ],
      lines: [
        { id: "generalBudget", label: "一般公共预算财政拨款", aliases: ["一般公共预算财政拨款收入"] },
        { id: "governmentFund", label: "政府性基金预算财政拨款", aliases: ["政府性基金预算财政拨款收入"] },
        { id: "stateCapital", label: "国有资本经营预算财政拨款", aliases: ["国有资本经营预算财政拨款收入"] },
        { id: "totalIncome", label: "本年收入合计", required: true },
        {
          id: "openingCarryover",
          label: "年初财政拨款结转和结余",
          aliases: ["年初结转和结余"],
          signed: true,
        },
        // The three sources stand a second time under the opening balance.
        { id: "openingGeneralBudget", label: "一般公共预算财政拨款", signed: true },
        { id: "openingGovernmentFund", label: "政府性基金预算财政拨款", signed: true },
        { id: "openingStateCapital", label: "国有资本经营预算财政拨款", signed: true },
        { id: "grandTotalIncome", label: "总计", aliases: ["收入总计"], required: true, grandTotal: true },
      ],
    },
    {
      id: "expenditure",
      stub: "labels",
      columns: [
        { id: "total", label: "合计", headers: ["合计", "小计"], required: true },
        {
          id: "generalBudget",
          label: "一般公共预算财政拨款",
          headers: ["一般公共预算财政拨款"],
          required: true,
        },
        {
          id: "governmentFund",
          label: "政府性基金预算财政拨款",
          headers: ["政府性基金预算财政拨款"],
          required: true,
        },
        {
          id: "stateCapital",
          label: "国有资本经营预算财政拨款",
          headers: ["国有资本经营预算财政拨款"],
          required: true,
        },
      ],
      lines: [
        ...FUNCTIONAL_CLASS_LINES,
        { id: "totalExpenditure", label: "本年支出合计", required: true },
        {
          id: "closingCarryover",
          label: "年末财政拨款结转和结余",
          aliases: ["年末结转和结余"],
          signed: true,
        },
        {
          id: "grandTotalExpenditure",
          label: "总计",
          aliases: ["支出总计"],
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
