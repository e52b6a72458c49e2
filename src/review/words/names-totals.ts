/** Names of the totals, sources and kinds of 公开01 to 公开06, and of the two funds. */
import { name, ref, short } from "./indicator";
import type { Indicator } from "./indicator";

const SUMMARY = "income-expenditure-summary";
const APPROPRIATION = "appropriation-summary";
const GENERAL = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";

const BOTH = "(收入、?支出|收入和支出|收、?支|总收入、?总支出)(决算)?(总计|总额|合计)(数)?";
const OPENING = "(年初|上年)结转(和|及|与)?(结余)?(资金)?";
const CLOSING = "(年末|年终)结转(和|及|与)?(结余)?(资金)?|结转下年";

const INCOME_PARTS = [
  ["income.superiorSubsidy", "上级补助收入", "superiorSubsidy"],
  ["income.institutional", "事业收入", "institutional"],
  ["income.operating", "经营收入", "operating"],
  ["income.affiliated", "附属单位上缴收入", "affiliatedRemittance"],
  ["income.other", "其他收入", "otherIncome"],
] as const;

const EXPENDITURE_PARTS = [
  ["expenditure.remittance", "上缴上级支出", "remittance"],
  ["expenditure.operating", "经营支出", "operating"],
  ["expenditure.affiliate", "对附属单位补助支出", "affiliateSubsidy"],
] as const;

const OVERALL: readonly Indicator[] = [
  {
    id: "overall.both",
    label: "收入支出总计",
    names: [
      name(BOTH, ["收入、支出总计", "收支总计均为", "收、支总计", "收入支出总额"], ["收入总计、支出总计"]),
      short("(收入支出|收支)(总体|规模)?", ["overall"], ["收入支出总体与上年相比"]),
    ],
    final: [ref(SUMMARY, "grandTotalIncome", "amount"), ref(SUMMARY, "grandTotalExpenditure", "amount")],
  },
  {
    id: "overall.income",
    label: "收入总计",
    names: [
      name("收入(决算)?(总计|总额)|总收入", ["收入总计100.00万元"], ["财政拨款收入总计", "本年收入合计"]),
    ],
    final: [ref(SUMMARY, "grandTotalIncome", "amount")],
  },
  {
    id: "overall.expenditure",
    label: "支出总计",
    names: [name("支出(决算)?(总计|总额)|总支出", ["支出总计100.00万元"], ["财政拨款支出总计"])],
    final: [ref(SUMMARY, "grandTotalExpenditure", "amount")],
  },
  {
    id: "overall.opening",
    label: "年初结转和结余",
    names: [
      short(OPENING, ["overall", "income", "expenditure"], ["年初结转和结余9.81万元", "上年结转1.00万元"]),
    ],
    final: [ref(SUMMARY, "openingCarryover", "amount")],
  },
  {
    id: "overall.closing",
    label: "年末结转和结余",
    names: [
      short(CLOSING, ["overall", "income", "expenditure"], ["年末结转和结余4.90万元", "结转下年1.00万元"]),
    ],
    final: [ref(SUMMARY, "closingCarryover", "amount")],
  },
  {
    id: "overall.surplusUsed",
    label: "使用非财政拨款结余",
    names: [
      name("使用非财政拨款结余(和专用结余|（含专用结余）)?|用事业基金弥补收支差额", [
        "使用非财政拨款结余0万元",
        "使用非财政拨款结余（含专用结余）",
      ]),
    ],
    final: [ref(SUMMARY, "surplusUsed", "amount")],
  },
  {
    id: "overall.distribution",
    label: "结余分配",
    names: [name("结余分配", ["结余分配0.00万元"])],
    final: [ref(SUMMARY, "surplusDistribution", "amount")],
  },
];

