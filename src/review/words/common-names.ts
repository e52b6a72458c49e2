/** What totals and balances are called in every section of theirs. */
export const BOTH =
  "(收入、?支出|收入和支出|收、?支|总收入、?总支出)(决算)?(总计|总额|合计|总规模|总量)(数)?";
export const OPENING = "(年初|上年)结转(和|及|与)?(结余)?(资金)?";
export const CLOSING = "(年末|年终)结转(和|及|与)?(结余)?(资金)?|结转下年";
