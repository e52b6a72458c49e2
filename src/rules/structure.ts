/** What the search for faults of a workbook's structure has to know of the tables. */
import type { StructureKnowledge } from "../engine/localize/structure/knowledge";
import { RULES } from ".";

const [INCOME, EXPENDITURE, GENERAL] = ["income", "expenditure", "general-budget-expenditure"] as const;
const [FUND, CAPITAL] = ["government-fund", "state-capital"] as const;

export const STRUCTURE: StructureKnowledge = {
  tablesOf: new Map(
    RULES.map(({ id, left, right }) => [id, [...new Set([...left, ...right].map(({ table }) => table))]]),
  ),
  coded: new Map([
    [INCOME, "total"],
    [EXPENDITURE, "total"],
    [GENERAL, "total"],
    [FUND, "total"],
    [CAPITAL, "total"],
  ]),
  bySource: new Set([INCOME, FUND, CAPITAL]),
  sums: [
    // What is spent by code comes from the three budgets, unless there is other money.
    ...["total", "basic", "project"].map((column) => ({
      whole: [EXPENDITURE, column] as const,
      parts: [GENERAL, FUND, CAPITAL].map((table) => [table, column] as const),
      share: 0.6,
      least: 4,
    })),
    {
      whole: [INCOME, "fiscal"],
      parts: [
        [GENERAL, "total"],
        [FUND, "income"],
        [CAPITAL, "income"],
      ],
      codes: { of: GENERAL, isIn: true },
      share: 0.6,
      least: 4,
    },
    // A fund's code belongs to the fund alone: all its appropriation is the fund's income.
    {
      whole: [INCOME, "fiscal"],
      parts: [
        [FUND, "income"],
        [CAPITAL, "income"],
      ],
      codes: { of: GENERAL, isIn: false },
      share: 0.9,
      least: 2,
    },
  ],
  bounds: [
    { part: ["three-public", "total", "final"], whole: [GENERAL, "total", "total"] },
    { part: ["procurement", "total", "amount"], whole: [EXPENDITURE, "total", "total"] },
    {
      part: ["operating-expenses", "total", "amount"],
      whole: ["general-budget-basic-expenditure", "operatingTotal", "amount"],
    },
  ],
  optional: new Set([FUND, CAPITAL]),
};
