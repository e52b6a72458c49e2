/** 收入支出决算总表 and 财政拨款收入支出决算总表 in themselves: CHECKS 1–5, 9–11 (财决01, 财决01-1表 balance formulas). */
import type { RuleDefinition } from "../engine/reconcile/define-rule";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import { crossFooting, footing, tieOut } from "./shapes";

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";
const CLASSES = FUNCTIONAL_CLASS_LINES.map((line) => line.id);
const FUND_COLUMNS = ["total", "generalBudget", "governmentFund", "stateCapital"];

export const SUMMARY_RULES: readonly RuleDefinition[] = [
  footing(
    {
      id: `${SUMMARY}/income-footing`,
      title: "收入支出决算总表：本年收入合计=各项收入之和",
      basis: "CHECKS 1",
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
  ),
  footing(
    {
      id: `${SUMMARY}/expenditure-footing`,
      title: "收入支出决算总表：本年支出合计=各类支出之和",
      basis: "CHECKS 2",
    },
    SUMMARY,
    "totalExpenditure",
    CLASSES,
  ),
  footing(
    {
      id: `${SUMMARY}/income-grand-total`,
      title: "收入支出决算总表：收入总计=本年收入合计+使用结余+年初结转和结余",
      basis: "CHECKS 3",
    },
    SUMMARY,
    "grandTotalIncome",
    ["totalIncome", "surplusUsed", "openingCarryover"],
  ),
  footing(
    {
      id: `${SUMMARY}/expenditure-grand-total`,
      title: "收入支出决算总表：支出总计=本年支出合计+结余分配+年末结转和结余",
      basis: "CHECKS 4",
    },
    SUMMARY,
    "grandTotalExpenditure",
    ["totalExpenditure", "surplusDistribution", "closingCarryover"],
  ),
  tieOut({
    id: `${SUMMARY}/balance`,
    title: "收入支出决算总表：收入总计=支出总计",
    basis: "CHECKS 5",
    left: [{ table: SUMMARY, lines: "grandTotalIncome", columns: "amount" }],
    right: [{ table: SUMMARY, lines: "grandTotalExpenditure", columns: "amount" }],
    keys: [`${SUMMARY}/grandTotalIncome/amount`, `${SUMMARY}/grandTotalExpenditure/amount`],
  }),
  footing(
    {
      id: `${FISCAL}/income-footing`,
      title: "财政拨款收入支出决算总表：本年收入合计=三类财政拨款之和",
      basis: "CHECKS 9",
    },
    FISCAL,
    "totalIncome",
    ["generalBudget", "governmentFund", "stateCapital"],
  ),
  footing(
    {
      id: `${FISCAL}/opening-footing`,
      title: "财政拨款收入支出决算总表：年初结转和结余=三类结转之和",
      basis: "CHECKS 10",
    },
    FISCAL,
    "openingCarryover",
    ["openingGeneralBudget", "openingGovernmentFund", "openingStateCapital"],
  ),
  footing(
    {
      id: `${FISCAL}/income-grand-total`,
      title: "财政拨款收入支出决算总表：收入总计=本年收入合计+年初结转和结余",
      basis: "CHECKS 10",
    },
    FISCAL,
    "grandTotalIncome",
    ["totalIncome", "openingCarryover"],
  ),
  footing(
    {
      id: `${FISCAL}/expenditure-footing`,
      title: "财政拨款收入支出决算总表：本年支出合计=各类支出之和（{column}）",
      basis: "CHECKS 9",
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
      basis: "CHECKS 10",
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
      basis: "CHECKS 9",
    },
    FISCAL,
    "total",
    ["generalBudget", "governmentFund", "stateCapital"],
  ),
  tieOut({
    id: `${FISCAL}/balance`,
    title: "财政拨款收入支出决算总表：收入总计=支出总计",
    basis: "CHECKS 10",
    left: [{ table: FISCAL, lines: "grandTotalIncome", columns: "amount" }],
    right: [{ table: FISCAL, lines: "grandTotalExpenditure", columns: "total" }],
    keys: [`${FISCAL}/grandTotalIncome/amount`, `${FISCAL}/grandTotalExpenditure/total`],
  }),
  tieOut({
    id: `${FISCAL}/fund-balance`,
    title: "财政拨款收入支出决算总表：{line}本年收入+年初结转和结余=本年支出+年末结转和结余",
    basis: "CHECKS 11",
    each: {
      cases: [
        { "@fund": "generalBudget", "@opening": "openingGeneralBudget" },
        { "@fund": "governmentFund", "@opening": "openingGovernmentFund" },
        { "@fund": "stateCapital", "@opening": "openingStateCapital" },
      ],
    },
    left: [{ table: FISCAL, lines: ["@fund", "@opening"], columns: "amount" }],
    right: [{ table: FISCAL, lines: ["totalExpenditure", "closingCarryover"], columns: "@fund" }],
    keys: [`${FISCAL}/generalBudget/amount`, `${FISCAL}/totalExpenditure/generalBudget`],
  }),
];
