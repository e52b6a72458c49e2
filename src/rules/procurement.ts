/** 政府采购支出情况表: CHECKS 18, 19. A contract is not a payment, so only the nesting of contracts is certain. */
import type { RuleDefinition } from "../engine/reconcile/define-rule";
import { footing, partOf } from "./shapes";

const TABLE = "procurement";

export const PROCUREMENT_RULES: readonly RuleDefinition[] = [
  footing(
    { id: `${TABLE}/footing`, title: "政府采购支出合计=货物+工程+服务", basis: "CHECKS 18" },
    TABLE,
    "total",
    ["goods", "works", "services"],
  ),
  partOf({
    id: `${TABLE}/micro-within-sme`,
    title: "授予小微企业合同金额≤授予中小企业合同金额",
    basis: "CHECKS 19",
    left: [{ table: TABLE, lines: "microContracts", columns: "amount" }],
    right: [{ table: TABLE, lines: "smeContracts", columns: "amount" }],
    keys: [`${TABLE}/microContracts/amount`, `${TABLE}/smeContracts/amount`],
  }),
  partOf(
    {
      id: `${TABLE}/sme-within-total`,
      title: "授予中小企业合同金额≤政府采购支出合计",
      basis: "CHECKS 19",
      left: [{ table: TABLE, lines: "smeContracts", columns: "amount" }],
      right: [{ table: TABLE, lines: "total", columns: "amount" }],
      keys: [`${TABLE}/smeContracts/amount`, `${TABLE}/total/amount`],
    },
    "usual",
  ),
];
