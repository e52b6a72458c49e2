/** Tie-outs between the summary tables and the tables by code. */
import type { Rule } from "./rule";
import { FUNCTIONAL_CLASS_LINES } from "../tables/functional-classes";
import { tieOut, usualPartOf } from "./shapes";

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";
/** Money from elsewhere may be below zero: deficits of a business, expenditure that was booked back. */
const NOTHING_NEGATIVE = "财政拨款以外的收支和结转没有负数";
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"] as const;
const CLASS_CASES = FUNCTIONAL_CLASS_LINES.map((line) => ({ "@class": line.id }));

/** What general budgets took back is below zero, and may be more than the code received. */
const NOTHING_TAKEN_BACK = "一般公共预算没有收回以前年度的拨款（负数）";

/** 政府性基金 and 国有资本经营 in the other tables against their own. */
function fundTieOuts(
  table: "government-fund" | "state-capital",
  fund: "governmentFund" | "stateCapital",
  opening: "openingGovernmentFund" | "openingStateCapital",
  title: string,
): Rule[] {
  return [
    tieOut({
      id: `${FISCAL}/${table}-classes`,
      title: `财政拨款总表{line}（{column}）=${title}同类支出`,
      basis: "same-figure",
      each: { cases: CLASS_CASES },
      left: [{ table: FISCAL, lines: "@class", columns: fund }],
      right: [{ table, lines: "@class", columns: "total" }],
    }),
    tieOut({
      id: `${FISCAL}/${table}-totals`,
      title: `财政拨款总表{line}=${title}合计行`,
      basis: "same-figure",
      each: {
        cases: [
          { "@line": fund, "@column": "amount", "@own": "income" },
          { "@line": opening, "@column": "amount", "@own": "opening" },
          { "@line": "totalExpenditure", "@column": fund, "@own": "total" },
          { "@line": "closingCarryover", "@column": fund, "@own": "closing" },
        ],
      },
      left: [{ table: FISCAL, lines: "@line", columns: "@column" }],
      right: [{ table, lines: "total", columns: "@own" }],
    }),
    usualPartOf({
      premise: NOTHING_TAKEN_BACK,
      id: `${table}/income-within-fiscal`,
      title: `${title}本年收入{line}≤收入决算表同科目财政拨款收入`,
      basis: "part-of-whole",
      each: { lines: { table, which: "codes" } },
      left: [{ table, lines: "@line", columns: "income" }],
      right: [{ table: "income", lines: "@line", columns: "fiscal" }],
    }),
  ];
}

