/** Rows slid nobody knows from where: of a list's neighbours that one has no spending is certain where every reading says so. */
import type { Facts } from "../../src/engine/fact";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import { sampleFacts } from "../sample";

const LIST =
  "六、一般公共预算财政拨款基本支出决算情况说明\n公用经费8.48万元，主要包括：办公费、印刷费、手续费。";

/** The workbook where 办公费, 印刷费 and 手续费 have so much. */
function reading(...amounts: readonly [office: number, printing: number, fees: number]): Facts {
  const codes = ["30201", "30202", "30204"] as const;
  return sampleFacts(
    Object.fromEntries(
      codes.map((code, k) => [`general-budget-basic-expenditure/${code}/amount`, amounts[k] ?? 0]),
    ),
  );
}

function said(readings: readonly Facts[]): string[] {
  const { findings } = review(textOfLines(LIST), sampleFacts(), { readings: [readings] });
  return findings.flatMap(({ text, message }) => (message.includes("总有一项") ? [text?.quote ?? ""] : []));
}

test.each<[string, Facts[], string[]]>([
  ["one or the other", [reading(5, 0, 2), reading(0, 5, 2)], ["办公费、印刷费"]],
  ["both in one reading", [reading(5, 0, 2), reading(5, 5, 2)], []],
  ["the same one in all: that is said of it alone", [reading(5, 0, 2), reading(5, 0, 2)], []],
  ["each pair once", [reading(5, 0, 5), reading(0, 5, 0)], ["办公费、印刷费"]],
])("%s", (_, readings, wanted) => {
  expect(said(readings)).toEqual(wanted);
});
