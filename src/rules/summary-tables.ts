/** 收入支出决算总表 and 财政拨款收入支出决算总表 in themselves: the balance formulas of 财决01 and 财决01-1表. */
import type { Rule } from "./rule";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import { crossFooting, footing, tieOut } from "./shapes";

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";
const CLASSES = FUNCTIONAL_CLASS_LINES.map((line) => line.id);
const FUND_COLUMNS = ["total", "generalBudget", "governmentFund", "stateCapital"] as const;

export const SUMMARY_RULES: readonly Rule[] = [
  footing(
    {
      id: `${SUMMARY}/income-footing`,
      title: "收入支出决算总表：本年收入合计=各项收入之和",
      basis: "form-balance",
    },
    SUMMARY,
    "totalIncome",
    [
      "generalBudget",
      "governmentFund",
      "stateCapital",
      "superiorSubsidy",
      "institutional",
      "operating",
      "affiliatedRemittance",
      "otherIncome",
    ],
    ["amount"],
  ),
  footing(
    {
      id: `${SUMMARY}/expenditure-footing`,
      title: "收入支出决算总表：本年支出合计=各类支出之和",
      basis: "form-balance",
    },
    SUMMARY,
    "totalExpenditure",
    CLASSES,
    ["amount"],
  ),
  footing(
    {
      id: `${SUMMARY}/income-grand-total`,
      title: "收入支出决算总表：收入总计=本年收入合计+使用结余+年初结转和结余",
      basis: "form-balance",
    },
    SUMMARY,
    "grandTotalIncome",
    ["totalIncome", "surplusUsed", "openingCarryover"],
    ["amount"],
  ),
  footing(
    {
      id: `${SUMMARY}/expenditure-grand-total`,
      title: "收入支出决算总表：支出总计=本年支出合计+结余分配+年末结转和结余",
      basis: "form-balance",
    },
    SUMMARY,
    "grandTotalExpenditure",
    ["totalExpenditure", "surplusDistribution", "closingCarryover"],
    ["amount"],
  ),
  tieOut({
    id: `${SUMMARY}/balance`,
    title: "收入支出决算总表：收入总计=支出总计",
    basis: "form-balance",
    left: [{ table: SUMMARY, lines: "grandTotalIncome", columns: "amount" }],
    right: [{ table: SUMMARY, lines: "grandTotalExpenditure", columns: "amount" }],
  }),
  footing(
    {
      id: `${FISCAL}/income-footing`,
      title: "财政拨款收入支出决算总表：本年收入合计=三类财政拨款之和",
      basis: "form-balance",
    },
    FISCAL,
    "totalIncome",
    ["generalBudget", "governmentFund", "stateCapital"],
    ["amount"],
  ),
  footing(
    {
      id: `${FISCAL}/opening-footing`,
      title: "财政拨款收入支出决算总表：年初结转和结余=三类结转之和",
      basis: "form-balance",
    },
    FISCAL,
    "openingCarryover",
    ["openingGeneralBudget", "openingGovernmentFund", "openingStateCapital"],
    ["amount"],
  ),
  footing(
    {
      id: `${FISCAL}/income-grand-total`,
      title: "财政拨款收入支出决算总表：收入总计=本年收入合计+年初结转和结余",
      basis: "form-balance",
    },
    FISCAL,
    "grandTotalIncome",
    ["totalIncome", "openingCarryover"],
    ["amount"],
  ),
  footing(
    {
      id: `${FISCAL}/expenditure-footing`,
      title: "财政拨款收入支出决算总表：本年支出合计=各类支出之和（{column}）",
      basis: "form-balance",
    },
    FISCAL,
    "totalExpenditure",
    CLASSES,
    FUND_COLUMNS,
  ),
  footing(
    {
      id: `${FISCAL}/expenditure-grand-total`,
      title: "财政拨款收入支出决算总表：支出总计=本年支出合计+年末结转和结余（{column}）",
      basis: "form-balance",
    },
    FISCAL,
    "grandTotalExpenditure",
    ["totalExpenditure", "closingCarryover"],
    FUND_COLUMNS,
  ),
  crossFooting(
    {
      id: `${FISCAL}/cross-footing`,
      title: "财政拨款收入支出决算总表：{line}合计=三类财政拨款之和",
      basis: "form-balance",
    },
    FISCAL,
    "total",
    ["generalBudget", "governmentFund", "stateCapital"],
  ),
  tieOut({
    id: `${FISCAL}/balance`,
    title: "财政拨款收入支出决算总表：收入总计=支出总计",
    basis: "form-balance",
    left: [{ table: FISCAL, lines: "grandTotalIncome", columns: "amount" }],
    right: [{ table: FISCAL, lines: "grandTotalExpenditure", columns: "total" }],
  }),
  tieOut({
    id: `${FISCAL}/fund-balance`,
    title: "财政拨款收入支出决算总表：{line}本年收入+年初结转和结余=本年支出+年末结转和结余",
    basis: "fund-balance",
    each: {
      cases: [
        { "@fund": "generalBudget", "@opening": "openingGeneralBudget" },
        { "@fund": "governmentFund", "@opening": "openingGovernmentFund" },
        { "@fund": "stateCapital", "@opening": "openingStateCapital" },
      ],
    },
    left: [{ table: FISCAL, lines: ["@fund", "@opening"], columns: "amount" }],
    right: [{ table: FISCAL, lines: ["totalExpenditure", "closingCarryover"], columns: "@fund" }],
  }),
];
