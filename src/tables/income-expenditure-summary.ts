import { defineTable } from "../engine/define-table";
import { FUNCTIONAL_CLASS_LINES } from "./functional-classes";

/** 收入支出决算总表: income on the left, expenditure by functional class on the right. */
export const incomeExpenditureSummary = defineTable({
  id: "income-expenditure-summary",
  title: "收入支出决算总表",
  aliases: ["收入支出决算表", "收入支出总表"],
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
        { id: "generalBudget", label: "一般公共预算财政拨款收入", aliases: ["一般公共预算财政拨款"] },
        { id: "governmentFund", label: "政府性基金预算财政拨款收入", aliases: ["政府性基金预算财政拨款"] },
        { id: "stateCapital", label: "国有资本经营预算财政拨款收入", aliases: ["国有资本经营预算财政拨款"] },
        { id: "superiorSubsidy", label: "上级补助收入" },
        { id: "institutional", label: "事业收入" },
        { id: "operating", label: "经营收入" },
        { id: "affiliatedRemittance", label: "附属单位上缴收入" },
        { id: "otherIncome", label: "其他收入", signed: true },
        { id: "totalIncome", label: "本年收入合计", required: true },
        {
          id: "surplusUsed",
          label: "使用非财政拨款结余(含专用结余)",
          aliases: ["使用非财政拨款结余", "使用非财政拨款结余和专用结余", "用事业基金弥补收支差额"],
          signed: true,
        },
        { id: "openingCarryover", label: "年初结转和结余", signed: true },
        { id: "grandTotalIncome", label: "总计", aliases: ["收入总计"], required: true, grandTotal: true },
      ],
    },
    {
      id: "expenditure",
      stub: "labels",
      columns: [
        {
          id: "amount",
          label: "金额",
          headers: ["金额", "决算数", "支出>金额", "支出>决算数"],
          required: true,
        },
      ],
      lines: [
        ...FUNCTIONAL_CLASS_LINES,
        { id: "totalExpenditure", label: "本年支出合计", required: true },
        { id: "surplusDistribution", label: "结余分配", signed: true },
        { id: "closingCarryover", label: "年末结转和结余", signed: true },
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
      "收入支出决算总表",
      "2024年度收入支出决算总表",
      "表一：收支决算总表",
      "某某局 收入支出决算总表（公开01表）",
      "收入支出决算公开表",
      "部门收支总表（一）",
    ],
    reject: ["财政拨款收入支出决算总表", "政府性基金预算财政拨款收入支出决算表", "收入决算表"],
  },
});
