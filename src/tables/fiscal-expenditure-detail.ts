import { defineTable } from "../engine/define-table";
import type { ColumnDefinition } from "../engine/define-table";
import { TOTAL_LINE } from "./total-line";

const FUNDS = [
  { id: "generalBudget", label: "一般公共预算财政拨款", names: ["一般公共预算财政拨款", "一般公共预算"] },
  {
    id: "governmentFund",
    label: "政府性基金预算财政拨款",
    names: ["政府性基金预算财政拨款", "政府性基金预算"],
  },
  {
    id: "stateCapital",
    label: "国有资本经营预算财政拨款",
    names: ["国有资本经营预算财政拨款", "国有资本经营预算"],
  },
] as const;

type Fund = (typeof FUNDS)[number]["id"];

interface FundColumn extends ColumnDefinition {
  readonly id: Fund | `${Fund}Basic` | `${Fund}Project`;
}

/** One column a fund, or three under it. */
const fundColumns: readonly FundColumn[] = FUNDS.flatMap(({ id, label, names }): FundColumn[] => [
  { id, label, headers: names.flatMap((name) => [name, `${name}>小计`, `${name}>合计`]) },
  { id: `${id}Basic`, label: `${label}基本支出`, headers: names.map((name) => `${name}>基本支出`) },
  { id: `${id}Project`, label: `${label}项目支出`, headers: names.map((name) => `${name}>项目支出`) },
]);

/** 财政拨款支出决算明细表 (四川): what all appropriations were spent on, by economic code and fund. */
export const fiscalExpenditureDetail = defineTable({
  id: "fiscal-expenditure-detail",
  title: "财政拨款支出决算明细表",
  aliases: ["财政拨款支出决算明细公开表"],
  blocks: [
    {
      id: "codes",
      stub: "economic",
      columns: [
        { id: "total", label: "合计", headers: ["合计", "小计", "本年支出合计"], required: true },
        ...fundColumns,
      ],
      lines: [TOTAL_LINE],
    },
  ],
  examples: {
    accept: ["财政拨款支出决算明细表", "五、财政拨款支出决算明细表"],
    reject: [
      "一般公共预算财政拨款支出决算明细表",
      "一般公共预算财政拨款基本支出决算明细表",
      "支出决算明细表",
      "财政拨款支出决算表",
    ],
  },
});
