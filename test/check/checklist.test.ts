/** The verdict has a denominator: nothing is right because nobody looked, and taking a check away can only open items. */
import { join } from "node:path";
import { check } from "../../src/check/check";
import { CHECK_GROUPS } from "../../src/check/checks";
import { answersOf } from "../../src/check/checklist/answer";
import { CHECKLIST, PAGES_READ, STATEMENTS_READ } from "../../src/check/checklist/items";
import { exitCodeOf, verdictOf } from "../../src/check/checklist/outcome";
import { openTables } from "../../src/disk/open-tables";
import { textReport } from "../../src/report/text-report";
import { makeSheet, type Cell, type Workbook } from "../../src/workbook/workbook";

let sample: Workbook;
beforeAll(async () => {
  sample = await openTables(join("assets", "samples", "xining-2024.xlsx"));
});

const ITEMS = CHECKLIST.flatMap(({ items }) => items);
const statuses = (checked: ReturnType<typeof check>): Record<string, string> =>
  Object.fromEntries(answersOf(checked).map(({ id, status }) => [id, status]));

/** A cell of 公开03表 as if somebody had typed, or Excel computed, something else. */
const withCell = (change: Partial<Cell>): Workbook => ({
  ...sample,
  sheets: sample.sheets.map((sheet) =>
    sheet.name.startsWith("公开03表")
      ? makeSheet(
          sheet,
          [...sheet.cells.values()].map((cell) => (cell.value === 1143.66 ? { ...cell, ...change } : cell)),
        )
      : sheet,
  ),
});

test("every check of the catalogue answers an item, and every check of an item is in the catalogue", () => {
  const catalogue = CHECK_GROUPS.flatMap(({ checks }) => checks).map(({ id }) => id);
  const named = ITEMS.flatMap(({ checks }) => checks);
  expect(catalogue.filter((id) => !named.includes(id))).toEqual([]);
  expect(
    named.filter((id) => id !== STATEMENTS_READ && id !== PAGES_READ && !catalogue.includes(id)),
  ).toEqual([]);
});

test("the sample is clean, and waits for what was not handed in only", () => {
  const verdict = verdictOf(check(sample));
  expect(verdict).toMatchObject({ outcome: "clean", open: [], unjudged: 0 });
  expect([...new Set(verdict.byChoice.map(({ reason }) => reason))]).toEqual([
    "没有提供情况说明",
    "没有提供上年工作簿",
    "没有提供公开文本",
    "请经办人回答",
  ]);
  expect(textReport(check(sample))).toContain("结论：");
});

test("taking any check away can only open items", () => {
  const checked = check(sample);
  const before = statuses(checked);
  for (const id of checked.runs.keys()) {
    const after = statuses({ ...checked, runs: new Map([...checked.runs].filter(([key]) => key !== id)) });
    for (const [item, status] of Object.entries(after))
      expect([id, item, status === before[item] || status === "open"]).toEqual([id, item, true]);
  }
  expect(
    Object.values(statuses({ ...checked, runs: new Map() })).filter((status) => status === "met").length,
  ).toBeLessThan(Object.values(before).filter((status) => status === "met").length);
});

test.each([
  ["an error value", { value: null, error: "#REF!" }, "error"],
  ["a letter for a digit", { value: "l143.66" }, "look-alike"],
  ["a full stop for a point", { value: "1143。66" }, "look-alike"],
  ["a word", { value: "abc" }, "words"],
  ["a truth", { value: true }, "logical"],
  ["18 digits", { value: "630102199001011234" }, "too-long"],
  ["a formula that nobody computed", { value: null, formula: "=A1" }, "not-computed"],
] as const)("%s is one error at its cell, with the value that the others give", (_, change, kind) => {
  const checked = check(withCell(change));
  const findings = checked.findings.filter(({ severity }) => severity === "error");
  expect(findings.map(({ id }) => id)).toEqual([`all/unreadable-figure:expenditure/${kind}`]);
  expect(findings[0]?.culprit?.expected.value).toBe(1_143_660_000);
  expect(verdictOf(checked).outcome).toBe("errors");
  expect(textReport(checked)).not.toContain("未发现问题");
  expect(checked.notChecked.length).toBeLessThan(3);
});

test("a missing table is a finding: an error of the Ministry's form, a warning of the region's; told once", () => {
  const without = (code: string): Workbook => ({
    ...sample,
    sheets: sample.sheets.filter(({ name }) => !name.startsWith(code)),
  });
  const missing = (code: string): unknown[] =>
    check(without(code)).findings.filter(({ rules }) => rules[0] === "all/missing-table");
  expect(missing("公开03表")).toMatchObject([{ severity: "error", id: "all/missing-table:expenditure" }]);
  expect(missing("公开11表")).toMatchObject([{ severity: "warning", id: "all/missing-table:procurement" }]);
  expect(statuses(check(without("公开03表")))["1.1"]).toBe("not-met");
  expect(check(without("公开03表")).notChecked.length).toBe(1);
});

test("an empty workbook is not right", () => {
  const verdict = verdictOf(check({ name: "空.xlsx", sheets: [] }));
  expect(verdict.outcome).toBe("errors");
});

test.each([
  [["clean", "clean"], 0],
  [["clean", "open"], 2],
  [["open", "errors"], 1],
  [["errors", "failed"], 2],
] as const)("of several files %j ends with %i", (outcomes, code) => {
  expect(exitCodeOf(outcomes)).toBe(code);
});
