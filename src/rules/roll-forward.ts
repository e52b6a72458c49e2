/**
 * 年初结转 against last year's 年末结转: CHECKS 58. Both years share their table ids, so the figures of last year stand
 * under ids of their own; they are compared only where last year's workbook is given.
 */
import type { RuleDefinition } from "../engine/reconcile/define-rule";
import type { TableId } from "../engine/fact";
import { tieOut } from "./shapes";

const PRIOR = "prior:";

/** The id of a table of last year's workbook. */
export function priorTable(table: TableId): TableId {
  return `${PRIOR}${table}`;
}

export function isPriorTable(table: TableId): boolean {
  return table.startsWith(PRIOR);
}

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";

function fundRule(table: "government-fund" | "state-capital", title: string): RuleDefinition {
  return tieOut({
    id: `${table}/prior-closing`,
    title: `${title}年初结转和结余合计=上年年末结转和结余合计`,
    basis: "CHECKS 58",
    left: [{ table, lines: "total", columns: "opening" }],
    right: [{ table: priorTable(table), lines: "total", columns: "closing" }],
    keys: [`${table}/total/opening`, `${priorTable(table)}/total/closing`],
  });
}

export const ROLL_FORWARDS: readonly RuleDefinition[] = [
  tieOut({
    id: `${SUMMARY}/prior-closing`,
    title: "收入支出决算总表年初结转和结余=上年年末结转和结余",
    basis: "CHECKS 58",
    left: [{ table: SUMMARY, lines: "openingCarryover", columns: "amount" }],
    right: [{ table: priorTable(SUMMARY), lines: "closingCarryover", columns: "amount" }],
    keys: [`${SUMMARY}/openingCarryover/amount`, `${priorTable(SUMMARY)}/closingCarryover/amount`],
  }),
  tieOut({
    id: `${FISCAL}/prior-closing`,
    title: "财政拨款总表{line}=上年年末财政拨款结转和结余同项",
    basis: "CHECKS 58",
    each: {
      cases: [
        { "@opening": "openingCarryover", "@fund": "total" },
        { "@opening": "openingGeneralBudget", "@fund": "generalBudget" },
        { "@opening": "openingGovernmentFund", "@fund": "governmentFund" },
        { "@opening": "openingStateCapital", "@fund": "stateCapital" },
      ],
    },
    left: [{ table: FISCAL, lines: "@opening", columns: "amount" }],
    right: [{ table: priorTable(FISCAL), lines: "closingCarryover", columns: "@fund" }],
    keys: [`${FISCAL}/openingCarryover/amount`, `${priorTable(FISCAL)}/closingCarryover/total`],
  }),
  fundRule("government-fund", "政府性基金预算财政拨款"),
  fundRule("state-capital", "国有资本经营预算财政拨款"),
];
