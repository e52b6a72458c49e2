/** The list as a sheet: its answers are the JSON's, a person's stay, and a bureau's own items are answered only where they are ours. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { examine } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { CHECKLIST } from "../../src/check/checklist/items";
import { newWorkbook } from "../../src/files/put-sheets";
import { readXlsx } from "../../src/files/read-xlsx";
import { matchItem } from "../../src/report/checklist/match";
import { checklistSheet, listedRows, readOwnList, readPersonAnswers } from "../../src/report/checklist/sheet";
import { toJsonReport } from "../../src/report/json-report";
import { meansWithin } from "../../src/solver/load-solver";
import { makeSheet, type Workbook } from "../../src/workbook/workbook";

const SAMPLE = readXlsx(readFileSync(join("assets", "samples", "xining-2024.xlsx")), "甲.xlsx");
const STATUS = { met: "是", "not-met": "否", "not-applicable": "不适用", open: "待人工" };

const wrong = (): Workbook => ({
  ...SAMPLE,
  sheets: SAMPLE.sheets.map((sheet, index) =>
    index === 2
      ? makeSheet(
          sheet,
          [...sheet.cells.values()].map((cell) =>
            cell.value === 1143.66 ? { ...cell, value: 1134.66 } : cell,
          ),
        )
      : sheet,
  ),
});
const checkedOf = (workbook: Workbook): Promise<Checked> => examine({ workbook }, meansWithin(2000));

/** The sheet written and read back, row by row under its head. */
function readBack(checked: Checked, own: readonly string[] | null = null): string[][] {
  const book = readXlsx(
    newWorkbook([checklistSheet(checked, listedRows(checked, own), new Map())]),
    "检查表.xlsx",
  );
  const [sheet] = book.sheets;
  const rows: string[][] = [];
  for (const { row, column, value } of sheet?.cells.values() ?? [])
    if (row > 3) (rows[row - 4] ??= Array<string>(7).fill(""))[column] = String(value ?? "");
  return rows;
}

test.each([
  ["right", SAMPLE],
  ["wrong", wrong()],
  ["with a table missing", { ...SAMPLE, sheets: SAMPLE.sheets.slice(1) }],
])(
  "%s: the sheet says what the JSON says, and what is not met has a place or a reason",
  async (_what, workbook) => {
    const checked = await checkedOf(workbook);
    const rows = readBack(checked);
    const { checklist } = toJsonReport(checked);
    expect(rows.map(([id, title, status]) => [id, title, status])).toEqual(
      checklist.map(({ id, title, status }) => [id, title, STATUS[status]]),
    );
    for (const [, , status, evidence, problem] of rows)
      if (status === "否") expect(`${evidence ?? ""}${problem ?? ""}`).not.toBe("");
  },
);

test("no two items have one number", () => {
  const ids = CHECKLIST.flatMap(({ items }) => items.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

test("the cell that is wrong is the evidence", async () => {
  const rows = readBack(await checkedOf(wrong()));
  const truth = rows.find(([id]) => id === "4.1");
  expect(truth?.[2]).toBe("否");
  expect(truth?.[3]).toMatch(/![A-Z]+\d+/u);
});

test("what a person filled in is kept when the sheet is written anew", async () => {
  const checked = await checkedOf(SAMPLE);
  const [open] = toJsonReport(checked).checklist.filter(({ id }) => id === "6.1");
  const kept = new Map([[open?.title ?? "", { answer: "是", remark: "8月20日批复" }]]);
  const first = readXlsx(
    newWorkbook([checklistSheet(checked, listedRows(checked, null), kept)]),
    "检查表.xlsx",
  );
  expect(readPersonAnswers(first)).toEqual(kept);
  const later = await checkedOf(wrong());
  const again = readXlsx(
    newWorkbook([checklistSheet(later, listedRows(later, null), readPersonAnswers(first))]),
    "检查表.xlsx",
  );
  expect(readPersonAnswers(again)).toEqual(kept);
});

describe("a bureau's own list", () => {
  const titles = CHECKLIST.flatMap(({ items }) => items.map(({ title }) => title));
  test.each([
    ["是否将支出按功能分类公开到项级科目", "支出按功能分类公开到项级"],
    ["（二）基本支出是否按经济分类公开到款级", "基本支出按经济分类公开到款级"],
    ["科目名称、编码是否规范，表与表是否一致", "科目名称和编码规范，表表一致"],
    ["3. 单位名称前后是否一致", "单位名称一致"],
    ["保密审查手续", "保密审查"],
  ])("%s is ours: %s", (text, title) => {
    expect(titles[matchItem(text, titles) ?? -1]).toBe(title);
  });

  test.each(["食堂是否整洁", "是否召开专题会议研究", "公开", "", "决算报表是否经集体研究", "支出"])(
    "%s is none of ours",
    (text) => {
      expect(matchItem(text, titles)).toBeNull();
    },
  );

  test("items stand in the bureau's order; what matches none stays for the person", async () => {
    const list = readOwnList({
      name: "清单.xlsx",
      sheets: [
        makeSheet({ name: "表" }, [
          { row: 1, column: 0, value: "序号" },
          { row: 1, column: 1, value: "检查内容" },
          { row: 2, column: 1, value: "食堂是否整洁" },
          { row: 3, column: 1, value: "是否将支出按功能分类公开到项级科目" },
        ]),
      ],
    });
    const rows = readBack(await checkedOf(SAMPLE), list);
    expect(rows.map(([id, title, status]) => [id, title, status])).toEqual([
      ["1", "食堂是否整洁", "待人工"],
      ["2", "是否将支出按功能分类公开到项级科目", "是"],
    ]);
  });
});
