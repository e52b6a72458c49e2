/** 政府采购支出情况表. A contract is not a payment, so only the nesting of contracts is certain. */
import type { Rule } from "./rule";
import { footing, partOf, usualPartOf } from "./shapes";

const TABLE = "procurement";

export const PROCUREMENT_RULES: readonly Rule[] = [
  footing(
    { id: `${TABLE}/footing`, title: "政府采购支出合计=货物+工程+服务", basis: "procurement-form" },
    TABLE,
    "total",
    ["goods", "works", "services"],
    ["amount"],
  ),
  partOf({
    id: `${TABLE}/micro-within-sme`,
    title: "授予小微企业合同金额≤授予中小企业合同金额",
    basis: "part-of-whole",
    left: [{ table: TABLE, lines: "microContracts", columns: "amount" }],
    right: [{ table: TABLE, lines: "smeContracts", columns: "amount" }],
  }),
  usualPartOf({
    id: `${TABLE}/sme-within-total`,
    title: "授予中小企业合同金额≤政府采购支出合计",
    basis: "part-of-whole",
    left: [{ table: TABLE, lines: "smeContracts", columns: "amount" }],
    right: [{ table: TABLE, lines: "total", columns: "amount" }],
  }),
  usualPartOf({
    id: `${TABLE}/within-expenditure`,
    title: "政府采购支出合计≤本年支出合计",
    basis: "part-of-whole",
    left: [{ table: TABLE, lines: "total", columns: "amount" }],
    right: [{ table: "income-expenditure-summary", lines: "totalExpenditure", columns: "amount" }],
  }),
];
