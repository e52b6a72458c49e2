/** Names of the totals, sources and kinds of 公开01 to 公开03. */
import { BOTH, CLOSING, OPENING } from "./common-names";
import { bare, name, ref, short } from "./indicator";
import type { Indicator } from "./indicator";

const SUMMARY = "income-expenditure-summary";

const INCOME_PARTS = [
  ["income.superiorSubsidy", "上级补助收入", "superiorSubsidy"],
  ["income.institutional", "事业收入", "institutional"],
  ["income.operating", "经营收入", "operating"],
  ["income.affiliated", "附属单位上缴收入|附属单位缴款收入", "affiliatedRemittance"],
  ["income.other", "其他收入", "otherIncome"],
] as const;

const EXPENDITURE_PARTS = [
  ["expenditure.remittance", "上缴上级支出", "remittance"],
  ["expenditure.operating", "经营支出", "operating"],
  ["expenditure.affiliate", "对附属单位补助支出", "affiliateSubsidy"],
] as const;

export const OVERALL: readonly Indicator[] = [
  {
    id: "overall.both",
    label: "收入支出总计",
    names: [
      name(BOTH, ["收入、支出总计", "收支总计均为", "收、支总计", "收入支出总额"], ["收入总计、支出总计"]),
      short("(收入支出|收支)(总体|规模)?", ["overall"], ["收入支出总体与上年相比"]),
    ],
    final: [ref(SUMMARY, "grandTotalIncome", "amount"), ref(SUMMARY, "grandTotalExpenditure", "amount")],
    bothOf: ["overall.income", "overall.expenditure"],
  },
  {
    id: "overall.income",
    label: "收入总计",
    names: [
      name(
        "(本单位|本部门)?(收入(决算)?(总计|总额)|总收入)",
        ["收入总计100.00万元", "本部门收入总计100.00万元"],
        ["财政拨款收入总计", "本年收入合计"],
      ),
    ],
    final: [ref(SUMMARY, "grandTotalIncome", "amount")],
    parts: ["income.total", "overall.surplusUsed", "overall.opening"],
  },
  {
    id: "overall.expenditure",
    label: "支出总计",
    names: [
      name(
        "(本单位|本部门)?(支出(决算)?(总计|总额)|总支出)",
        ["支出总计100.00万元", "本部门支出总计100.00万元"],
        ["财政拨款支出总计"],
      ),
    ],
    final: [ref(SUMMARY, "grandTotalExpenditure", "amount")],
    parts: ["expenditure.total", "overall.distribution", "overall.closing"],
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

export const YEAR_TOTALS: readonly Indicator[] = [
  {
    id: "income.total",
    label: "本年收入合计",
    names: [
      name(
        "(本年|当年|年度)?(总)?收入(决算)?合计|(本年|当年)总?收入",
        ["本年收入合计100.00万元", "收入合计"],
        ["财政拨款收入合计"],
      ),
      short(
        "(本单位|本部门|全年|总)收入(决算)?(总额|总数|总计)?|(本单位|本部门){year}收入为",
        ["income"],
        ["本单位收入为100.00万元"],
      ),
      bare("收入", ["income", "overall"], ["收入100.00万元"], ["overall.income"]),
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
        "(本单位|本部门|全年|总)支出(决算)?(总额|总数|总计)?|(本单位|本部门){year}支出为",
        ["expenditure"],
        ["本单位支出为100.00万元"],
      ),
      bare("支出", ["expenditure", "overall"], ["支出100.00万元"], ["overall.expenditure"]),
    ],
    final: [ref("expenditure", "total", "total"), ref(SUMMARY, "totalExpenditure", "amount")],
    parts: ["expenditure.basic", "expenditure.project", ...EXPENDITURE_PARTS.map(([id]) => id)],
  },
  {
    id: "income.fiscal",
    label: "财政拨款收入",
    names: [
      short(
        "(本年|当年)?财政拨款收入",
        ["income", "overall"],
        ["财政拨款收入90.00万元", "本年财政拨款收入90.00万元"],
        ["一般公共预算财政拨款收入"],
      ),
      short("财政拨款", [], []),
    ],
    final: [ref("income", "total", "fiscal")],
    shareOf: "income.total",
    parts: ["generalBudget.income", "governmentFund.income", "stateCapital.income"],
  },
  ...INCOME_PARTS.map(([id, names, column]): Indicator => ({
    id,
    label: names.split("|")[0] ?? names,
    names: [name(`(本年|当年)?(${names})`, [`${names.split("|")[0] ?? names}2.00万元`])],
    final: [ref("income", "total", column)],
    shareOf: "income.total",
  })),
  {
    id: "expenditure.basic",
    label: "基本支出",
    names: [
      short(
        "(本年|当年)?基本支出",
        ["expenditure", "overall"],
        ["基本支出90.00万元"],
        ["一般公共预算财政拨款基本支出"],
      ),
    ],
    final: [ref("expenditure", "total", "basic")],
    shareOf: "expenditure.total",
  },
  {
    id: "expenditure.project",
    label: "项目支出",
    names: [short("(本年|当年)?项目支出", ["expenditure", "overall"], ["项目支出10.00万元"])],
    final: [ref("expenditure", "total", "project")],
    shareOf: "expenditure.total",
  },
  ...EXPENDITURE_PARTS.map(([id, label, column]): Indicator => ({
    id,
    label,
    names: [name(`(本年|当年)?${label}`, [`${label}0.00万元`])],
    final: [ref("expenditure", "total", column)],
    shareOf: "expenditure.total",
  })),
];
