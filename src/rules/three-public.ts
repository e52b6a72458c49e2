/** 财政拨款“三公”经费支出决算表 in itself, and against basic expenditure. */
import type { Rule } from "./rule";
import { footing, partOf, usualPartOf } from "./shapes";

const THREE = "three-public";
const BASIC = "general-budget-basic-expenditure";
const SIDES = ["budget", "final"] as const;

/** Economic codes whose basic expenditure is part of an item. */
const ITEM_CODES = [
  { "@code": "30212", "@item": "abroad" },
  { "@code": "30217", "@item": "reception" },
  { "@code": "30231", "@item": "vehicleOperation" },
  { "@code": "31013", "@item": "vehiclePurchase" },
];

export const THREE_PUBLIC_RULES: readonly Rule[] = [
  footing(
    {
      id: `${THREE}/footing`,
      title: "“三公”经费：合计=因公出国（境）费+公务用车费+公务接待费（{column}）",
      basis: "three-public-form",
    },
    THREE,
    "total",
    ["abroad", "vehicles", "reception"],
    SIDES,
  ),
  footing(
    {
      id: `${THREE}/vehicles`,
      title: "“三公”经费：公务用车小计=购置费+运行维护费（{column}）",
      basis: "three-public-form",
    },
    THREE,
    "vehicles",
    ["vehiclePurchase", "vehicleOperation"],
    SIDES,
  ),
  partOf({
    id: `${THREE}/basic-part`,
    title: "基本支出中的{line}≤“三公”经费决算数",
    basis: "part-of-whole",
    each: { cases: ITEM_CODES },
    left: [{ table: BASIC, lines: "@code", columns: "amount" }],
    right: [{ table: THREE, lines: "@item", columns: "final" }],
  }),
  usualPartOf({
    id: `${THREE}/within-budget`,
    title: "“三公”经费：{line}≤预算数",
    basis: "three-public-budget",
    premise: "“三公”经费决算数不超过预算数",
    each: {
      cases: ["total", "abroad", "vehicles", "vehiclePurchase", "vehicleOperation", "reception"].map(
        (line) => ({ "@item": line }),
      ),
    },
    left: [{ table: THREE, lines: "@item", columns: "final" }],
    right: [{ table: THREE, lines: "@item", columns: "budget" }],
  }),
  usualPartOf({
    id: `${THREE}/within-appropriation`,
    title: "“三公”经费决算数≤财政拨款本年支出",
    basis: "part-of-whole",
    left: [{ table: THREE, lines: "total", columns: "final" }],
    right: [{ table: "appropriation-summary", lines: "totalExpenditure", columns: "total" }],
  }),
  usualPartOf({
    id: `${THREE}/within-basic-and-project`,
    title: "“三公”经费：{line}≤基本支出中的同项+项目支出",
    basis: "part-of-whole",
    premise: "“三公”经费由基本支出和项目支出安排",
    each: { cases: ITEM_CODES },
    left: [{ table: THREE, lines: "@item", columns: "final" }],
    right: [
      { table: BASIC, lines: "@code", columns: "amount" },
      { table: "general-budget-expenditure", lines: "total", columns: "project" },
      { table: "government-fund", lines: "total", columns: "total" },
      { table: "state-capital", lines: "total", columns: "total" },
    ],
  }),
];
