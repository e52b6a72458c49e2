import { printed } from "../../engine/printed";
import { defineInspection } from "../../engine/reconcile/define-inspection";

/** only balances and other income may be below zero. */
export const negativeAmounts = defineInspection({
  id: "all/negative-amount",
  title: "金额不为负数",
  says: "除可以为负的项目外，金额不应小于零。",
  basis: "signs",
  severity: "warning",
  inspect: (facts) =>
    [...facts.byId.values()]
      .filter((fact) => fact.measure === "money" && !fact.signed && (fact.amount?.value ?? 0) < 0)
      .map((fact) => ({
        severity: "warning",
        message: `${fact.lineLabel}（${fact.columnLabel}）为负数 ${printed(fact)}，通常不应小于零`,
        facts: [fact],
      })),
});
