/** A matter that is gone, the numbers behind it closed up: nothing but what a disclosure owes tells that it is missing. */
import { EDITIONS } from "../../../src/editions";
import { seededRandom } from "../../layouts/random";
import { generate } from "../generated";
import type { Line } from "../generated";
import { findingsOf } from "../trial";

const DIGITS = "一二三四五六七八九十";
const NUMBERS = [
  /^(?<number>[一二三四五六七八九十]{1,3})、/u,
  /^（(?<number>[一二三四五六七八九十]{1,3})）/u,
];

/** The level of a title, 0 the highest; -1 for any other line. */
function levelOf({ text }: Line): number {
  return NUMBERS.findIndex((number) => number.test(text));
}

/** 十一 → 十; numbers to nineteen. */
function oneLess(number: string): string {
  if (number === "十一") return "十";
  return number.length === 2 ? `十${oneLess(number.slice(1))}` : (DIGITS[DIGITS.indexOf(number) - 1] ?? "");
}

/** Without the title and all that stands under it; its siblings behind it are numbered anew. */
function withoutTitle(lines: readonly Line[], start: number): Line[] {
  const level = levelOf(lines[start] ?? { text: "", section: "" });
  const isTitle = (line: Line): boolean => levelOf(line) >= 0;
  const next = lines.findIndex((line, at) => at > start && isTitle(line) && levelOf(line) <= level);
  const after = next < 0 ? [] : lines.slice(next);
  const above = after.findIndex((line) => isTitle(line) && levelOf(line) < level);
  const siblings = above < 0 ? after.length : above;
  const closed = after.map((line, position): Line => {
    const number = position < siblings ? NUMBERS[level]?.exec(line.text)?.groups?.["number"] : undefined;
    return number === undefined ? line : { ...line, text: line.text.replace(number, oneLess(number)) };
  });
  return [...lines.slice(0, start), ...closed];
}

const MATTERS = [
  ["the account of operating expenses", /^（.）机关运行经费支出情况/u],
  ["the account of procurement", /^（.）政府采购支出情况/u],
  ["the total of the general budget", /^（一）一般公共预算财政拨款支出(?:决算)?总体情况/u],
  ["the total of 三公", /^（一）“三公”经费支出总体情况/u],
  ["the title of all other matters", /^.{1,2}、其他重要事项/u],
] as const;

test.each(MATTERS)("%s is missed where it was told", (_, title) => {
  let tried = 0;
  for (const [position, edition] of EDITIONS.entries()) {
    const generated = generate(seededRandom(position + 1), edition);
    const start = generated.lines.findIndex(({ text }) => title.test(text));
    if (start < 0) continue;
    tried += 1;
    const said = findingsOf(generated, withoutTitle(generated.lines, start));
    expect(said.map(({ rules }) => rules[0])).toContain("review/told-missing");
    expect(said.map(({ message }) => message).join()).not.toContain("[object");
  }
  expect(tried).toBeGreaterThan(0);
});
