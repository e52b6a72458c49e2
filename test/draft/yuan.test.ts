/** A text in 元: its own amounts stay in 元, and rates follow from what is printed; nothing in the draft is wrong. */
import { draft } from "../../src/draft/draft";
import { paragraphText } from "../../src/draft/paragraph";
import { EDITIONS } from "../../src/editions";
import { textOfLines } from "../../src/review/received-text";
import { formatFen } from "../../src/workbook/amount";
import { pairOf } from "./law";

const inYuan = (text: string): string =>
  text.replace(/(-?\d[\d,]*(?:\.\d+)?)万元/gu, (_, digits: string) => {
    const fen = Math.round(Number(digits.replaceAll(",", "")) * 1_000_000);
    return `${formatFen(fen, "元", { decimals: 2, separators: true })}元`;
  });

test.each(
  EDITIONS.filter(({ id }) => id === "national" || id === "shanghai-2024").map(
    (edition) => [edition.id, edition] as const,
  ),
)("%s", (_, edition) => {
  for (const seed of [3, 6]) {
    const { base, before, now } = pairOf(edition, seed, { near: true });
    const { paragraphs, findings } = draft(textOfLines(inYuan(base)), now, { prior: before });
    const text = paragraphs.map(paragraphText).join("\n");
    expect([...text.matchAll(/\d元/gu)].length).toBeGreaterThan(10);
    const errors = findings.filter(
      ({ severity, message }) => severity === "error" && !message.includes("待填"),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  }
});
