/** How regions call the balances that a year begins and ends with, as lines and over columns. */
export const OPENING_NAMES = [
  "年初结转结余",
  "上年结转和结余",
  "上年结转结余",
  "年初结转",
  "上年结转",
] as const;

export const CLOSING_NAMES = ["年末结转结余", "结转下年", "年末结转", "年末结余"] as const;

/** A balance stands under its own name, or as the sum of its parts. */
export function headersOf(names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [name, `${name}>小计`, `${name}>合计`]);
}
