/** Names of 三公, 机关运行经费 and 政府采购; under any heading, for some documents have none. */
import { bare, name, ref, short } from "./indicator";
import type { Indicator } from "./indicator";

const CAR = "(公务用车|公务车|公车)";
const FEE = "(费用|费|经费)?(支出|方面)?";

/** What the parts of 公务用车购置及运行维护费 are called where it was just named. */
const CAR_PARTS = { vehiclePurchase: `购置${FEE}`, vehicleOperation: `(运行维护|运行)${FEE}` };

const THREE_PUBLIC: readonly Indicator[] = (
  [
    [
      "threePublic.abroad",
      "因公出国（境）费",
      `因公(临时)?(出国|出境)(（境）|、境|境|及境)?${FEE}`,
      "abroad",
      ["因公出国（境）费用支出0万元", "因公出国境费"],
      ["因公出国（境）团组0个"],
    ],
    [
      "threePublic.vehicles",
      "公务用车购置及运行维护费",
      `${CAR}(购置费?用?(及|和|与|、)运行(维护|及维护)?|购置及运行费、?维护)${FEE}|${CAR}(费用|费|经费|方面)(支出)?`,
      "vehicles",
      ["公务用车购置及运行维护费支出2.50万元", "公务用车购置和运行费", "公务用车费2.50万元"],
      ["公务用车购置费"],
    ],
    [
      "threePublic.vehiclePurchase",
      "公务用车购置费",
      `${CAR}购置${FEE}`,
      "vehiclePurchase",
      ["公务用车购置支出0万元", "公车购置费决算0万元"],
      ["公务用车购置数", "公务用车购置及运行维护费"],
    ],
    [
      "threePublic.vehicleOperation",
      "公务用车运行维护费",
      `${CAR}(运行维护|运行及维护|运行|维护|运维)${FEE}`,
      "vehicleOperation",
      ["公务用车运行维护费支出2.50万元", "公车运行费决算24.95万元"],
      ["公务用车购置及运行维护费"],
    ],
    [
      "threePublic.reception",
      "公务接待费",
      `公务接待${FEE}`,
      "reception",
      ["公务接待费支出0.03万元"],
      ["国内公务接待费", "公务接待批次3批"],
    ],
  ] as const
).map(([id, label, pattern, line, examples, not]): Indicator => ({
  id,
  label,
  names: [
    name(pattern, examples, not),
    ...(line === "abroad" ? [short("(出国|出境)(（境）|、境|境)?(费用|费|经费)?(支出)?", [], [])] : []),
    ...(line === "reception"
      ? [short("接待(费用|费|经费)(支出)?", [], []), bare("接待", ["threePublic"], ["接待1.30万元"])]
      : []),
    ...(line in CAR_PARTS ? [short(CAR_PARTS[line as keyof typeof CAR_PARTS], [], [])] : []),
  ],
  final: [ref("three-public", line, "final")],
  budget: ref("three-public", line, "budget"),
  shareOf: "threePublic.total",
  ...(line === "vehicles" ? { parts: ["threePublic.vehiclePurchase", "threePublic.vehicleOperation"] } : {}),
}));

const RECEPTIONS: readonly Indicator[] = (
  [
    ["threePublic.receptionDomestic", "国内公务接待支出", "(国内公务|国内)接待", "国内接待费"],
    ["threePublic.receptionOther", "其他国内公务接待支出", "其他国内公务接待", "其他国内公务接待支出"],
    ["threePublic.receptionForeign", "外宾接待支出", "外宾接待|外事接待", "外宾接待费"],
    [
      "threePublic.receptionAbroad",
      "国（境）外公务接待支出",
      "国（境）外(公务)?接待",
      "国（境）外公务接待费",
    ],
  ] as const
).map(([id, label, pattern, example]): Indicator => ({
  id,
  label,
  names: [name(`(${pattern})${FEE}`, [`${example}0.03万元`])],
  final: [],
}));

const PROCUREMENT_PARTS: readonly Indicator[] = (
  [
    ["goods", "政府采购货物支出", "货物"],
    ["works", "政府采购工程支出", "工程"],
    ["services", "政府采购服务支出", "服务"],
  ] as const
).map(([line, label, word]): Indicator => ({
  id: `procurement.${line}`,
  label,
  names: [
    name(`政府采购${word}类?(支出|金额|决算)|${word}类?采购(支出|金额)|政府${word}类?采购(支出|金额)?`, [
      `政府采购${word}支出18.10万元`,
      `${word}采购金额21.07万元`,
    ]),
    short(`${word}类?(支出|采购)(金额|总额)?|${word}类`, ["procurement", "other"], [`${word}支出18.10万元`]),
    bare(word, ["procurement", "other"], [`${word}18.10万元`]),
  ],
  final: [ref("procurement", line, "amount")],
  shareOf: "procurement.total",
}));

