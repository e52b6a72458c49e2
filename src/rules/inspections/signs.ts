import { printed } from "../../engine/printed";
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import type { Fact } from "../../engine/fact";

/** Only balances and other income may be below zero. An amount and the sums that it is carried into are one question. */
export const negativeAmounts = defineInspection({
  id: "all/negative-amount",
  title: "金额不为负数",
  says: "除可以为负的项目外，金额不应小于零。",
  basis: "signs",
  severity: "warning",
  inspect: (facts) => {
    const byTable = new Map<string, Fact[]>();
    for (const fact of facts.byId.values()) {
      if (fact.measure !== "money" || fact.signed || (fact.amount?.value ?? 0) >= 0) continue;
      byTable.set(fact.table, [...(byTable.get(fact.table) ?? []), fact]);
    }
    return [...byTable.values()].flatMap((found): Remark[] => {
      // The amount itself rather than a sum that it went into.
      const [first, ...others] = [...found].sort((a, b) => depthOf(b) - depthOf(a));
      if (!first) return [];
      const more = others.length > 0 ? `（本表另有 ${others.length} 处负数）` : "";
      const message = `${first.lineLabel}（${first.columnLabel}）为负数 ${printed(first)}，通常不应小于零${more}`;
      return [{ severity: "warning", message, facts: [first, ...others] }];
    });
  },
});

const depthOf = ({ line }: Fact): number => (/^\d+$/u.test(line) ? line.length : 0);
