/** The indicators by their id; one line here for each file of names. */
import type { Indicator } from "./indicator";
import { APPROPRIATIONS, GENERAL_BUDGET } from "./names-appropriation";
import { FUND_TOTALS } from "./names-funds";
import { MATTERS } from "./names-matters";
import { OVERALL, YEAR_TOTALS } from "./names-year";

export const INDICATORS: readonly Indicator[] = [
  ...APPROPRIATIONS,
  ...OVERALL,
  ...YEAR_TOTALS,
  ...GENERAL_BUDGET,
  ...FUND_TOTALS,
  ...MATTERS,
];

const BY_ID = new Map<string, Indicator>(INDICATORS.map((indicator) => [indicator.id, indicator]));

export function indicatorById(id: Indicator["id"]): Indicator | null {
  return BY_ID.get(id) ?? null;
}
