/**
 * 年初结转 against last year's 年末结转: a question rather than an error, since opening balances are adjusted (年初余额调整).
 * Compared only where last year's workbook is given.
 */
import { priorTable, type Rule } from "./rule";
import { usualTieOut } from "./shapes";

const SUMMARY = "income-expenditure-summary";
const FISCAL = "appropriation-summary";

function fundRule(table: "government-fund" | "state-capital", title: string): Rule {
  return usualTieOut({
    id: `${table}/prior-closing`,
    title: `${title}年初结转和结余合计=上年年末结转和结余合计`,
    basis: "roll-forward",
    left: [{ table, lines: "total", columns: "opening" }],
    right: [{ table: priorTable(table), lines: "total", columns: "closing" }],
  });
}

export const ROLL_FORWARDS: readonly Rule[] = [
  usualTieOut({
    id: `${SUMMARY}/prior-closing`,
    title: "收入支出决算总表年初结转和结余=上年年末结转和结余",
    basis: "roll-forward",
    left: [{ table: SUMMARY, lines: "openingCarryover", columns: "amount" }],
    right: [{ table: priorTable(SUMMARY), lines: "closingCarryover", columns: "amount" }],
  }),
  usualTieOut({
    id: `${FISCAL}/prior-closing`,
    title: "财政拨款总表{line}=上年年末财政拨款结转和结余同项",
    basis: "roll-forward",
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
  }),
  fundRule("government-fund", "政府性基金预算财政拨款"),
  fundRule("state-capital", "国有资本经营预算财政拨款"),
];
