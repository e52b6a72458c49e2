/** Names of the totals and parts of 公开04 to 公开06. */
import { BOTH, CLOSING, OPENING } from "./common-names";
import { loose, name, ref, short } from "./indicator";
import type { Indicator } from "./indicator";

const SUMMARY = "income-expenditure-summary";
const APPROPRIATION = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";

export const APPROPRIATIONS: readonly Indicator[] = [
  {
    id: "appropriation.both",
    label: "财政拨款收入支出总计",
    names: [
      name(`财政拨款(${BOTH})`, ["财政拨款收入、支出总计", "财政拨款收支总计"]),
      short(BOTH, ["appropriation"], ["收入支出总计100.00万元"]),
      short("财政拨款(收入支出|收支)(总体)?", ["appropriation"], ["财政拨款收支总体与上年相比"]),
    ],
    final: [
      ref(APPROPRIATION, "grandTotalIncome", "amount"),
      ref(APPROPRIATION, "grandTotalExpenditure", "total"),
    ],
    bothOf: ["appropriation.income", "appropriation.expenditure"],
  },
  {
    id: "appropriation.income",
    label: "财政拨款收入总计",
    names: [
      name("财政拨款(总收入|收入(决算)?(总计|总额))", ["财政拨款收入总计100.00万元"]),
      short("收入(决算)?(总计|总额)|总收入", ["appropriation"], ["收入总计100.00万元"]),
    ],
    final: [ref(APPROPRIATION, "grandTotalIncome", "amount")],
    parts: ["appropriation.received", "appropriation.opening"],
  },
  {
    id: "appropriation.expenditure",
    label: "财政拨款支出总计",
    names: [
      name("财政拨款(总支出|支出(决算)?(总计|总额))", ["财政拨款支出总计100.00万元"]),
      short("支出(决算)?(总计|总额)|总支出", ["appropriation"], ["支出总计100.00万元"]),
    ],
    final: [ref(APPROPRIATION, "grandTotalExpenditure", "total")],
    parts: ["appropriation.spent", "appropriation.closing"],
  },
  {
    id: "appropriation.received",
    label: "财政拨款本年收入",
    names: [
      name("财政拨款(本年|当年)收入(合计)?|财政拨款收入合计|(本年|当年)财政拨款收入", [
        "财政拨款本年收入合计",
      ]),
      short(
        "财政拨款收入|(本年|当年)?收入合计|(本年|当年)收入",
        ["appropriation"],
        ["财政拨款收入90.00万元"],
      ),
    ],
    final: [ref(APPROPRIATION, "totalIncome", "amount")],
    parts: ["generalBudget.income", "governmentFund.income", "stateCapital.income"],
  },
  {
    id: "appropriation.spent",
    label: "财政拨款支出",
    names: [
      name(
        "(本年|当年)?财政拨款(本年|当年)?支出(合计|总额)?",
        ["财政拨款支出211.96万元", "财政拨款本年支出合计"],
        ["一般公共预算财政拨款支出", "“三公”经费财政拨款支出"],
      ),
      short("(本年|当年)?支出合计|(本年|当年)支出", ["appropriation"], ["本年支出合计90.00万元"]),
    ],
    final: [ref(APPROPRIATION, "totalExpenditure", "total")],
    parts: ["generalBudget.total", "governmentFund.expenditure", "stateCapital.expenditure"],
  },
  {
    id: "appropriation.basic",
    label: "财政拨款基本支出",
    names: [],
    final: [],
    sumOf: [
      ref(GENERAL, "total", "basic"),
      ref("government-fund", "total", "basic"),
      ref("state-capital", "total", "basic"),
    ],
    shareOf: "appropriation.spent",
  },
  {
    id: "appropriation.project",
    label: "财政拨款项目支出",
    names: [],
    final: [],
    sumOf: [
      ref(GENERAL, "total", "project"),
      ref("government-fund", "total", "project"),
      ref("state-capital", "total", "project"),
    ],
    shareOf: "appropriation.spent",
  },
  {
    id: "appropriation.opening",
    label: "年初财政拨款结转和结余",
    names: [
      name("(年初|上年)财政拨款结转(和|及|与)?(结余)?(资金)?", ["年初财政拨款结转和结余9.31万元"]),
      short(OPENING, ["appropriation"], ["年初结转和结余9.31万元"]),
    ],
    final: [ref(APPROPRIATION, "openingCarryover", "amount")],
  },
  {
    id: "appropriation.closing",
    label: "年末财政拨款结转和结余",
    names: [
      name("(年末|年终)财政拨款结转(和|及|与)?(结余)?(资金)?", ["年末财政拨款结转和结余1.00万元"]),
      short(CLOSING, ["appropriation"], ["年末结转和结余1.00万元"]),
    ],
    final: [ref(APPROPRIATION, "closingCarryover", "total")],
  },
];

