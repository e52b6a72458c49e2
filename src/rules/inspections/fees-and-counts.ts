import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import type { Fact } from "../../engine/fact";
import type { LineOf } from "../../tables/ids";
import { knownFact } from "../../tables/known-fact";

const TABLE = "three-public";

/** A fee and the counts that go with it; `oneWay`: the count may stand without the fee (a car that cost nothing). */
interface Pair {
  readonly fee: LineOf<typeof TABLE>;
  readonly counts: readonly LineOf<typeof TABLE>[];
  readonly oneWay?: true;
}

const PAIRS: readonly Pair[] = [
  { fee: "abroad", counts: ["abroadGroups", "abroadPersons"] },
  { fee: "vehiclePurchase", counts: ["vehiclesPurchased"] },
  { fee: "vehicleOperation", counts: ["vehiclesOwned"], oneWay: true },
  { fee: "reception", counts: ["receptionBatches", "receptionPersons"] },
];

/** 0.01 万元, in 分: what the form prints at least. */
const CENT_OF_WAN = 10_000;

const isPositive = (fact: Fact): boolean => (fact.amount?.value ?? 0) > 0;

/** 费用>0 ⇔ 数量>0; 运行费>0 ⇒ 保有量>0. */
export const feesAndCounts = defineInspection({
  id: "three-public/fee-and-count",
  title: "“三公”经费与相关统计数相互对应",
  says: "有因公出国（境）费、公务用车购置费、公务接待费的，相应的团组、人次、购置数、批次应大于零，反之亦然；有公务用车运行维护费的，保有量应大于零。",
  basis: "fees-and-counts",
  severity: "warning",
  inspect: (facts) =>
    PAIRS.flatMap(({ fee, counts, oneWay }): Remark[] => {
      const amount = knownFact(facts, TABLE, fee, "final");
      if (!amount?.amount) return [];
      const isPaid = isPositive(amount);
      // A sheet in 亿元 prints a dinner as nothing.
      if (!isPaid && (oneWay || amount.amount.half > CENT_OF_WAN / 2)) return [];
      const unlike = counts.flatMap((line) => {
        const count = knownFact(facts, TABLE, line, "count");
        return count?.amount && isPositive(count) !== isPaid ? [count] : [];
      });
      if (unlike.length === 0) return [];
      const names = unlike.map(({ lineLabel }) => lineLabel).join("、");
      const message = isPaid
        ? `${amount.lineLabel}有支出而${names}为零`
        : `${names}不为零而${amount.lineLabel}没有支出`;
      return [{ severity: "warning", message, facts: [amount, ...unlike] }];
    }),
});
