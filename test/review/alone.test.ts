/** What a text proves by itself, one sentence each. */
import { findingsAlone } from "./trial";

const OVERALL = "一、收入支出决算总体情况说明";
const APPROPRIATION = "四、财政拨款收入支出决算总体情况说明";

const FIGURES: ReadonlySet<string> = new Set([
  "review/balance",
  "review/change",
  "review/completion",
  "review/share",
  "review/sum",
]);

/** The findings about figures, without those about sections that so short a text has not. */
function findings(title: string, sentence: string): string[] {
  const lines = [title, sentence].map((text) => ({ text, section: "" }));
  return findingsAlone(lines)
    .filter(({ rules }) => rules.some((rule) => FIGURES.has(rule)))
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
  [
    "income in all is the year's, what was drawn from reserves and what was carried over",
    OVERALL,
    "收入总计100.00万元，其中：本年收入合计90.00万元，使用非财政拨款结余0万元，年初结转和结余5.00万元。",
    ["100.00万元 → 95.00万元"],
  ],
  [
    "of which many leave one out",
    OVERALL,
    "收入总计100.00万元，其中：本年收入合计90.00万元，年初结转和结余5.00万元。",
    [],
  ],
  [
    "a multiple is a rate",
    OVERALL,
    "本年收入合计130.00万元，是上年100.00万元的1.6倍。",
    ["100.00万元的1.6倍 → 130%"],
  ],
  ["as coarse as it is printed", OVERALL, "本年收入合计134.90万元，是上年100.00万元的1.3倍，增长0.3倍。", []],
  [
    "a share may stand behind the sum that it is of",
    "五、一般公共预算财政拨款支出决算情况说明",
    "本年支出合计200.00万元。一般公共预算财政拨款支出100.00万元，在本年支出合计中占60.00%。",
    ["占60.00% → 50.00%"],
  ],
  [
    "the parts of a budget in brackets make the budget",
    "七、“三公”经费支出决算情况说明",
    "“三公”经费预算26.00万元（其中：因公出国（境）费0万元、公务用车购置及运行费25.00万元、公务接待费1.50万元），决算26.25万元。",
    ["26.00万元 → 26.50万元"],
  ],
])("%s", (_, title, sentence, expected) => {
  expect(findings(title, sentence)).toEqual(expected);
});