const YEAR_TOTALS: readonly Indicator[] = [
  {
    id: "income.total",
    label: "本年收入合计",
    names: [
      name(
        "(本年|当年|年度)?(总)?收入(决算)?合计|(本年|当年)总?收入",
        ["本年收入合计100.00万元", "收入合计"],
        ["财政拨款收入合计"],
      ),
      short("(本单位|本部门|全年|总)收入(决算)?(总额|总数|总计)?", ["income"], ["本单位收入为100.00万元"]),
    ],
    final: [ref("income", "total", "total"), ref(SUMMARY, "totalIncome", "amount")],
    parts: ["income.fiscal", ...INCOME_PARTS.map(([id]) => id)],
  },
  {
    id: "expenditure.total",
    label: "本年支出合计",
    names: [
      name("(本年|当年|年度)?(总)?支出(决算)?合计|(本年|当年)总?支出", [
        "本年支出合计100.00万元",
        "支出合计",
      ]),
      short(
        "(本单位|本部门|全年|总)支出(决算)?(总额|总数|总计)?",
        ["expenditure"],
        ["本单位支出为100.00万元"],
      ),
    ],
    final: [ref("expenditure", "total", "total"), ref(SUMMARY, "totalExpenditure", "amount")],
    parts: ["expenditure.basic", "expenditure.project", ...EXPENDITURE_PARTS.map(([id]) => id)],
  },
  {
    id: "income.fiscal",
    label: "财政拨款收入",
    names: [
      short("财政拨款收入", ["income", "overall"], ["财政拨款收入90.00万元"], ["一般公共预算财政拨款收入"]),
    ],
    final: [ref("income", "total", "fiscal")],
    shareOf: "income.total",
  },
  ...INCOME_PARTS.map(([id, label, column]): Indicator => ({
    id,
    label,
    names: [name(label, [`${label}2.00万元`])],
    final: [ref("income", "total", column)],
    shareOf: "income.total",
  })),
  {
    id: "expenditure.basic",
    label: "基本支出",
    names: [
      short("基本支出", ["expenditure", "overall"], ["基本支出90.00万元"], ["一般公共预算财政拨款基本支出"]),
    ],
    final: [ref("expenditure", "total", "basic")],
    shareOf: "expenditure.total",
  },
  {
    id: "expenditure.project",
    label: "项目支出",
    names: [short("项目支出", ["expenditure", "overall"], ["项目支出10.00万元"])],
    final: [ref("expenditure", "total", "project")],
    shareOf: "expenditure.total",
  },
  ...EXPENDITURE_PARTS.map(([id, label, column]): Indicator => ({
    id,
    label,
    names: [name(label, [`${label}0.00万元`])],
    final: [ref("expenditure", "total", column)],
    shareOf: "expenditure.total",
  })),
];

