/** The indicators by their id; one line here for each file of names. */
import type { Indicator } from "./indicator";
import { MATTERS } from "./names-matters";
import { TOTALS } from "./names-totals";

export const INDICATORS: readonly Indicator[] = [...TOTALS, ...MATTERS];

const BY_ID = new Map(INDICATORS.map((indicator) => [indicator.id, indicator]));

export function indicatorById(id: string): Indicator | null {
  return BY_ID.get(id) ?? null;
}
