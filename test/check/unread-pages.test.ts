/** A page that could not be read is never a page that passed, and nothing is called missing that may stand on it. */
import { checkTextAlone } from "../../src/check/alone";
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { verdictOf } from "../../src/check/checklist/outcome";
import { review } from "../../src/check/review";
import { openTables } from "../../src/disk/open-tables";
import { textOfLines, type ReceivedText } from "../../src/review/received-text";
import type { Workbook } from "../../src/workbook/workbook";

const GAPS = [{ page: 3, why: "扫描件，没有文字" }];

let sample: Workbook;
beforeAll(async () => {
  sample = await openTables("assets/samples/xining-2024.xlsx");
});

const unread = (workbook: Workbook): Workbook => ({
  ...workbook,
  printed: { entity: null, year: null, gaps: GAPS },
});
const without = (workbook: Workbook, name: string): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.filter((sheet) => !sheet.name.startsWith(name)),
});
const missing = ({ findings }: Checked): string[] =>
  findings.flatMap(({ rules }) => rules.filter((rule) => rule === "all/missing-table"));
const TEXT = `第三部分 2024年度部门决算情况说明
一、收入支出决算总体情况说明
2024年度收入总计2347.78万元。
二、收入决算情况说明
本年收入合计2347.78万元。
四、财政拨款收入支出决算总体情况说明
2024年度财政拨款收入总计2347.78万元。`;

test("the verdict is open, not clean, and names the page once", () => {
  expect(verdictOf(check(sample)).outcome).toBe("clean");
  const checked = check(unread(sample));
  const { outcome, open } = verdictOf(checked);
  expect(outcome).toBe("open");
  expect(open).toMatchObject([{ id: "1.6", reason: "第 3 页没有读全" }]);
  expect(checked.notChecked.filter(({ what }) => what === "第3页")).toEqual([
    { what: "第3页", why: "扫描件，没有文字" },
  ]);
});

test("a table that may stand on it is open, not missing", () => {
  const book = without(sample, "公开03表");
  expect(missing(check(book))).toHaveLength(1);
  const checked = check(unread(book));
  expect(missing(checked)).toEqual([]);
  expect(verdictOf(checked).open.map(({ id }) => id)).toContain("1.1");
});

describe("a text with such a page", () => {
  const whole = textOfLines(TEXT);
  const partly: ReceivedText = { ...whole, gaps: GAPS };
  const absences = ({ review: reviewed }: Checked): string[] =>
    (reviewed?.findings ?? []).flatMap(({ rules }) => rules.filter((rule) => rule.includes("section")));

  test.each([
    ["beside its workbook", (text: ReceivedText) => review(check(sample), text)],
    ["alone", (text: ReceivedText) => checkTextAlone(text, "说明.pdf")],
  ])("%s", (_, reviewed) => {
    expect(absences(reviewed(whole))).not.toEqual([]);
    const checked = reviewed(partly);
    expect(absences(checked)).toEqual([]);
    const open = verdictOf(checked).open.map(({ id }) => id);
    expect(open).toEqual(expect.arrayContaining(["1.5", "3.1"]));
    expect(checked.review?.notChecked[0]).toEqual({ what: "第3页", why: "扫描件，没有文字" });
  });
});
