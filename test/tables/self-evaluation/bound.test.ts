import { parseBound, readBound, reaches } from "../../../src/tables/self-evaluation/bound";

test.each([
  ["≤40万元", "<=", 40, 0, "万元"],
  ["=2条", "=", 2, 0, "条"],
  ["≥ 96 %", ">=", 96, 0, "%"],
  ["≤24 小时", "<=", 24, 0, "小时"],
  ["6个月", null, 6, 0, "个月"],
  ["500", null, 500, 0, ""],
  ["≤ 22.10万元", "<=", 221, 1, "万元"],
  ["＝1，035套", "=", 1035, 0, "套"],
  ["＞=98％", ">=", 98, 0, "%"],
  ["不低于95%", ">=", 95, 0, "%"],
  ["3个工作日以内", "<=", 3, 0, "个工作日"],
  ["90%以上", ">=", 90, 0, "%"],
])("%s", (text, comparison, int, scale, unit) => {
  expect(parseBound(text)).toEqual({ kind: "number", comparison, value: { int, scale }, unit });
});

test.each([
  ["定性 建立健全", { kind: "quality", text: "建立健全" }],
  ["定性提升", { kind: "quality", text: "提升" }],
  ["好中差", { kind: "quality", text: "好中差" }],
  ["--", { kind: "blank" }],
  ["", { kind: "blank" }],
])("%s", (text, expected) => expect(parseBound(text)).toEqual(expected));

test("a number in a cell formatted as a percentage counts in percent", () => {
  const cell = { row: 0, column: 0, value: 0.975, format: "0.0%" };
  expect(readBound(cell)).toEqual({
    kind: "number",
    comparison: null,
    value: { int: 975, scale: 1 },
    unit: "%",
  });
  expect(readBound({ ...cell, value: 1 })).toMatchObject({ value: { int: 100, scale: 0 } });
});

test.each([
  ["100%", "≥95%", true],
  ["98%", "≤97%", false],
  ["10日", "≤15日", true],
  ["3栋", "3栋", true],
  ["2栋", "=3栋", false],
  // A bare target may be a floor or an exact count.
  ["600", "500", null],
  // Another unit, a quality, a range: nothing can be told.
  ["5分钟", "≤1小时", null],
  ["保障", "长期保障", null],
  ["≥95%", "≥96%", null],
])("%s against %s", (actual, bound, expected) => {
  expect(reaches(parseBound(actual), parseBound(bound))).toBe(expected);
});
