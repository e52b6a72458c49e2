/** Reading does not grow faster than the text: twice the hostile text makes twice the tokens, and claims stay bounded. */
import { tokensOf } from "../../src/review/read/lexer";
import { readText } from "../../src/review/read/read-text";
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";

const LEAD = "一、收入支出决算总体情况说明\n2024年度收入总计2673.16万元，支出总计2673.16万元。\n";

test.each([
  ["commas between figures", "1,", 4_000],
  ["quotes", "“", 20_000],
  ["quoted names", "“三公”", 4_000],
  ["brackets", "（", 10_000],
  ["one name again and again", "人员经费", 4_000],
  ["groups of names", "收入总计、支出总计均为1万元，", 1_000],
])("%s", (_, piece, times) => {
  const count = (text: string): number => tokensOf(text).length;
  const [once, twice] = [piece.repeat(times), piece.repeat(2 * times)];
  expect(count(twice)).toBeLessThanOrEqual(2 * count(once) + 2);
  const { statements } = readText(textOfLines(LEAD + once));
  expect(Math.max(0, ...statements.map(({ claims }) => claims.length))).toBeLessThanOrEqual(60);
  expect(review(textOfLines(LEAD + once)).findings.length).toBeLessThan(20);
});

/** A text that grows line by line, or stop by stop, is never copied whole for each of them. */
test.each([
  ["lines without an end", "一般公共服务支出\n"],
  ["English stops", "万元."],
])("%s", (_, piece) => {
  const [block] = readText(textOfLines(LEAD + piece.repeat(20_000))).blocks.slice(-1);
  expect(block?.block.text.length).toBeGreaterThan(20_000);
});
