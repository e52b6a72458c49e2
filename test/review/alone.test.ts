/** What a text proves by itself, one sentence each. */
import { findingsAlone } from "./trial";

const OVERALL = "一、收入支出决算总体情况说明";
const APPROPRIATION = "四、财政拨款收入支出决算总体情况说明";

/** The findings about figures, without those about sections that so short a text has not. */
function findings(title: string, sentence: string): string[] {
  const lines = [title, sentence].map((text) => ({ text, section: "" }));
  return findingsAlone(lines)
    .filter(({ rules }) => rules.includes("review/balance") || rules.includes("review/change"))
    .map(({ text }) => `${text?.quote ?? ""} → ${text?.expected ?? ""}`);
}

test.each([
  [
    "income in all is expenditure in all",
    OVERALL,
    "收入总计100.00万元，支出总计99.00万元。",
    ["99.00万元 → 100.00万元"],
  ],
  [
    "of fiscal money likewise",
    APPROPRIATION,
    "财政拨款收入总计80.00万元，财政拨款支出总计88.00万元。",
    ["88.00万元 → 80.00万元"],
  ],
  [
    "a change of both is held against what is said of each",
    OVERALL,
    "收入总计100.00万元，支出总计100.00万元，与2023年度相比收、支总计各增加10.00万元，增长21.11%。",
    ["增长21.11% → 11.11%"],
  ],
  [
    "and is right where it fits",
    OVERALL,
    "收入总计100.00万元，支出总计100.00万元，与2023年度相比收、支总计各增加10.00万元，增长11.11%。",
    [],
  ],
])("%s", (_, title, sentence, expected) => {
  expect(findings(title, sentence)).toEqual(expected);
});
