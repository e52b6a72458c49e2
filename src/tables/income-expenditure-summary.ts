import { defineTable } from "../engine/define-table";
import { AMOUNT_HEADERS } from "./amount-headers";
import { CLOSING_NAMES, OPENING_NAMES } from "./balance-names";
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
          headers: [...AMOUNT_HEADERS, ...AMOUNT_HEADERS.map((header) => `收入>${header}` as const)],
          required: true,
        },
      ],
      lines: [
        {
          id: "generalBudget",
          label: "一般公共预算财政拨款收入",
          aliases: ["一般公共预算财政拨款", "一般公共预算拨款收入", "一般公共预算拨款"],
        },
        {
          id: "governmentFund",
          label: "政府性基金预算财政拨款收入",
          aliases: ["政府性基金预算财政拨款", "政府性基金预算拨款收入", "政府性基金财政拨款收入"],
        },
        {
          id: "stateCapital",
          label: "国有资本经营预算财政拨款收入",
          aliases: ["国有资本经营预算财政拨款", "国有资本经营预算拨款收入", "国有资本经营财政拨款收入"],
        },
        { id: "superiorSubsidy", label: "上级补助收入" },
        { id: "institutional", label: "事业收入" },
        { id: "operating", label: "经营收入" },
        { id: "affiliatedRemittance", label: "附属单位上缴收入", aliases: ["附属单位缴款"] },
        { id: "otherIncome", label: "其他收入", signed: true },
        {
          id: "totalIncome",
          label: "本年收入合计",
          aliases: ["收入合计", "本年收入小计", "合计"],
          required: true,
        },
        {
          id: "surplusUsed",
          label: "使用非财政拨款结余(含专用结余)",
          aliases: [
            "使用非财政拨款结余",
            "使用非财政拨款结余和专用结余",
            "使用非财政拨款结余及专用结余",
            "使用非财政拨款结余、专用结余",
            "用事业基金弥补收支差额",
          ],
          signed: true,
        },
        { id: "openingCarryover", label: "年初结转和结余", aliases: OPENING_NAMES, signed: true },
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
        {
          id: "amount",
          label: "金额",
          headers: [...AMOUNT_HEADERS, ...AMOUNT_HEADERS.map((header) => `支出>${header}` as const)],
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
        { id: "surplusDistribution", label: "结余分配", signed: true },
        { id: "closingCarryover", label: "年末结转和结余", aliases: CLOSING_NAMES, signed: true },
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
