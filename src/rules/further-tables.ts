/** Tables that some regions publish beside the common ones: the same relations there. */
import { ECONOMIC_CLASSES, ITEMS_OF_CLASS } from "../tables/general-budget-expenditure-detail";
import type { Rule } from "./rule";
import { crossFooting, partOf, rollUp, tieOut, usualPartOf } from "./shapes";

const FISCAL = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";
const DETAIL = "fiscal-expenditure-detail";
const CATEGORIES = "general-budget-expenditure-detail";
const PROJECT = "general-budget-project";
const CAPITAL = "state-capital-expenditure";
const MEETINGS = "three-public-meetings";
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"] as const;
const DETAIL_COLUMNS = [
  "total",
  ...FUNDS.flatMap((fund) => [fund, `${fund}Basic`, `${fund}Project`] as const),
] as const;
const MEETING_COLUMNS = [
  "total",
  "abroad",
  "reception",
  "vehicles",
  "vehiclePurchase",
  "vehicleOperation",
  "meetings",
  "training",
] as const;

const detailRules: readonly Rule[] = [
  rollUp(DETAIL, "财政拨款支出决算明细表", DETAIL_COLUMNS),
  crossFooting(
    {
      id: `${DETAIL}/cross-footing`,
      title: "财政拨款支出决算明细表：{line}合计=各项财政拨款之和",
      basis: "form-balance",
    },
    DETAIL,
    "total",
    FUNDS,
  ),
  ...FUNDS.map((fund) =>
    crossFooting(
      {
        id: `${DETAIL}/kinds-${fund === "generalBudget" ? "general" : fund === "governmentFund" ? "fund" : "capital"}`,
        title: "财政拨款支出决算明细表：{line}{column}=基本支出+项目支出",
        basis: "form-balance",
      },
      DETAIL,
      fund,
      [`${fund}Basic`, `${fund}Project`],
    ),
  ),
  tieOut({
    id: `${DETAIL}/totals`,
    title: "财政拨款支出决算明细表合计（{column}）=财政拨款收入支出决算总表本年支出合计",
    basis: "same-figure",
    each: { columns: ["total", ...FUNDS] },
    left: [{ table: DETAIL, lines: "total", columns: "@column" }],
    right: [{ table: FISCAL, lines: "totalExpenditure", columns: "@column" }],
  }),
  tieOut({
    id: `${DETAIL}/basic`,
    title: "财政拨款支出决算明细表：一般公共预算财政拨款基本支出合计=一般公共预算财政拨款支出决算表基本支出",
    basis: "same-figure",
    left: [{ table: DETAIL, lines: "total", columns: "generalBudgetBasic" }],
    right: [{ table: GENERAL, lines: "total", columns: "basic" }],
  }),
];

const categoryRules: readonly Rule[] = [
  rollUp(CATEGORIES, "一般公共预算财政拨款支出决算明细表", ["total", ...ECONOMIC_CLASSES]),
  crossFooting(
    {
      id: `${CATEGORIES}/cross-footing`,
      title: "一般公共预算财政拨款支出决算明细表：{line}合计=各类之和",
      basis: "form-balance",
    },
    CATEGORIES,
    "total",
    ECONOMIC_CLASSES,
  ),
  ...[...ITEMS_OF_CLASS].map(([category, items]) =>
    crossFooting(
      {
        id: `${CATEGORIES}/items-${category}`,
        title: "一般公共预算财政拨款支出决算明细表：{line}{column}=所属各款之和",
        basis: "form-balance",
      },
      CATEGORIES,
      category,
      items,
    ),
  ),
  tieOut({
    id: `${CATEGORIES}/by-code`,
    title: "一般公共预算财政拨款支出决算明细表{line}合计=一般公共预算财政拨款支出决算表小计",
    basis: "same-figure",
    each: { lines: { table: GENERAL, which: "codes-and-total" } },
    left: [{ table: CATEGORIES, lines: "@line", columns: "total" }],
    right: [{ table: GENERAL, lines: "@line", columns: "total" }],
  }),
];

const projectRules: readonly Rule[] = [
  rollUp(PROJECT, "一般公共预算财政拨款项目支出决算表", ["amount"]),
  tieOut({
    id: `${PROJECT}/total`,
    title: "一般公共预算财政拨款项目支出决算表合计=一般公共预算财政拨款支出决算表项目支出",
    basis: "same-figure",
    left: [{ table: PROJECT, lines: "total", columns: "amount" }],
    right: [{ table: GENERAL, lines: "total", columns: "project" }],
  }),
];

const capitalRules: readonly Rule[] = [
  rollUp(CAPITAL, "国有资本经营预算财政拨款支出决算表", ["total", "basic", "project"]),
  crossFooting(
    {
      id: `${CAPITAL}/cross-footing`,
      title: "国有资本经营预算财政拨款支出决算表：{line}合计=基本支出+项目支出",
      basis: "form-balance",
    },
    CAPITAL,
    "total",
    ["basic", "project"],
  ),
  tieOut({
    id: `${CAPITAL}/total`,
    title: "财政拨款总表本年支出合计（{column}）=国有资本经营预算财政拨款支出决算表合计",
    basis: "same-figure",
    left: [{ table: FISCAL, lines: "totalExpenditure", columns: "stateCapital" }],
    right: [{ table: CAPITAL, lines: "total", columns: "total" }],
  }),
];

/** Budget and final are lines here, the items columns. */
const meetingRules: readonly Rule[] = [
  crossFooting(
    { id: `${MEETINGS}/footing`, title: "“三公”经费小计=各项之和（{line}）", basis: "three-public-form" },
    MEETINGS,
    "total",
    ["abroad", "reception", "vehicles"],
  ),
  crossFooting(
    {
      id: `${MEETINGS}/vehicles`,
      title: "公务用车小计=购置费+运行维护费（{line}）",
      basis: "three-public-form",
    },
    MEETINGS,
    "vehicles",
    ["vehiclePurchase", "vehicleOperation"],
  ),
  partOf({
    id: `${MEETINGS}/basic-part`,
    title: "基本支出中的{line}≤“三公”经费及会议费、培训费决算数",
    basis: "part-of-whole",
    each: {
      cases: [
        { "@code": "30212", "@item": "abroad" },
        { "@code": "30217", "@item": "reception" },
        { "@code": "30231", "@item": "vehicleOperation" },
        { "@code": "31013", "@item": "vehiclePurchase" },
        { "@code": "30215", "@item": "meetings" },
        { "@code": "30216", "@item": "training" },
      ],
    },
    left: [{ table: BASIC, lines: "@code", columns: "amount" }],
    right: [{ table: MEETINGS, lines: "final", columns: "@item" }],
  }),
  usualPartOf({
    id: `${MEETINGS}/within-budget`,
    title: "{column}决算数≤预算数",
    basis: "three-public-budget",
    premise: "会议费、培训费决算数不超过预算数",
    each: { columns: MEETING_COLUMNS },
    left: [{ table: MEETINGS, lines: "final", columns: "@column" }],
    right: [{ table: MEETINGS, lines: "budget", columns: "@column" }],
  }),
];

export const FURTHER_TABLE_RULES: readonly Rule[] = [
  ...detailRules,
  ...categoryRules,
  ...projectRules,
  ...capitalRules,
  ...meetingRules,
];
