/** What the contents count: lines of a text, and pages of rows that are not broken. */
import { linesOf, squaresOf } from "../../../src/report/disclosure/text-lines";
import { pagesOfRows } from "../../../src/report/disclosure/pages-of-rows";

test.each([
  ["", 10, 0, 1],
  ["一二三四五六七八九十", 10, 0, 1],
  ["一二三四五六七八九十一", 10, 0, 2],
  ["一二三四五六七八九十", 10, 2, 2],
  // A mark hangs into the margin, and never begins a line.
  ["一二三四五六七八九十，", 10, 0, 1],
  // A figure stays whole: five squares and the gap before it no longer fit.
  ["一二三四五六123,456.78", 10, 0, 2],
  // Two digits are one square wide, with a gap on both sides.
  ["一二三四24五六七八九", 10, 0, 2],
  ["一二三四24五六七八", 10, 0, 1],
  ["1".repeat(50), 10, 0, 3],
])("“%s” in lines of %d squares, the first %d in: %d", (text, squares, indent, lines) => {
  expect(linesOf(text, squares, indent)).toBe(lines);
});

test("a figure is as wide as its digits and its marks", () => {
  expect(squaresOf("1,077,350.39")).toBeCloseTo(5.25);
});

test.each([
  ["rows that just fit", [{ heights: [10, 10, 10], headRows: 1 }], 40, 10, 1],
  ["one row too many", [{ heights: [10, 10, 10, 10], headRows: 1 }], 40, 10, 2],
  ["the head again on every page", [{ heights: [10, 10, 10, 10, 10, 10], headRows: 1 }], 30, 0, 3],
  ["a note behind a full page", [{ heights: [40], headRows: 0 }, 5], 40, 0, 2],
])("%s", (_what, blocks, room, used, pages) => {
  expect(pagesOfRows(blocks, room, used)).toBe(pages);
});