export const TIE_OUT_RULES: readonly Rule[] = [
  tieOut({
    id: `${SUMMARY}/income-total`,
    title: "收入支出决算总表本年收入合计=收入决算表合计",
    basis: "same-figure",
    left: [{ table: SUMMARY, lines: "totalIncome", columns: "amount" }],
    right: [{ table: "income", lines: "total", columns: "total" }],
  }),
  tieOut({
    id: `${SUMMARY}/fiscal-income`,
    title: "收入支出决算总表三类财政拨款收入之和=收入决算表财政拨款收入",
    basis: "same-figure",
    left: [{ table: SUMMARY, lines: FUNDS, columns: "amount" }],
    right: [{ table: "income", lines: "total", columns: "fiscal" }],
  }),
  tieOut({
    id: `${SUMMARY}/income-sources`,
    title: "收入支出决算总表{line}=收入决算表合计行同栏",
    basis: "same-figure",
    each: {
      cases: ["superiorSubsidy", "institutional", "operating", "affiliatedRemittance", "otherIncome"].map(
        (source) => ({ "@source": source }),
      ),
    },
    left: [{ table: SUMMARY, lines: "@source", columns: "amount" }],
    right: [{ table: "income", lines: "total", columns: "@source" }],
  }),
  tieOut({
    id: `${SUMMARY}/expenditure-total`,
    title: "收入支出决算总表本年支出合计=支出决算表合计",
    basis: "same-figure",
    left: [{ table: SUMMARY, lines: "totalExpenditure", columns: "amount" }],
    right: [{ table: "expenditure", lines: "total", columns: "total" }],
  }),
  tieOut({
    id: `${SUMMARY}/expenditure-classes`,
    title: "收入支出决算总表{line}=支出决算表同类",
    basis: "same-figure",
    each: { cases: CLASS_CASES },
    left: [{ table: SUMMARY, lines: "@class", columns: "amount" }],
    right: [{ table: "expenditure", lines: "@class", columns: "total" }],
  }),
  tieOut({
    id: `${FISCAL}/income-total`,
    title: "财政拨款总表本年收入合计=收入决算表财政拨款收入",
    basis: "same-figure",
    left: [{ table: FISCAL, lines: "totalIncome", columns: "amount" }],
    right: [{ table: "income", lines: "total", columns: "fiscal" }],
  }),
  tieOut({
    id: `${FISCAL}/income-sources`,
    title: "财政拨款总表{line}=收入支出决算总表同行",
    basis: "same-figure",
    each: { cases: FUNDS.map((fund) => ({ "@fund": fund })) },
    left: [{ table: FISCAL, lines: "@fund", columns: "amount" }],
    right: [{ table: SUMMARY, lines: "@fund", columns: "amount" }],
  }),
  tieOut({
    id: `${FISCAL}/general-total`,
    title: "财政拨款总表本年支出合计（一般公共预算）=一般公共预算财政拨款支出决算表合计",
    basis: "same-figure",
    left: [{ table: FISCAL, lines: "totalExpenditure", columns: "generalBudget" }],
    right: [{ table: GENERAL, lines: "total", columns: "total" }],
  }),
  tieOut({
    id: `${FISCAL}/general-classes`,
    title: "财政拨款总表{line}（一般公共预算）=一般公共预算财政拨款支出决算表同类",
    basis: "same-figure",
    each: { cases: CLASS_CASES },
    left: [{ table: FISCAL, lines: "@class", columns: "generalBudget" }],
    right: [{ table: GENERAL, lines: "@class", columns: "total" }],
  }),
  ...fundTieOuts(
    "government-fund",
    "governmentFund",
    "openingGovernmentFund",
    "政府性基金预算财政拨款收入支出决算表",
  ),
  ...fundTieOuts(
    "state-capital",
    "stateCapital",
    "openingStateCapital",
    "国有资本经营预算财政拨款收入支出决算表",
  ),
  tieOut({
    id: `${GENERAL}/basic-expenditure`,
    title: "一般公共预算财政拨款基本支出=人员经费合计+公用经费合计",
    basis: "same-figure",
    left: [{ table: GENERAL, lines: "total", columns: "basic" }],
    right: [{ table: BASIC, lines: ["personnelTotal", "operatingTotal"], columns: "amount" }],
  }),
  tieOut({
    id: `${GENERAL}/basic-total`,
    title: "一般公共预算财政拨款基本支出=一般公共预算财政拨款基本支出决算表合计",
    basis: "same-figure",
    left: [{ table: GENERAL, lines: "total", columns: "basic" }],
    right: [{ table: BASIC, lines: "basicTotal", columns: "amount" }],
  }),
  usualPartOf({
    premise: NOTHING_NEGATIVE,
    id: `${FISCAL}/carryover-within-all`,
    title: "财政拨款{line}≤收入支出决算总表同项",
    basis: "part-of-whole",
    each: {
      cases: [
        { "@carryover": "openingCarryover", "@column": "amount" },
        { "@carryover": "closingCarryover", "@column": "total" },
      ],
    },
    left: [{ table: FISCAL, lines: "@carryover", columns: "@column" }],
    right: [{ table: SUMMARY, lines: "@carryover", columns: "amount" }],
  }),
  usualPartOf({
    premise: NOTHING_NEGATIVE,
    id: `${FISCAL}/classes-within-all`,
    title: "财政拨款总表{line}≤收入支出决算总表同类",
    basis: "part-of-whole",
    each: { cases: CLASS_CASES },
    left: [{ table: FISCAL, lines: "@class", columns: "total" }],
    right: [{ table: SUMMARY, lines: "@class", columns: "amount" }],
  }),
  usualPartOf({
    premise: NOTHING_NEGATIVE,
    id: `${GENERAL}/within-all`,
    title: "财政拨款支出{line}（{column}）≤支出决算表同科目",
    basis: "part-of-whole",
    each: { lines: { table: GENERAL, which: "codes-and-total" }, columns: ["total", "basic", "project"] },
    left: [
      { table: GENERAL, lines: "@line", columns: "@column" },
      { table: "government-fund", lines: "@line", columns: "@column" },
      { table: "state-capital", lines: "@line", columns: "@column" },
    ],
    right: [{ table: "expenditure", lines: "@line", columns: "@column" }],
  }),
];