/** 类 of 公开06, which some regions tell instead of 人员经费 and 公用经费. */
const CLASSES: readonly (readonly [code: "301" | "302" | "303" | "310", label: string, pattern?: string])[] =
  [
    ["301", "工资福利支出"],
    ["302", "商品和服务支出"],
    ["303", "对个人和家庭的补助", "对个人和家庭的?补助"],
    ["310", "资本性支出"],
  ];

export const GENERAL_BUDGET: readonly Indicator[] = [
  {
    id: "generalBudget.total",
    label: "一般公共预算财政拨款支出",
    names: [
      name(
        "(本年|当年)?一般公共预算(财政拨款)?(本年|当年)?(总)?支出(合计|总计|总额)?",
        ["一般公共预算财政拨款支出211.96万元", "一般公共预算支出"],
        ["一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款基本支出", "一般公共预算财政拨款收入"],
      ),
      short(
        "(本年|当年)?财政拨款支出(合计|总额)?",
        ["generalBudget", "structure", "detail"],
        ["财政拨款支出211.96万元", "本年财政拨款支出"],
      ),
      // Beside its income, in one sentence.
      short("(本年|当年)支出", [], []),
      short("一般公共预算((财政)?拨款)?", ["expenditure"], ["一般公共预算211.96万元"]),
    ],
    final: [ref(GENERAL, "total", "total"), ref(APPROPRIATION, "totalExpenditure", "generalBudget")],
    shareOf: "expenditure.total",
  },
  {
    id: "generalBudget.income",
    label: "一般公共预算财政拨款收入",
    names: [
      name("一般公共预算(财政拨款)?(本年|当年)?收入(合计)?", ["一般公共预算财政拨款收入206.28万元"]),
      short(
        "一般公共预算((财政)?拨款)?",
        ["income", "appropriation"],
        ["一般公共预算206.28万元", "一般公共预算拨款206.28万元"],
      ),
      short("(本年|当年)收入", [], []),
    ],
    final: [ref(SUMMARY, "generalBudget", "amount"), ref(APPROPRIATION, "generalBudget", "amount")],
    shareOf: "income.total",
  },
  {
    id: "generalBudget.basic",
    label: "一般公共预算财政拨款基本支出",
    names: [
      name("一般公共预算(财政拨款)?基本支出", ["一般公共预算财政拨款基本支出166.28万元"]),
      short(
        "(财政拨款)?基本支出",
        ["basic", "generalBudget", "structure", "detail"],
        ["基本支出166.28万元", "财政拨款基本支出"],
      ),
    ],
    final: [ref(GENERAL, "total", "basic"), ref(BASIC, "basicTotal", "amount")],
    shareOf: "generalBudget.total",
    parts: ["basic.personnel", "basic.operating"],
  },
  {
    id: "generalBudget.project",
    label: "一般公共预算财政拨款项目支出",
    names: [
      name("一般公共预算(财政拨款)?项目支出", ["一般公共预算财政拨款项目支出45.68万元"]),
      short("(财政拨款)?项目支出", ["generalBudget", "structure", "detail"], ["项目支出45.68万元"]),
    ],
    final: [ref(GENERAL, "total", "project")],
    shareOf: "generalBudget.total",
  },
  {
    id: "generalBudget.grand",
    label: "一般公共预算财政拨款总计",
    names: [],
    final: [ref(APPROPRIATION, "grandTotalExpenditure", "generalBudget")],
  },
  {
    id: "basic.personnel",
    label: "人员经费",
    names: [
      short("人员经费(支出)?", ["basic"], ["人员经费159.77万元"]),
      loose("人员(经费|支出)", ["overall", "expenditure"], ["人员支出139.54万元"]),
    ],
    final: [ref(BASIC, "personnelTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
  {
    id: "basic.operating",
    label: "公用经费",
    names: [
      short("(日常)?公用经费(支出)?", ["basic"], ["日常公用经费6.52万元", "公用经费6.52万元"]),
      loose("(日常)?公用(经费|支出)", ["overall", "expenditure"], ["公用支出26.74万元"]),
    ],
    final: [ref(BASIC, "operatingTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
  ...CLASSES.map(([code, label, pattern = label]): Indicator => ({
    id: `basic.${code}`,
    label,
    names: [
      short(pattern.endsWith("支出") ? pattern : `${pattern}(支出)?`, ["basic"], [`${label}128.21万元`]),
    ],
    final: [{ table: BASIC, line: code, column: "amount" }],
    shareOf: "generalBudget.basic",
  })),
];
