/** Tables by functional or economic code in themselves. */
import type { Rule } from "./rule";
import { crossFooting, footing, rollUp, tieOut } from "./shapes";

const INCOME_PARTS = [
  "fiscal",
  "superiorSubsidy",
  "institutional",
  "operating",
  "affiliatedRemittance",
  "otherIncome",
] as const;
const EXPENDITURE_PARTS = ["basic", "project", "remittance", "operating", "affiliateSubsidy"] as const;
/** All 类 that are not paid to persons. */
const OPERATING_CLASSES = ["302", "307", "309", "310", "311", "312", "313", "399"] as const;
const BASIC = "general-budget-basic-expenditure";

/** The two fund tables have the same columns and the same rules. */
function fundRules(table: "government-fund" | "state-capital", title: string): Rule[] {
  return [
    rollUp(table, title, ["opening", "income", "total", "basic", "project", "closing"]),
    crossFooting(
      {
        id: `${table}/cross-footing`,
        title: `${title}：{line}本年支出=基本支出+项目支出`,
        basis: "form-balance",
      },
      table,
      "total",
      ["basic", "project"],
    ),
    tieOut({
      id: `${table}/roll-forward`,
      title: `${title}：{line}年初结转和结余+本年收入=本年支出+年末结转和结余`,
      basis: "fund-balance",
      each: { lines: { table, which: "all" } },
      left: [{ table, lines: "@line", columns: ["opening", "income"] }],
      right: [{ table, lines: "@line", columns: ["total", "closing"] }],
    }),
  ];
}

export const CODE_TABLE_RULES: readonly Rule[] = [
  rollUp("income", "收入决算表", ["total", ...INCOME_PARTS]),
  crossFooting(
    { id: "income/cross-footing", title: "收入决算表：{line}本年收入合计=各栏之和", basis: "form-balance" },
    "income",
    "total",
    INCOME_PARTS,
  ),
  rollUp("expenditure", "支出决算表", ["total", ...EXPENDITURE_PARTS]),
  crossFooting(
    {
      id: "expenditure/cross-footing",
      title: "支出决算表：{line}本年支出合计=各栏之和",
      basis: "form-balance",
    },
    "expenditure",
    "total",
    EXPENDITURE_PARTS,
  ),
  rollUp("general-budget-expenditure", "一般公共预算财政拨款支出决算表", ["total", "basic", "project"]),
  crossFooting(
    {
      id: "general-budget-expenditure/cross-footing",
      title: "一般公共预算财政拨款支出决算表：{line}小计=基本支出+项目支出",
      basis: "form-balance",
    },
    "general-budget-expenditure",
    "total",
    ["basic", "project"],
  ),
  rollUp(BASIC, "一般公共预算财政拨款基本支出决算表", ["amount"]),
  footing(
    {
      id: `${BASIC}/personnel`,
      title: "一般公共预算财政拨款基本支出决算表：人员经费合计=301+303",
      basis: "personnel-and-operating",
    },
    BASIC,
    "personnelTotal",
    ["301", "303"],
    ["amount"],
  ),
  footing(
    {
      id: `${BASIC}/operating`,
      title: "一般公共预算财政拨款基本支出决算表：公用经费合计=301、303以外各类之和",
      basis: "personnel-and-operating",
    },
    BASIC,
    "operatingTotal",
    OPERATING_CLASSES,
    ["amount"],
  ),
  footing(
    {
      id: `${BASIC}/classes`,
      title: "一般公共预算财政拨款基本支出决算表：合计=各类之和",
      basis: "personnel-and-operating",
    },
    BASIC,
    "basicTotal",
    ["301", "303", ...OPERATING_CLASSES],
    ["amount"],
  ),
  footing(
    {
      id: `${BASIC}/total`,
      title: "一般公共预算财政拨款基本支出决算表：合计=人员经费+公用经费",
      basis: "personnel-and-operating",
    },
    BASIC,
    "basicTotal",
    ["personnelTotal", "operatingTotal"],
    ["amount"],
  ),
  ...fundRules("government-fund", "政府性基金预算财政拨款收入支出决算表"),
  ...fundRules("state-capital", "国有资本经营预算财政拨款收入支出决算表"),
  rollUp("operating-expenses", "机关运行经费支出情况表", ["amount"]),
];