const RESERVED: readonly Indicator[] = (
  [
    ["procurement.smeReserved", "面向中小企业预留的采购预算", "面向中小企业预留的?政府采购项目预算金额"],
    ["procurement.microReserved", "面向小微企业预留的采购预算", "面向小微企业预留的?政府采购项目预算金额"],
    [
      "procurement.smeDeal",
      "预留项目中由中小企业成交的金额",
      "在面向中小企业预留的?政府采购项目中，由中小企业供应商中标或成交的，采购金额",
    ],
    [
      "procurement.microDeal",
      "预留项目中由小微企业成交的金额",
      "在面向小微企业预留的?政府采购项目中，由小微企业供应商中标或成交的，采购金额",
    ],
    [
      "procurement.otherDeal",
      "其他项目中由中小企业成交的金额",
      "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额",
    ],
  ] as const
).map(([id, label, pattern]): Indicator => ({
  id,
  label,
  names: [name(pattern, [`${pattern.replaceAll("?", "")}21.07万元`])],
  final: [],
}));

const PROCUREMENT: readonly Indicator[] = [
  ...RESERVED,
  {
    id: "procurement.smePart",
    label: "按货物、工程、服务授予中小企业的合同金额",
    names: [
      name("(货物|工程|服务)(类|采购|类采购)?授予(中小|小微)企业的?合同(金额|额)", [
        "货物采购授予中小企业合同金额占",
      ]),
    ],
    final: [],
  },
  {
    id: "procurement.sme",
    label: "授予中小企业合同金额",
    names: [
      name("(政府采购)?授予中小企业的?(政府采购)?合同(总?金额|额)?", ["授予中小企业合同金额22.46万元"]),
      short(
        "授予中小企业的?(金额)?|中小企业的?(政府采购)?合同(总?金额|额)?",
        ["procurement", "other"],
        ["授予中小企业10.00万元", "中小企业合同金额10.00万元", "中小企业合同10.00万元"],
      ),
      bare("中小企业", ["procurement", "other"], ["中小企业10.00万元"]),
    ],
    final: [ref("procurement", "smeContracts", "amount")],
    shareOf: "procurement.total",
  },
  {
    id: "procurement.micro",
    label: "授予小微企业合同金额",
    names: [
      name("(政府采购)?授予小微企业的?(政府采购)?合同(总?金额|额)?", ["授予小微企业合同金额10.00万元"]),
      bare("小微企业", ["procurement", "other"], ["小微企业10.00万元"]),
      short("授予小微企业的?(金额)?", ["procurement", "other"], ["授予小微企业10.00万元"]),
    ],
    final: [ref("procurement", "microContracts", "amount")],
    shareOf: "procurement.sme",
  },
  ...PROCUREMENT_PARTS,
  {
    id: "procurement.total",
    label: "政府采购支出总额",
    names: [
      name(
        "政府采购(支出)?(总额|合计|总金额|金额|总计|决算)(（以合同签订为准）)?|政府采购支出",
        ["政府采购支出总额22.46万元", "政府采购金额（以合同签订为准）为21.07万元"],
        ["政府采购支出情况"],
      ),
      short("采购(支出)?(总额|金额)", ["procurement", "other"], ["占采购总额的80.59%"]),
      bare("政府采购|(全年)?采购", ["procurement", "other"], ["政府采购22.46万元", "全年采购22.46万元"]),
    ],
    final: [ref("procurement", "total", "amount")],
    parts: ["procurement.goods", "procurement.works", "procurement.services"],
  },
];

/** Told beside 三公 in many regions; the tables hold only what was paid for them out of 基本支出. */
const MEETINGS: readonly Indicator[] = (["会议费", "培训费"] as const).map((label, position) => ({
  id: `gatherings.${position === 0 ? "meetings" : "training"}`,
  label,
  names: [name(`(财政拨款)?${label}(支出)?`, [`${label}支出0.75万元`])],
  final: [],
  isOfSection: true,
}));

export const MATTERS: readonly Indicator[] = [
  ...MEETINGS,
  ...THREE_PUBLIC,
  ...RECEPTIONS,
  {
    id: "threePublic.total",
    label: "“三公”经费支出",
    names: [
      name(
        '(一般公共预算)?(财政拨款)?(安排的?)?"?三公"?经费(财政拨款)?(总)?(支出)?(合计|总额|总计)?',
        ["“三公”经费支出2.53万元", "一般公共预算财政拨款三公经费"],
        ["“三公”经费支出情况"],
      ),
      name('"?三公"?经费(支出)?(决算)?情况：', ["“三公”经费情况：年初预算26.50万元"]),
    ],
    final: [ref("three-public", "total", "final")],
    budget: ref("three-public", "total", "budget"),
    parts: ["threePublic.abroad", "threePublic.vehicles", "threePublic.reception"],
  },
  {
    id: "operating.total",
    label: "机关运行经费支出",
    names: [
      name("机关运行(维护)?经费(支出)?(总额|合计)?", ["机关运行经费支出6.52万元"], ["机关运行经费支出情况"]),
      name("机关运行经费(支出)?(决算)?情况：", ["机关运行经费支出情况：2024年6.52万元"]),
    ],
    final: [ref("operating-expenses", "total", "amount")],
  },
  ...PROCUREMENT,
];
