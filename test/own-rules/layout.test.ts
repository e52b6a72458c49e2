/** The sheet 自定义勾稽 as it is laid out: its examples are rules, and laying out again changes nothing. */
import { check } from "../../src/check/check";
import { ownRuleResults } from "../../src/check/own-rules-results";
import { readXlsx } from "../../src/files/read-xlsx";
import { addSheets, newWorkbook } from "../../src/files/put-sheets";
import { layoutOwnRules } from "../../src/own-rules/layout";
import { OWN_RULES_SHEET } from "../../src/workbook/own-sheets";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { makeSheet, type Sheet, type Workbook } from "../../src/workbook/workbook";
import { openSample, ruleSheet } from "./support";

let sample: Workbook;
beforeAll(async () => {
  sample = await openSample();
});

/** What a program reads of the sheet once it was written. */
function written(content: SheetContent): Sheet {
  const [sheet] = readXlsx(newWorkbook([content]), "规则.xlsx").sheets;
  if (!sheet) throw new Error("nothing was written");
  return sheet;
}

const withSheet = (sheet: Sheet): Workbook => ({
  ...sample,
  sheets: [...sample.sheets.filter(({ name }) => name !== sheet.name), sheet],
});

const contents = (sheet: Sheet): unknown[] =>
  [...sheet.cells.values()]
    .filter(({ value, formula }) => value !== null || formula !== undefined)
    .map(({ row, column, value, formula }) => [row, column, value, formula]);

function switchedOn(sheet: Sheet): Sheet {
  const cells = [...sheet.cells.values()];
  return makeSheet(
    sheet,
    cells.map((cell) => (cell.value === "否" ? { ...cell, value: "是" } : cell)),
  );
}

test("the examples are switched off, and hold when they are switched on", () => {
  const { facts } = check(sample);
  const sheet = written(layoutOwnRules(sample, { facts }));
  const off = check(withSheet(sheet));
  expect(off.own.books[0]?.rows.map(({ status }) => status)).toEqual(["off", "off", "off", "off", "off"]);
  expect(off.notChecked.map(({ why }) => why)).toEqual(["已停用"]);
  const on = check(withSheet(switchedOn(sheet)));
  const outcomes = on.own.books[0]?.outcomes ?? [];
  expect(outcomes.map(({ rule }) => rule.problems)).toEqual([[], [], [], [], []]);
  // Without last year's workbook, one of them is open.
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(["pass", null, "pass", "pass", "pass"]);
});

test("laying out twice changes nothing, with results and without", () => {
  const { facts } = check(sample);
  const first = written(layoutOwnRules(sample, { facts }));
  const again = written(layoutOwnRules(withSheet(first), { facts }));
  expect(contents(again)).toEqual(contents(first));
  const results = ownRuleResults(check(withSheet(switchedOn(first))));
  const told = written(layoutOwnRules(withSheet(switchedOn(first)), { facts, results }));
  expect([...results.values()].map(({ text }) => text)).toEqual([
    "相符",
    "未核对：没有提供上年工作簿",
    "相符",
    expect.stringMatching(/^相符（22 条中 \d+ 条）$/u),
    "相符",
  ]);
  const rows = (sheet: Sheet): unknown[] =>
    contents(sheet).filter((cell) => JSON.stringify(cell).includes("相符"));
  expect(rows(told).length).toBe(4);
  const kept = written(layoutOwnRules(withSheet(told), { facts }));
  expect(contents(kept)).toEqual(contents(told));
});

test("columns of the user's own, and rules that he wrote, keep their places", () => {
  const { facts } = check(sample);
  const own = ruleSheet([
    { name: "甲", left: "='公开03表 支出决算表'!D7", relation: "≥", right: "05表[合计,基本支出]" },
  ]);
  const cells = [
    ...own.cells.values(),
    { row: 0, column: 9, value: "备注" },
    { row: 1, column: 9, value: "问过市局" },
  ];
  const sheet = makeSheet({ name: OWN_RULES_SHEET }, cells);
  const laid = written(
    layoutOwnRules(withSheet(sheet), { facts, results: ownRuleResults(check(withSheet(sheet))) }),
  );
  for (const cell of contents(sheet)) expect(contents(laid)).toContainEqual(cell);
  expect(contents(laid)).toContainEqual([0, 10, "结果", undefined]);
  expect(contents(laid)).toContainEqual([1, 10, "相符", undefined]);
});

test("a copy with the sheet keeps every other sheet", () => {
  const { facts } = check(sample);
  const bytes = newWorkbook([{ name: "甲", rows: [{ cells: [{ value: 1 }] }] }]);
  const copy = readXlsx(addSheets(bytes, [layoutOwnRules(sample, { facts })], "a.xlsx"), "a.xlsx");
  expect(copy.sheets.map(({ name }) => name)).toEqual(["甲", OWN_RULES_SHEET]);
});
