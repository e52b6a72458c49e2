/** The sections of a text: none missing, doubled or out of order. */
import { findingsAlone } from "../trial";

function remarks(titles: readonly string[]): string[] {
  const lines = ["第三部分 2023年度部门决算情况说明", ...titles].map((text) => ({ text, section: "" }));
  return findingsAlone(lines)
    .filter(({ rules }) => rules.includes("review/section-order"))
    .map(({ text, message }) => `${text?.quote ?? ""} → ${message}`);
}

test.each<[string, string[], string[]]>([
  [
    "in order",
    ["一、收入支出决算总体情况说明", "二、收入决算情况说明", "三、支出决算情况说明", "四、其他说明"],
    [],
  ],
  [
    "a number is left out",
    ["一、收入支出决算总体情况说明", "二、收入决算情况说明", "四、支出决算情况说明"],
    ["四 → 序号缺号：“收入决算情况说明”之后应为第3节，文中写第4节。"],
  ],
  [
    "a number stands twice",
    ["一、收入支出决算总体情况说明", "二、收入决算情况说明", "二、支出决算情况说明"],
    ["二 → 序号重复或颠倒：“收入决算情况说明”之后应为第3节，文中写第2节。"],
  ],
  [
    "a title stands under two numbers",
    ["一、收入支出决算总体情况说明", "二、收入决算情况说明", "三、收入决算情况说明"],
    ["三、收入决算情况说明 → 第3节与第2节同名：“收入决算情况说明”。"],
  ],
])("%s", (_, titles, expected) => {
  expect(remarks(titles)).toEqual(expected);
});
