/** What is written into a draft by hand outlives it. */
import fc from "fast-check";
import { keysOf, withHandEdits } from "../../src/draft/by-hand";
import type { DraftParagraph } from "../../src/draft/paragraph";
import { paragraphText } from "../../src/draft/paragraph";
import type { Span } from "../../src/engine/compose/define-paragraph";

function paragraphOf(spans: readonly Span[], base: number | null = 1): DraftParagraph {
  return { spans, origin: "own", section: null, base, like: base ?? 1 };
}

const words = (text: string): Span => ({ kind: "text", text });
const amount = (text: string): Span => ({ kind: "amount", text, value: 1, sources: [] });

/** `now`: what the draft says after it was made anew. */
function renewed(from: string, to: string, now: readonly Span[]): DraftParagraph | undefined {
  const paragraph = paragraphOf(now);
  return withHandEdits([paragraph], new Map([[keysOf([paragraph])[0] ?? "", { from, to }]])).paragraphs[0];
}

const CASES = [
  [
    "a reason that was written stays beside the new figure",
    "支出5.00万元，主要原因是去年的事【待核：上年原因】。",
    "支出5.00万元，主要原因是今年新增项目。",
    [words("支出"), amount("6.25"), words("万元，主要原因是去年的事【待核：上年原因】。")],
    "支出6.25万元，主要原因是今年新增项目。",
  ],
  [
    "a sentence of one's own behind the paragraph",
    "支出5.00万元。",
    "支出5.00万元。另有说明。",
    [words("支出"), amount("6.25"), words("万元。")],
    "支出6.25万元。另有说明。",
  ],
  [
    "both say the same now",
    "支出5.00万元。",
    "支出6.25万元。",
    [words("支出"), amount("6.25"), words("万元。")],
    "支出6.25万元。",
  ],
  [
    "both changed the figure: the person's stays and is marked",
    "支出5.00万元。",
    "支出5.50万元。",
    [words("支出"), amount("6.25"), words("万元。")],
    "支出5.50【待核：手工改过，按工作簿现为“6.25”】万元。",
  ],
  ["what was taken out stays out", "甲、乙、丙。", "甲、丙。", [words("甲、乙、丙、丁。")], "甲、丙、丁。"],
] as const;

test.each(CASES)("%s", (_, from, to, now, wanted) => {
  const paragraph = renewed(from, to, now);
  expect(paragraph && paragraphText(paragraph)).toBe(wanted);
});

test("figures that nobody touched still know their cells", () => {
  const paragraph = renewed("收1万元，支2万元。", "收1万元，共支2万元！", [
    words("收"),
    amount("3"),
    words("万元，支"),
    amount("4"),
    words("万元。"),
  ]);
  expect(paragraph?.spans.filter(({ kind }) => kind === "amount").map(({ text }) => text)).toEqual([
    "3",
    "4",
  ]);
  expect(paragraph && paragraphText(paragraph)).toBe("收3万元，共支4万元！");
});

const text = fc.string({ unit: fc.constantFrom("甲", "乙", "1", "2", "。", "，", "3.5"), maxLength: 12 });

test("who alone has changed is followed, cut into spans or not", () => {
  fc.assert(
    fc.property(text, text, fc.array(fc.nat({ max: 12 })), (from, other, cuts) => {
      const spansOf = (whole: string): Span[] => {
        const places = [...new Set([0, ...cuts.filter((cut) => cut < whole.length), whole.length])].sort(
          (a, b) => a - b,
        );
        return places.slice(1).map((end, index) => amount(whole.slice(places[index], end)));
      };
      const his = renewed(from, other, spansOf(from));
      expect(his && paragraphText(his)).toBe(other);
      const its = renewed(from, from, spansOf(other));
      expect(its && paragraphText(its)).toBe(other);
      const both = renewed(from, other, spansOf(other));
      expect(both && paragraphText(both)).toBe(other);
    }),
  );
});

test("words in a paragraph that has gone are given back", () => {
  const gone = new Map([["9 0", { from: "旧", to: "手工写的一段" }]]);
  expect(withHandEdits([paragraphOf([words("新")])], gone).lost).toEqual(["手工写的一段"]);
});

test("paragraphs of one pattern are told apart by their words, whatever their number and figures", () => {
  const keys = (texts: readonly string[]): string[] =>
    keysOf(texts.map((each) => paragraphOf([words(each)], null)));
  const [second] = keys(["2、行政运行5.00万元。"]);
  expect(keys(["1、事业运行1.00万元。", "3、行政运行7.25万元。"])[1]).toBe(second);
});
