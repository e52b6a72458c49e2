import { defineTable } from "../engine/define-table";
import type { BlockDefinition, ColumnDefinition, LineDefinition } from "../engine/define-table";

const VEHICLE_NAMES = [
  "公务用车购置及运行维护费",
  "公务用车购置及运行费",
  "公务用车购置和运行维护费",
  "公务用车购置和运行费",
  "公务用车购置及运行维护费用",
  "公务用车购置及运行维护费支出",
  "公务用车费",
] as const;
const BUDGET_HEADS = [
  "“三公”经费预算数",
  "“三公”经费年初预算数",
  "“三公”经费全年预算数",
  "预算数",
  "年初预算数",
  "全年预算数",
  "调整预算数",
  "全年预算数（调整预算数）",
  "支出预算数",
] as const;

/** What is spent on; every item has a budget and a final figure. Names vary in 费/费用 and 运行费/运行维护费. */
const ITEMS = [
  { id: "total", label: "合计", names: ["合计", "总计", "“三公”经费合计", "“三公”经费支出合计"] },
  {
    id: "abroad",
    label: "因公出国（境）费",
    names: ["因公出国(境)费", "因公出国(境)费用", "因公出国(境)经费", "因公出国(境)支出"],
  },
  {
    id: "vehicles",
    label: "公务用车购置及运行维护费",
    names: VEHICLE_NAMES.flatMap((name) => [`${name}>小计`, `${name}>合计`]),
  },
  {
    id: "vehiclePurchase",
    label: "公务用车购置费",
    names: [
      "公务用车购置费",
      "公务用车购置费用",
      "公务用车购置",
      ...VEHICLE_NAMES.flatMap((name) => [`${name}>购置费`, `${name}>购置`]),
    ],
  },
  {
    id: "vehicleOperation",
    label: "公务用车运行维护费",
    names: [
      ...["公务用车运行维护费", "公务用车运行费", "公务用车运行维护费用", "公务用车运行维护"],
      ...VEHICLE_NAMES.flatMap((name) => [`${name}>运行维护费`, `${name}>运行费`]),
    ],
  },
  { id: "reception", label: "公务接待费", names: ["公务接待费", "公务接待费用", "公务接待支出"] },
] as const;

/** 预算数 and 决算数 stand over six columns each, or under every item. */
const SIDES = [
  { id: "budget", label: "预算数", heads: BUDGET_HEADS },
  {
    id: "final",
    label: "决算数",
    heads: ["“三公”经费决算数", "“三公”经费支出决算数", "决算数", "支出决算数"],
  },
] as const;

interface ItemColumn extends ColumnDefinition {
  readonly id: (typeof SIDES)[number]["id"];
  readonly line: (typeof ITEMS)[number]["id"];
}

const columns: readonly ItemColumn[] = SIDES.flatMap((side) =>
  ITEMS.map((item): ItemColumn => ({
    id: side.id,
    line: item.id,
    label: `${item.label}${side.label}`,
    headers: item.names.flatMap((name) =>
      side.heads.flatMap((head) => [`${head}>${name}`, `${name}>${head}`]),
    ),
    // Some publish what was spent alone.
    required: item.id === "total" && side.id === "final",
  })),
);

const STATISTICS = [
  {
    id: "abroadGroups",
    label: "因公出国（境）团组数（个）",
    aliases: ["因公出国（境）团组数"],
    measure: "count",
  },
  {
    id: "abroadPersons",
    label: "因公出国（境）人次数（人）",
    aliases: ["因公出国（境）人次数", "因公出国（境）人数（人）"],
    measure: "count",
  },
  { id: "vehiclesPurchased", label: "公务用车购置数（辆）", aliases: ["公务用车购置数"], measure: "count" },
  { id: "vehiclesOwned", label: "公务用车保有量（辆）", aliases: ["公务用车保有量"], measure: "count" },
  {
    id: "receptionBatches",
    label: "国内公务接待批次（个）",
    aliases: ["国内公务接待批次", "国内公务接待批次（批）"],
    measure: "count",
  },
  {
    id: "receptionPersons",
    label: "国内公务接待人次（人）",
    aliases: ["国内公务接待人次"],
    measure: "count",
  },
] as const satisfies readonly LineDefinition[];

