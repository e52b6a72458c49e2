import { printed } from "../../engine/printed";
import { defineInspection, type Remark } from "../../engine/reconcile/define-inspection";
import type { Fact, Facts } from "../../engine/fact";

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
    // The amount itself rather than a sum that it went into; tables that repeat it ask nothing new.
    const bySubject = new Map<string, Fact[][]>();
    for (const [table, found] of byTable) {
      const own = [...found].sort((a, b) => depthOf(b) - depthOf(a));
      const [first] = own;
      const subject = first && depthOf(first) > 0 ? first.line.slice(0, 3) : table;
      bySubject.set(subject, [...(bySubject.get(subject) ?? []), own]);
    }
    return [...bySubject.values()].flatMap((tables) => remarkOf(tables, facts));
  },
});

const depthOf = ({ line }: Fact): number => (/^\d+$/u.test(line) ? line.length : 0);

function remarkOf(tables: readonly (readonly Fact[])[], facts: Facts): Remark[] {
  const ordered = [...tables].sort(([a], [b]) => (b ? depthOf(b) : 0) - (a ? depthOf(a) : 0));
  const all = ordered.flat();
  const [first] = all;
  if (!first) return [];
  const places = ordered.flatMap(([fact]) => {
    if (!fact) return [];
    const table = tables.length > 1 ? (facts.tables.get(fact.table)?.code ?? "") : "";
    return [`${table}${fact.columnLabel}`];
  });
  const others = all.length - places.length;
  const more = others > 0 ? `（${tables.length > 1 ? "" : "本表"}另有 ${others} 处负数）` : "";
  const message = `${first.lineLabel}（${places.join("、")}）为负数 ${printed(first)}，通常不应小于零${more}`;
  return [{ severity: "warning", message, facts: all }];
}
