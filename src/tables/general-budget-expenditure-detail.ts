import { defineTable } from "../engine/define-table";
import type { ColumnDefinition } from "../engine/define-table";
import { ECONOMIC_CODES } from "./economic-codes";
import type { Code } from "./ids";
import { TOTAL_LINE } from "./total-line";

/** 类 that occur in project expenditure only, with other names of the rest; this form prints all of them. */
const CLASSES = [
  ["301", "工资福利支出"],
  ["302", "商品和服务支出"],
  ["303", "对个人和家庭的补助", "对个人和家庭的补助支出"],
  ["307", "债务利息及费用支出"],
  ["309", "资本性支出（基本建设）"],
  ["310", "资本性支出"],
  ["311", "对企业补助（基本建设）"],
  ["312", "对企业补助"],
  ["313", "对社会保障基金补助"],
  ["399", "其他支出"],
] as const;

export const ECONOMIC_CLASSES = CLASSES.map(([code]) => code);

/** The 款 of each 类, as far as the form prints them; some 类 stand alone. */
export const ITEMS_OF_CLASS: ReadonlyMap<Code, readonly Code[]> = new Map(
  ECONOMIC_CLASSES.flatMap((category) => {
    const items = ECONOMIC_CODES.flatMap(({ code }) =>
      code.length === 5 && code.startsWith(category) ? [code as Code] : [],
    );
    return items.length > 0 ? [[category, items] as const] : [];
  }),
);

interface CategoryColumn extends ColumnDefinition {
  readonly id: "total" | Code;
}

/** A 类 by itself or with its 小计, then its 款. */
const columns: readonly CategoryColumn[] = CLASSES.flatMap(([code, ...names]): CategoryColumn[] => [
  {
    id: code,
    label: names[0],
    headers: names.flatMap((name) => [name, `${name}>小计`, `${name}>合计`]),
  },
  ...ECONOMIC_CODES.filter((item) => item.code.length === 5 && item.code.startsWith(code)).map(
    (item): CategoryColumn => ({
      id: item.code as Code,
      label: item.name,
      headers: names.map((name) => `${name}>${item.name}`),
    }),
  ),
]);

/** 一般公共预算财政拨款支出决算明细表 (四川): by functional code, what it was spent on in columns of economic codes. */
export const generalBudgetExpenditureDetail = defineTable({
  id: "general-budget-expenditure-detail",
  title: "一般公共预算财政拨款支出决算明细表",
  aliases: ["一般公共预算支出决算明细表"],
  blocks: [
    {
      id: "codes",
      stub: "functional",
      columns: [
        { id: "total", label: "合计", headers: ["合计", "小计", "本年支出合计"], required: true },
        ...columns,
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: ["一般公共预算财政拨款支出决算明细表", "七、一般公共预算财政拨款支出决算明细表"],
    reject: [
      "财政拨款支出决算明细表",
      "一般公共预算财政拨款支出决算表",
      "一般公共预算财政拨款基本支出决算明细表",
      "支出决算明细表",
    ],
  },
});