const TOTAL = {
  id: "total",
  label: "合计",
  aliases: ["支出合计", "“三公”经费合计", "“三公”经费支出合计"],
} as const;

/** Items in rows, as older forms and the statement of what an institution runs on have them. */
const UPRIGHT = {
  id: "rows",
  stub: "labels",
  columns: [
    {
      id: "budget",
      label: "预算数",
      headers: ["预算数", "年初预算数", "全年预算数", "调整预算数", "本年预算数"],
    },
    {
      id: "final",
      label: "决算数",
      headers: ["决算数", "统计数", "金额", "支出数", "决算统计数", "本年决算数", "支出决算数"],
      required: true,
    },
  ],
  lines: [
    // The heading over the parts may carry their sum, or a dash.
    { id: "total", label: "“三公”经费支出", aliases: ["“三公”经费", "“三公”经费支出决算"] },
    TOTAL,
    { id: "abroad", label: "因公出国（境）费", aliases: ["因公出国（境）费用", "因公出国（境）支出"] },
    {
      id: "vehicles",
      label: "公务用车购置及运行维护费",
      aliases: [
        "公务用车购置及运行费",
        "公务用车费",
        "公务用车购置和运行维护费",
        "公务用车购置及运行维护费用",
      ],
    },
    { id: "vehiclePurchase", label: "公务用车购置费", aliases: ["公务用车购置", "公务用车购置费用"] },
    {
      id: "vehicleOperation",
      label: "公务用车运行维护费",
      aliases: ["公务用车运行费", "公务用车运行维护", "公务用车运行维护费用"],
    },
    { id: "reception", label: "公务接待费", aliases: ["公务接待费用", "公务接待支出"] },
  ],
} as const satisfies BlockDefinition;

/** The same under the names of many regions: whose money it is, and what the table says of it. */
const TITLES = ["", "财政拨款", "一般公共预算", "一般公共预算财政拨款"].flatMap((whose) =>
  [
    ...["“三公”经费支出决算表", "“三公”经费决算表", "“三公”经费支出表", "“三公”经费支出情况表"],
    ...["“三公”经费情况表", "“三公”经费公开表", "“三公”经费支出公开表", "“三公”经费决算情况表"],
    ...["“三公”经费财政拨款支出决算表", "“三公”经费财政拨款支出情况表", "“三公”经费财政拨款支出表"],
    ...[
      "“三公”经费支出预决算表",
      "“三公”经费预决算表",
      "“三公”经费预决算情况表",
      "“三公”经费支出预决算情况表",
    ],
    ...["“三公”经费支出预决算对比表", "“三公”经费预算、决算情况表", "“三公”经费支出预算、决算情况表"],
  ].map((what) => whose + what),
);

/** 财政拨款“三公”经费支出决算表: one row of figures under a two-way head; counts under it in some editions. */
export const threePublic = defineTable({
  id: "three-public",
  title: "财政拨款“三公”经费支出决算表",
  aliases: TITLES,
  blocks: [{ id: "items", stub: "none", columns, lines: [] }],
  upright: [UPRIGHT],
  statistics: STATISTICS,
  examples: {
    accept: [
      "财政拨款“三公”经费支出决算表",
      '一般公共预算财政拨款"三公"经费支出决算表',
      "财政拨款安排的“三公”经费支出决算表",
      "一般公共预算财政拨款“三公”经费支出决算公开表",
      "一般公共预算财政拨款安排的“三公”经费支出情况表",
    ],
    reject: [
      "政府性基金预算财政拨款“三公”经费支出决算表",
      "“三公”经费、行政参公单位机关运行经费情况表",
      "一般公共预算财政拨款支出决算表",
      "机关运行经费支出情况表",
    ],
  },
});
