/** Indicators of the sections 一 to 八: totals, sources, kinds, funds, 人员经费 and 公用经费. */
import { ref } from "./indicator";
import type { Indicator } from "./indicator";

const SUMMARY = "income-expenditure-summary";
const APPROPRIATION = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";

const BOTH = "(?:收入、?支出|收、?支)(?:决算)?(?:总计|总额)";
const BRACKETED = String.raw`(?:\([^()]{0,8}\))?`;

const INCOME_PARTS = [
  ["income.fiscal", "财政拨款收入", "fiscal"],
  ["income.superiorSubsidy", "上级补助收入", "superiorSubsidy"],
  ["income.institutional", "事业收入", "institutional"],
  ["income.operating", "经营收入", "operating"],
  ["income.affiliated", "附属单位上缴收入", "affiliatedRemittance"],
  ["income.other", "其他收入", "otherIncome"],
] as const;

const EXPENDITURE_PARTS = [
  ["expenditure.basic", "基本支出", "basic"],
  ["expenditure.project", "项目支出", "project"],
  ["expenditure.remittance", "上缴上级支出", "remittance"],
  ["expenditure.operating", "经营支出", "operating"],
  ["expenditure.affiliate", "对附属单位补助支出", "affiliateSubsidy"],
] as const;

const FUNDS = [
  ["governmentFund", "政府性基金预算财政拨款", "政府性基金(?:预算)?(?:财政拨款)?", "government-fund"],
  ["stateCapital", "国有资本经营预算财政拨款", "国有资本经营(?:预算)?(?:财政拨款)?", "state-capital"],
] as const;

