/** Indicators of 三公, 机关运行经费 and 政府采购. */
import { ref } from "./indicator";
import type { Indicator } from "./indicator";

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

export const MATTERS: readonly Indicator[] = [
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
    id: "procurement.smePart",
    label: "按货物、工程、服务授予中小企业的合同金额",
    names: "(?:货物|工程|服务)(?:采购)?授予中小企业(?:的)?合同金额",
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
