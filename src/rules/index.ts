/** The catalogue of rules. */
import { CODE_TABLE_RULES } from "./code-tables";
import { FURTHER_TABLE_RULES } from "./further-tables";
import { OPERATING_EXPENSE_RULES } from "./operating-expenses";
import { PROCUREMENT_RULES } from "./procurement";
import { SUMMARY_RULES } from "./summary-tables";
import { THREE_PUBLIC_RULES } from "./three-public";
import type { Rule } from "./rule";
import { TIE_OUT_RULES } from "./tie-outs";

export const RULES: readonly Rule[] = [
  ...SUMMARY_RULES,
  ...CODE_TABLE_RULES,
  ...THREE_PUBLIC_RULES,
  ...PROCUREMENT_RULES,
  ...TIE_OUT_RULES,
  ...OPERATING_EXPENSE_RULES,
  ...FURTHER_TABLE_RULES,
];
