/** What stands over the amounts of a table that has one column of them. */
export const AMOUNT_HEADERS = [
  "金额",
  "决算数",
  "决算金额",
  "决算",
  "支出决算",
  "支出决算数",
  "收入决算数",
  "全年决算数",
  "支出数",
  "支出金额",
  "收入金额",
  "本年数",
] as const;
