import { factOf, type Fact, type Facts } from "../../engine/fact";
import { printed, printedValue } from "../../engine/printed";
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import type { FigurePlace } from "../../tables/ids";
import { knownFact } from "../../tables/known-fact";

const [SUMMARY, FISCAL] = ["income-expenditure-summary", "appropriation-summary"] as const;

type Terms = readonly (readonly [sign: 1 | -1, ...figure: FigurePlace])[];

/** What there is to distribute: 01 less 04, line by line. */
const LIMITS: readonly { readonly name: string; readonly terms: Terms }[] = [
  // What other years left is carried over, not distributed.
  {
    name: "财政拨款以外的本年收入",
    terms: [
      [1, SUMMARY, "totalIncome", "amount"],
      [-1, FISCAL, "totalIncome", "amount"],
    ],
  },
  {
    name: "财政拨款以外的收支结余",
    terms: [
      [1, SUMMARY, "totalIncome", "amount"],
      [1, SUMMARY, "surplusUsed", "amount"],
      [1, SUMMARY, "openingCarryover", "amount"],
      [-1, SUMMARY, "totalExpenditure", "amount"],
      [-1, FISCAL, "totalIncome", "amount"],
      [-1, FISCAL, "openingCarryover", "amount"],
      [1, FISCAL, "totalExpenditure", "total"],
    ],
  },
];

/** Only where something is distributed: a reversal that leaves less than nothing distributes nothing either. */
export const distributionWithinSurplus = defineInspection({
  id: "income-expenditure-summary/distribution-within-surplus",
  title: "结余分配≤财政拨款以外的本年收入和收支结余",
  says: "结余分配不应大于财政拨款以外的本年收入，也不应大于财政拨款以外的收支结余。",
  basis: "part-of-whole",
  severity: "warning",
  inspect: (facts) => {
    const distributed = knownFact(facts, SUMMARY, "surplusDistribution", "amount");
    if (!distributed?.amount || distributed.amount.value <= 0) return [];
    for (const { name, terms } of LIMITS) {
      const limit = limitOf(facts, terms);
      const { value, half } = distributed.amount;
      if (!limit || value - limit.value <= half + limit.half) continue;
      const message = `结余分配 ${printed(distributed)} 大于${name} ${printedValue(distributed, limit.value)}，请核实`;
      const remark: Remark = { severity: "warning", message, facts: [distributed, ...limit.facts] };
      return [remark];
    }
    return [];
  },
});

/** `null` where a figure of it cannot be read. */
function limitOf(facts: Facts, terms: Terms): { value: number; half: number; facts: Fact[] } | null {
  const limit = { value: 0, half: 0, facts: [] as Fact[] };
  for (const [sign, table, line, column] of terms) {
    const fact = factOf(facts, table, line, column);
    if (!fact?.amount) {
      if (fact || !facts.tables.has(table)) return null;
      continue;
    }
    limit.value += sign * fact.amount.value;
    limit.half += fact.amount.half;
    limit.facts.push(fact);
  }
  return limit;
}