export const TOTALS: readonly Indicator[] = [
  {
    id: "appropriation.both",
    label: "财政拨款收入支出总计",
    names: `财政拨款${BOTH}`,
    final: [
      ref(APPROPRIATION, "grandTotalIncome", "amount"),
      ref(APPROPRIATION, "grandTotalExpenditure", "total"),
    ],
  },
  {
    id: "appropriation.income",
    label: "财政拨款收入总计",
    names: "财政拨款收入总计",
    final: [ref(APPROPRIATION, "grandTotalIncome", "amount")],
  },
  {
    id: "appropriation.expenditure",
    label: "财政拨款支出总计",
    names: "财政拨款支出总计",
    final: [ref(APPROPRIATION, "grandTotalExpenditure", "total")],
  },
  {
    id: "appropriation.both",
    label: "财政拨款收入支出总计",
    names: BOTH,
    sections: ["appropriation"],
    final: [
      ref(APPROPRIATION, "grandTotalIncome", "amount"),
      ref(APPROPRIATION, "grandTotalExpenditure", "total"),
    ],
  },
  {
    id: "overall.both",
    label: "收入支出总计",
    names: BOTH,
    final: [ref(SUMMARY, "grandTotalIncome", "amount"), ref(SUMMARY, "grandTotalExpenditure", "amount")],
  },
  {
    id: "overall.income",
    label: "收入总计",
    names: "收入总计",
    final: [ref(SUMMARY, "grandTotalIncome", "amount")],
  },
  {
    id: "overall.expenditure",
    label: "支出总计",
    names: "支出总计",
    final: [ref(SUMMARY, "grandTotalExpenditure", "amount")],
  },
  {
    id: "income.total",
    label: "本年收入合计",
    names: "(?:本年|当年|年度)收入(?:决算)?合计|收入合计",
    final: [ref("income", "total", "total"), ref(SUMMARY, "totalIncome", "amount")],
    parts: INCOME_PARTS.map(([id]) => id),
  },
  {
    id: "expenditure.total",
    label: "本年支出合计",
    names: "(?:本年|当年|年度)支出(?:决算)?合计|支出合计",
    final: [ref("expenditure", "total", "total"), ref(SUMMARY, "totalExpenditure", "amount")],
    parts: EXPENDITURE_PARTS.map(([id]) => id),
  },
  {
    id: "generalBudget.basic",
    label: "一般公共预算财政拨款基本支出",
    names: "一般公共预算(?:财政拨款)?基本支出",
    final: [ref(GENERAL, "total", "basic"), ref(BASIC, "basicTotal", "amount")],
    parts: ["basic.personnel", "basic.operating"],
  },
  {
    id: "generalBudget.project",
    label: "一般公共预算财政拨款项目支出",
    names: "一般公共预算(?:财政拨款)?项目支出",
    final: [ref(GENERAL, "total", "project")],
  },
  {
    id: "generalBudget.total",
    label: "一般公共预算财政拨款支出",
    names: "一般公共预算(?:财政拨款)?(?:本年)?支出(?!总体|结构|具体|决算(?:总体|结构|具体)?情况)(?:合计)?",
    final: [ref(GENERAL, "total", "total"), ref(APPROPRIATION, "totalExpenditure", "generalBudget")],
    shareOf: "expenditure.total",
  },
  {
    id: "generalBudget.income",
    label: "一般公共预算财政拨款收入",
    names: "一般公共预算(?:财政拨款)?收入",
    final: [ref(SUMMARY, "generalBudget", "amount"), ref(APPROPRIATION, "generalBudget", "amount")],
    shareOf: "income.total",
  },
  ...FUNDS.flatMap(([id, label, name, table]): Indicator[] => [
    {
      id: `${id}.both`,
      label: `${label}收入支出`,
      names: `${name}(?:收入支出|收入和支出|收支)`,
      final: [],
    },
    {
      id: `${id}.income`,
      label: `${label}收入`,
      names: `${name}(?:本年)?收入`,
      final: [ref(table, "total", "income"), ref(APPROPRIATION, id, "amount")],
    },
    {
      id: `${id}.expenditure`,
      label: `${label}支出`,
      names: `${name}(?:本年)?支出`,
      final: [ref(table, "total", "total"), ref(APPROPRIATION, "totalExpenditure", id)],
    },
    {
      id: `${id}.income`,
      label: `${label}收入`,
      names: "(?:本年)?收入(?:决算)?",
      sections: [id],
      final: [ref(table, "total", "income"), ref(APPROPRIATION, id, "amount")],
    },
    {
      id: `${id}.opening`,
      label: `${label}年初结转和结余`,
      names: "年初结转和结余",
      sections: [id],
      final: [ref(table, "total", "opening")],
    },
    {
      id: `${id}.closing`,
      label: `${label}年末结转和结余`,
      names: "年末结转和结余",
      sections: [id],
      final: [ref(table, "total", "closing")],
    },
    {
      id: `${id}.basic`,
      label: `${label}基本支出`,
      names: "基本支出",
      sections: [id],
      final: [ref(table, "total", "basic")],
    },
    {
      id: `${id}.project`,
      label: `${label}项目支出`,
      names: "项目支出",
      sections: [id],
      final: [ref(table, "total", "project")],
    },
    {
      id: `${id}.expenditure`,
      label: `${label}支出`,
      names: String.raw`(?:本年)?支出(?!决算数?)(?:合计)?(?:\(收入\))?`,
      sections: [id],
      final: [ref(table, "total", "total"), ref(APPROPRIATION, "totalExpenditure", id)],
    },
  ]),
  ...INCOME_PARTS.map(([id, label, column]): Indicator => ({
    id,
    label,
    names: `(?<!预算)${label}`,
    sections: ["income", "overall"],
    final: [ref("income", "total", column)],
    shareOf: "income.total",
  })),
  ...EXPENDITURE_PARTS.map(([id, label, column]): Indicator => ({
    id,
    label,
    names: label,
    sections: ["expenditure", "overall"],
    final: [ref("expenditure", "total", column)],
    shareOf: "expenditure.total",
  })),
  {
    id: "generalBudget.basic",
    label: "一般公共预算财政拨款基本支出",
    names: "基本支出",
    sections: ["basic", "generalBudget", "structure"],
    final: [ref(GENERAL, "total", "basic"), ref(BASIC, "basicTotal", "amount")],
    shareOf: "generalBudget.total",
    parts: ["basic.personnel", "basic.operating"],
  },
  {
    id: "generalBudget.project",
    label: "一般公共预算财政拨款项目支出",
    names: "项目支出",
    sections: ["generalBudget", "structure"],
    final: [ref(GENERAL, "total", "project")],
    shareOf: "generalBudget.total",
  },
  {
    id: "basic.personnel",
    label: "人员经费",
    names: "人员经费(?:支出)?",
    sections: ["basic"],
    final: [ref(BASIC, "personnelTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
  {
    id: "basic.operating",
    label: "公用经费",
    names: "(?:日常)?公用经费(?:支出)?",
    sections: ["basic"],
    final: [ref(BASIC, "operatingTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
  {
    id: "overall.opening",
    label: "年初结转和结余",
    names: "年初结转和结余",
    sections: ["overall"],
    final: [ref(SUMMARY, "openingCarryover", "amount")],
  },
  {
    id: "overall.closing",
    label: "年末结转和结余",
    names: "年末结转和结余",
    sections: ["overall"],
    final: [ref(SUMMARY, "closingCarryover", "amount")],
  },
  {
    id: "overall.surplusUsed",
    label: "使用非财政拨款结余",
    names: `使用非财政拨款结余(?:和专用结余)?${BRACKETED}`,
    sections: ["overall"],
    final: [ref(SUMMARY, "surplusUsed", "amount")],
  },
  {
    id: "overall.distribution",
    label: "结余分配",
    names: "结余分配",
    sections: ["overall"],
    final: [ref(SUMMARY, "surplusDistribution", "amount")],
  },
  {
    id: "appropriation.opening",
    label: "年初财政拨款结转和结余",
    names: "年初(?:财政拨款)?结转和结余",
    sections: ["appropriation"],
    final: [ref(APPROPRIATION, "openingCarryover", "amount")],
  },
  {
    id: "appropriation.closing",
    label: "年末财政拨款结转和结余",
    names: "年末(?:财政拨款)?结转和结余",
    sections: ["appropriation"],
    final: [ref(APPROPRIATION, "closingCarryover", "total")],
  },
];
