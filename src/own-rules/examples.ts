/** What an empty sheet 自定义勾稽 shows a user who has never written a rule, for the tables that his workbook has. */
import type { Fact, FactId, Facts, TableId } from "../engine/fact";
import { toReference } from "../workbook/address";
import { moneyNumber } from "../workbook/amount";
import type { ContentCell } from "../workbook/sheet-content";
import type { RuleField } from "./rule-book";

type Content = Pick<ContentCell, "value" | "formula">;
export type Example = Readonly<Record<RuleField, Content>>;

const LOCAL = "按本地区规定填写";

/** Name, left, relation, right, level; `{…}` is a table as the workbook calls it. */
const EXAMPLES: readonly (readonly [string, string, string, string, string])[] = [
  [
    "示例：公务接待费不超过公用经费的2%",
    "{three-public}[公务接待费,决算数]",
    "≤",
    "2%×{general-budget-basic-expenditure}[公用经费合计,金额]",
    "提醒",
  ],
  [
    "示例：“三公”经费只减不增",
    "{three-public}[合计,决算数]",
    "≤",
    "上年.{three-public}[合计,决算数]",
    "提醒",
  ],
  [
    "示例：会议费和培训费限额",
    "{general-budget-basic-expenditure}[30215会议费]+{general-budget-basic-expenditure}[30216培训费]",
    "≤",
    "20万元",
    "提醒",
  ],
  [
    "示例：每个科目的基本支出",
    "{general-budget-expenditure}[*,基本支出]",
    "≤",
    "{expenditure}[*,基本支出]",
    "错误",
  ],
];

/** Two figures of which the first is never more than the second, as they are clicked. */
const CLICKED = [
  "general-budget-basic-expenditure/personnelTotal/amount",
  "expenditure/total/basic",
] as const;

/** All of them switched off; one is there where all of its tables are. */
export function examplesFor({ tables, byId }: Facts): Example[] {
  const written = EXAMPLES.flatMap(([name, left, relation, right, level]) => {
    const sides = [left, right].map((side) =>
      side.replace(/\{([^}]+)\}/gu, (whole, table: TableId) => {
        const reading = tables.get(table);
        return reading ? (reading.code?.replace(/^公开/u, "") ?? reading.title) : whole;
      }),
    );
    if (sides.some((side) => side.includes("{"))) return [];
    const [one = "", other = ""] = sides;
    return [example([name, { value: one }, relation, { value: other }, level, LOCAL])];
  });
  const [part, whole] = CLICKED.map((id) => byId.get(id as FactId));
  if (!part?.unit || !whole?.unit) return written;
  const how = "输入“=”后点选单元格";
  return [...written, example(["示例：点选单元格", clicked(part), "≤", clicked(whole), "错误", how])];
}

function clicked({ cell, amount, unit }: Fact): Content {
  return { value: moneyNumber(amount?.value ?? 0, unit ?? "万元"), formula: `=${toReference(cell)}` };
}

function example([name, left, relation, right, level, basis]: readonly [
  name: string,
  left: Content,
  relation: string,
  right: Content,
  level: string,
  basis: string,
]): Example {
  return {
    enabled: { value: "否" },
    name: { value: name },
    left,
    relation: { value: relation },
    right,
    level: { value: level },
    basis: { value: basis },
  };
}
