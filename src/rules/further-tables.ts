/** Tables that some regions publish beside the common ones: the relations of CHECKS 8, 9, 12, 16, 24–26, 30, 31 there. */
import type { RuleDefinition } from "../engine/reconcile/define-rule";
import { crossFooting, partOf, rollUp, tieOut } from "./shapes";

const FISCAL = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";
const DETAIL = "fiscal-expenditure-detail";
const PROJECT = "general-budget-project";
const CAPITAL = "state-capital-expenditure";
const MEETINGS = "three-public-meetings";
const FUNDS = ["generalBudget", "governmentFund", "stateCapital"];
const DETAIL_COLUMNS = ["total", ...FUNDS.flatMap((fund) => [fund, `${fund}Basic`, `${fund}Project`])];
const MEETING_COLUMNS = [
  "total",
  "abroad",
  "reception",
  "vehicles",
  "vehiclePurchase",
  "vehicleOperation",
  "meetings",
  "training",
];

const detailRules: readonly RuleDefinition[] = [
  rollUp(DETAIL, "财政拨款支出决算明细表", DETAIL_COLUMNS, "CHECKS 13"),
  crossFooting(
    {
      id: `${DETAIL}/cross-footing`,
      title: "财政拨款支出决算明细表：{line}合计=各项财政拨款之和",
      basis: "CHECKS 9",
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
        basis: "CHECKS 12",
      },
      DETAIL,
      fund,
      [`${fund}Basic`, `${fund}Project`],
    ),
  ),
  tieOut({
    id: `${DETAIL}/totals`,
    title: "财政拨款支出决算明细表合计（{column}）=财政拨款收入支出决算总表本年支出合计",
    basis: "CHECKS 24",
    each: { columns: ["total", ...FUNDS] },
    left: [{ table: DETAIL, lines: "total", columns: "@column" }],
    right: [{ table: FISCAL, lines: "totalExpenditure", columns: "@column" }],
    keys: [`${DETAIL}/total/total`, `${FISCAL}/totalExpenditure/total`],
  }),
  tieOut({
    id: `${DETAIL}/basic`,
    title: "财政拨款支出决算明细表：一般公共预算财政拨款基本支出合计=一般公共预算财政拨款支出决算表基本支出",
    basis: "CHECKS 26",
    left: [{ table: DETAIL, lines: "total", columns: "generalBudgetBasic" }],
    right: [{ table: GENERAL, lines: "total", columns: "basic" }],
    keys: [`${DETAIL}/total/generalBudgetBasic`, `${GENERAL}/total/basic`],
  }),
];

const projectRules: readonly RuleDefinition[] = [
  rollUp(PROJECT, "一般公共预算财政拨款项目支出决算表", ["amount"], "CHECKS 8"),
  tieOut({
    id: `${PROJECT}/total`,
    title: "一般公共预算财政拨款项目支出决算表合计=一般公共预算财政拨款支出决算表项目支出",
    basis: "CHECKS 24",
    left: [{ table: PROJECT, lines: "total", columns: "amount" }],
    right: [{ table: GENERAL, lines: "total", columns: "project" }],
    keys: [`${PROJECT}/total/amount`, `${GENERAL}/total/project`],
  }),
];

const capitalRules: readonly RuleDefinition[] = [
  rollUp(CAPITAL, "国有资本经营预算财政拨款支出决算表", ["total", "basic", "project"], "CHECKS 8"),
  crossFooting(
    {
      id: `${CAPITAL}/cross-footing`,
      title: "国有资本经营预算财政拨款支出决算表：{line}合计=基本支出+项目支出",
      basis: "CHECKS 12",
    },
    CAPITAL,
    "total",
    ["basic", "project"],
  ),
  tieOut({
    id: `${CAPITAL}/total`,
    title: "财政拨款总表本年支出合计（{column}）=国有资本经营预算财政拨款支出决算表合计",
    basis: "CHECKS 25",
    left: [{ table: FISCAL, lines: "totalExpenditure", columns: "stateCapital" }],
    right: [{ table: CAPITAL, lines: "total", columns: "total" }],
    keys: [`${FISCAL}/totalExpenditure/stateCapital`, `${CAPITAL}/total/total`],
  }),
];

/** Budget and final are lines here, the items columns. */
const meetingRules: readonly RuleDefinition[] = [
  crossFooting(
    { id: `${MEETINGS}/footing`, title: "“三公”经费小计=各项之和（{line}）", basis: "CHECKS 16" },
    MEETINGS,
    "total",
    ["abroad", "reception", "vehicles"],
  ),
  crossFooting(
    { id: `${MEETINGS}/vehicles`, title: "公务用车小计=购置费+运行维护费（{line}）", basis: "CHECKS 16" },
    MEETINGS,
    "vehicles",
    ["vehiclePurchase", "vehicleOperation"],
  ),
  partOf({
    id: `${MEETINGS}/basic-part`,
    title: "基本支出中的{line}≤“三公”经费及会议费、培训费决算数",
    basis: "CHECKS 30",
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
    keys: [`${BASIC}/30212/amount`, `${MEETINGS}/final/abroad`],
  }),
  partOf(
    {
      id: `${MEETINGS}/within-budget`,
      title: "{column}决算数≤预算数",
      basis: "CHECKS 31",
      premise: "会议费、培训费决算数不超过预算数",
      each: { columns: MEETING_COLUMNS },
      left: [{ table: MEETINGS, lines: "final", columns: "@column" }],
      right: [{ table: MEETINGS, lines: "budget", columns: "@column" }],
      keys: [`${MEETINGS}/final/total`, `${MEETINGS}/budget/total`],
    },
    "usual",
  ),
];

export const FURTHER_TABLE_RULES: readonly RuleDefinition[] = [
  ...detailRules,
  ...projectRules,
  ...capitalRules,
  ...meetingRules,
];
