/**
 * 机关运行经费 against 公用经费: equal where all units are administrative or run as such, else a part of it; and items that most units enter alike by function and by economic category.
 */
import type { Rule } from "./rule";
import { partOf, usualTieOut } from "./shapes";

const TABLE = "operating-expenses";
const BASIC = "general-budget-basic-expenditure";
const GENERAL = "general-budget-expenditure";

const ADMINISTRATIVE = "行政、参公单位的公用经费都是机关运行经费";

export const OPERATING_EXPENSE_RULES: readonly Rule[] = [
  partOf({
    id: `${TABLE}/within-operating`,
    title: "机关运行经费合计≤公用经费合计",
    basis: "operating-expenses",
    left: [{ table: TABLE, lines: "total", columns: "amount" }],
    right: [{ table: BASIC, lines: "operatingTotal", columns: "amount" }],
  }),
  {
    ...usualTieOut({
      id: `${TABLE}/equals-operating`,
      title: "机关运行经费合计=公用经费合计（行政、参公单位）",
      basis: "operating-expenses",
      left: [{ table: TABLE, lines: "total", columns: "amount" }],
      right: [{ table: BASIC, lines: "operatingTotal", columns: "amount" }],
    }),
    administrativeOnly: true,
    premise: ADMINISTRATIVE,
  },
  {
    ...usualTieOut({
      id: `${TABLE}/equals-operating-by-code`,
      title: "机关运行经费{line}=基本支出同科目（行政、参公单位）",
      basis: "operating-expenses",
      each: { lines: { table: TABLE, which: "codes" } },
      left: [{ table: TABLE, lines: "@line", columns: "amount" }],
      right: [{ table: BASIC, lines: "@line", columns: "amount" }],
    }),
    administrativeOnly: true,
    premise: ADMINISTRATIVE,
  },
  usualTieOut({
    id: `${GENERAL}/function-and-category`,
    title: "功能分类=同一支出的经济分类（{line}）",
    basis: "two-classifications",
    each: {
      cases: [
        { "@function": "2080505", "@category": "30108" },
        { "@function": "2080506", "@category": "30109" },
        { "@function": "2101103", "@category": "30111" },
        { "@function": "2210201", "@category": "30113" },
        { "@function": "2080801", "@category": "30304" },
      ],
    },
    left: [{ table: GENERAL, lines: "@function", columns: "basic" }],
    right: [{ table: BASIC, lines: "@category", columns: "amount" }],
  }),
];
