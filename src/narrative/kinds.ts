/** 其中：the kinds of a table's total that occur, each with its share. */
import { joined, NOTHING, phrase } from "../engine/compose/define-paragraph";
import type { Phrase } from "../engine/compose/define-paragraph";
import { figureSpan, rateSpan } from "../engine/compose/figure";
import type { Figure, RateStyle } from "../engine/compose/figure";
import type { ColumnOf } from "../tables/ids";
import type { Brief } from "./brief";

type KindTable = "income" | "expenditure";
export type Kinds<T extends KindTable = KindTable> = readonly (readonly [
  column: ColumnOf<T>,
  name: string,
])[];

export const INCOME_KINDS: Kinds<"income"> = [
  ["fiscal", "财政拨款收入"],
  ["superiorSubsidy", "上级补助收入"],
  ["institutional", "事业收入"],
  ["operating", "经营收入"],
  ["affiliatedRemittance", "附属单位上缴收入"],
  ["otherIncome", "其他收入"],
];

export const EXPENDITURE_KINDS: Kinds<"expenditure"> = [
  ["basic", "基本支出"],
  ["project", "项目支出"],
  ["remittance", "上缴上级支出"],
  ["operating", "经营支出"],
  ["affiliateSubsidy", "对附属单位补助支出"],
];

/** `1,000.00万元，其中：财政拨款收入900.00万元，占90.00%；…`; without any kind only the total. */
export function totalWithKinds(brief: Brief, table: KindTable, kinds: Kinds, style: RateStyle): Phrase {
  const total = brief.table(table, "total", "total");
  const parts = kinds
    .filter(([column]) => brief.occurs(table, "total", column))
    .map(([column, name]) => ({ name, figure: brief.table(table, "total", column) }))
    .map(({ name, figure }) => phrase`${name}${figureSpan(figure)}万元${share(figure, total, style)}`);
  const list = parts.length > 0 ? phrase`，其中：${joined(parts, "；")}` : NOTHING;
  return phrase`${figureSpan(total)}万元${list}`;
}

/** `，占93.05%`; nothing on a base of 0, nor where the part is below zero or above the whole because another is. */
export function share(part: Figure, whole: Figure, style: RateStyle): Phrase {
  const isPart =
    part.value === null || whole.value === null || (part.value >= 0 && part.value <= whole.value);
  if (!isPart) return NOTHING;
  const rate = rateSpan(part, whole, style);
  return rate ? phrase`，占${rate}` : NOTHING;
}
