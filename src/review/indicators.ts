/**
 * What sentences speak of, as data: the names of each indicator in blocks' spelling, the facts that state it, and the
 * sections where a short name means it. The first entry that fits name and section is meant.
 */
import type { ColumnId, LineId, TableId } from "../engine/fact";
import type { Section } from "./sections";

export interface FactRef {
  readonly table: TableId;
  readonly line: LineId;
  readonly column: ColumnId;
}

export interface Indicator {
  readonly id: string;
  readonly label: string;
  /** Source of a regular expression over a block's text. */
  readonly names: string;
  /** Sections where the name means this; absent: everywhere. */
  readonly sections?: readonly Section[];
  /** Facts that state the final figure; one that agrees is enough, for the tables' own ties are checked elsewhere. */
  readonly final: readonly FactRef[];
  readonly budget?: FactRef;
  /** What a share without a named denominator is a share of. */
  readonly shareOf?: string;
  /** These parts and no others make up the whole. */
  readonly parts?: readonly string[];
}

function ref(table: TableId, line: LineId, column: ColumnId): FactRef {
  return { table, line, column };
}

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

/** 三公 items: names vary in 费 and 费用, 运行费 and 运行维护费. */
const THREE_PUBLIC_PARTS = [
  [
    "threePublic.abroad",
    "因公出国（境）费",
    String.raw`因公出国(?:\(境\)|、境|境)?费?用?(?:支出)?(?!团组|人)`,
    "abroad",
  ],
  [
    "threePublic.vehicles",
    "公务用车购置及运行维护费",
    "公务用车购置(?:及|和|与)运行(?:维护)?费?用?(?:支出)?",
    "vehicles",
  ],
  [
    "threePublic.vehiclePurchase",
    "公务用车购置费",
    "公务用车购置费?用?(?:支出)?(?!数|公务|及|和|与)",
    "vehiclePurchase",
  ],
  [
    "threePublic.vehicleOperation",
    "公务用车运行维护费",
    "公务用车运行(?:维护)?费?用?(?:支出)?",
    "vehicleOperation",
  ],
  [
    "threePublic.reception",
    "公务接待费",
    "(?<!国内|其他|外宾)公务接待费?用?(?:支出)?(?!批次|人次|数)",
    "reception",
  ],
] as const;

const FUNDS = [
  ["governmentFund", "政府性基金预算财政拨款", "政府性基金(?:预算)?(?:财政拨款)?", "government-fund"],
  ["stateCapital", "国有资本经营预算财政拨款", "国有资本经营(?:预算)?(?:财政拨款)?", "state-capital"],
] as const;

export const INDICATORS: readonly Indicator[] = [
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
  ...THREE_PUBLIC_PARTS.map(([id, label, names, line]): Indicator => ({
    id,
    label,
    names,
    sections: ["threePublic"],
    final: [ref("three-public", line, "final")],
    budget: ref("three-public", line, "budget"),
    shareOf: "threePublic.total",
    ...(line === "vehicles"
      ? { parts: ["threePublic.vehiclePurchase", "threePublic.vehicleOperation"] }
      : {}),
  })),
  ...[
    ["threePublic.receptionDomestic", "国内公务接待支出", "(?<!其他)国内公务"],
    ["threePublic.receptionOther", "其他国内公务接待支出", "其他国内公务"],
    ["threePublic.receptionForeign", "外宾接待支出", "外宾"],
    ["threePublic.receptionAbroad", "国（境）外公务接待支出", "国\\(境\\)外公务"],
  ].map(([id = "", label = "", names = ""]): Indicator => ({
    id,
    label,
    names: `${names}接待费?(?:支出)?(?!批次|人次)`,
    sections: ["threePublic"],
    final: [],
  })),
  {
    id: "threePublic.total",
    label: "“三公”经费支出",
    names: '(?:一般公共预算)?(?:财政拨款)?"?三公"?经费(?:财政拨款)?(?:支出)?(?:合计|总额)?',
    final: [ref("three-public", "total", "final")],
    budget: ref("three-public", "total", "budget"),
    parts: ["threePublic.abroad", "threePublic.vehicles", "threePublic.reception"],
  },
  {
    id: "operating.total",
    label: "机关运行经费支出",
    names: "机关运行经费(?:支出)?(?!情况)",
    final: [ref("operating-expenses", "total", "amount")],
  },
  {
    id: "procurement.smeReserved",
    label: "面向中小企业预留的采购预算",
    names: "面向中小企业预留(?:的)?政府采购项目预算金额",
    final: [],
  },
  {
    id: "procurement.microReserved",
    label: "面向小微企业预留的采购预算",
    names: "面向小微企业预留(?:的)?政府采购项目预算金额",
    final: [],
  },
  {
    id: "procurement.smeDeal",
    label: "预留项目中由中小企业成交的金额",
    names: "在面向中小企业预留的?政府采购项目中，由中小企业供应商中标或成交的，采购金额",
    final: [],
  },
  {
    id: "procurement.microDeal",
    label: "预留项目中由小微企业成交的金额",
    names: "在面向小微企业预留的?政府采购项目中，由小微企业供应商中标或成交的，采购金额",
    final: [],
  },
  {
    id: "procurement.otherDeal",
    label: "其他项目中由中小企业成交的金额",
    names: "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额",
    final: [],
  },
  {
    id: "procurement.sme",
    label: "授予中小企业合同金额",
    names: "(?:政府采购)?授予中小企业(?:的)?合同金额",
    final: [ref("procurement", "smeContracts", "amount")],
    shareOf: "procurement.total",
  },
  {
    id: "procurement.micro",
    label: "授予小微企业合同金额",
    names: "(?:政府采购)?授予小微企业(?:的)?合同金额",
    final: [ref("procurement", "microContracts", "amount")],
    shareOf: "procurement.sme",
  },
  ...(
    [
      ["goods", "政府采购货物支出", "货物"],
      ["works", "政府采购工程支出", "工程"],
      ["services", "政府采购服务支出", "服务"],
    ] as const
  ).map(([line, label, short]): Indicator => ({
    id: `procurement.${line}`,
    label,
    names: `政府采购${short}(?:支出|金额)|${short}(?:类)?采购(?:支出|金额)|${short}(?:类)?支出`,
    sections: ["procurement", "other"],
    final: [ref("procurement", line, "amount")],
    shareOf: "procurement.total",
  })),
  {
    id: "procurement.total",
    label: "政府采购支出总额",
    names: String.raw`政府采购(?:支出)?(?:总额|合计|总金额|金额)(?:\(以合同签订为准\))?|政府采购支出(?!情况)`,
    final: [ref("procurement", "total", "amount")],
    parts: ["procurement.goods", "procurement.works", "procurement.services"],
  },
];

/** The indicators whose names mean something in a section, in the order in which they are tried. */
export function indicatorsIn(section: Section | null): Indicator[] {
  return INDICATORS.filter(
    (indicator) => !indicator.sections || (section !== null && indicator.sections.includes(section)),
  );
}

export function indicatorById(id: string): Indicator | null {
  return INDICATORS.find((indicator) => indicator.id === id) ?? null;
}