const APPROPRIATIONS: readonly Indicator[] = [
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
  },
  {
    id: "appropriation.income",
    label: "财政拨款收入总计",
    names: [
      name("财政拨款(总收入|收入(决算)?(总计|总额))", ["财政拨款收入总计100.00万元"]),
      short("收入(决算)?(总计|总额)|总收入", ["appropriation"], ["收入总计100.00万元"]),
    ],
    final: [ref(APPROPRIATION, "grandTotalIncome", "amount")],
  },
  {
    id: "appropriation.expenditure",
    label: "财政拨款支出总计",
    names: [
      name("财政拨款(总支出|支出(决算)?(总计|总额))", ["财政拨款支出总计100.00万元"]),
      short("支出(决算)?(总计|总额)|总支出", ["appropriation"], ["支出总计100.00万元"]),
    ],
    final: [ref(APPROPRIATION, "grandTotalExpenditure", "total")],
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

const GENERAL_BUDGET: readonly Indicator[] = [
  {
    id: "generalBudget.total",
    label: "一般公共预算财政拨款支出",
    names: [
      name(
        "一般公共预算(财政拨款)?(本年|当年)?支出(合计|总计|总额)?",
        ["一般公共预算财政拨款支出211.96万元", "一般公共预算支出"],
        ["一般公共预算财政拨款支出决算总体情况", "一般公共预算财政拨款基本支出", "一般公共预算财政拨款收入"],
      ),
      short("财政拨款支出(合计|总额)?", ["generalBudget", "structure", "detail"], ["财政拨款支出211.96万元"]),
    ],
    final: [ref(GENERAL, "total", "total"), ref(APPROPRIATION, "totalExpenditure", "generalBudget")],
    shareOf: "expenditure.total",
  },
  {
    id: "generalBudget.income",
    label: "一般公共预算财政拨款收入",
    names: [name("一般公共预算(财政拨款)?(本年|当年)?收入(合计)?", ["一般公共预算财政拨款收入206.28万元"])],
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
    id: "basic.personnel",
    label: "人员经费",
    names: [short("人员经费(支出)?", ["basic"], ["人员经费159.77万元"])],
    final: [ref(BASIC, "personnelTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
  {
    id: "basic.operating",
    label: "公用经费",
    names: [short("(日常)?公用经费(支出)?", ["basic"], ["日常公用经费6.52万元", "公用经费6.52万元"])],
    final: [ref(BASIC, "operatingTotal", "amount")],
    shareOf: "generalBudget.basic",
  },
];

const FUNDS = [
  ["governmentFund", "政府性基金预算财政拨款", "政府性基金(预算)?(财政拨款)?", "government-fund"],
  ["stateCapital", "国有资本经营预算财政拨款", "国有资本经营(预算)?(财政拨款)?", "state-capital"],
] as const;

const FUND_TOTALS: readonly Indicator[] = FUNDS.flatMap(([id, label, prefix, table]): Indicator[] => [
  {
    id: `${id}.both`,
    label: `${label}收入支出`,
    names: [name(`${prefix}(收入支出|收入和支出|收入、支出|收支)`, [`${label}收入支出`])],
    final: [],
  },
  {
    id: `${id}.income`,
    label: `${label}收入`,
    names: [
      name(`${prefix}(本年|当年)?收入(合计)?`, [`${label}收入51.00万元`]),
      short("(本年|当年)?收入(决算|合计)?", [id], ["本年收入51.00万元", "收入51.00万元"]),
    ],
    final: [ref(table, "total", "income"), ref(APPROPRIATION, id, "amount")],
  },
  {
    id: `${id}.expenditure`,
    label: `${label}支出`,
    names: [
      name(`${prefix}(本年|当年)?支出(合计)?`, [`${label}支出53.00万元`]),
      short(
        "支出（收入）|支出收入|(本年|当年)?支出(合计)?",
        [id],
        ["本年支出53.00万元", "支出收入105.00万元"],
        ["支出决算为50.00万元"],
      ),
    ],
    final: [ref(table, "total", "total"), ref(APPROPRIATION, "totalExpenditure", id)],
  },
  {
    id: `${id}.opening`,
    label: `${label}年初结转和结余`,
    names: [
      name(`${prefix}(${OPENING})`, [`${label}年初结转和结余`]),
      short(OPENING, [id], ["年初结转2.50万元", "年初结转和结余2.50万元"]),
    ],
    final: [ref(table, "total", "opening")],
  },
  {
    id: `${id}.closing`,
    label: `${label}年末结转和结余`,
    names: [
      name(`${prefix}(年末|年终)结转(和|及|与)?(结余)?`, [`${label}年末结转和结余`]),
      short(CLOSING, [id], ["年末结转0.50万元", "年末结转和结余0.50万元"]),
    ],
    final: [ref(table, "total", "closing")],
  },
  {
    id: `${id}.basic`,
    label: `${label}基本支出`,
    names: [name(`${prefix}基本支出`, [`${label}基本支出`]), short("基本支出", [id], ["基本支出0万元"])],
    final: [ref(table, "total", "basic")],
  },
  {
    id: `${id}.project`,
    label: `${label}项目支出`,
    names: [name(`${prefix}项目支出`, [`${label}项目支出`]), short("项目支出", [id], ["项目支出53.00万元"])],
    final: [ref(table, "total", "project")],
  },
]);

export const TOTALS: readonly Indicator[] = [
  ...APPROPRIATIONS,
  ...OVERALL,
  ...YEAR_TOTALS,
  ...GENERAL_BUDGET,
  ...FUND_TOTALS,
];
