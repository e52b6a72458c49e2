import { documentWorkbook } from "../../src/files/docx-workbook";
import type { Block, DocumentTable } from "../../src/workbook/document";
import { cellAt } from "../../src/workbook/workbook";
import { isTableTitle } from "../../src/files/table-title";

function line(text: string, headingLevel: number | null = null): Block {
  return { kind: "paragraph", text, number: "", headingLevel, isContentsEntry: false };
}

function table(...rows: readonly string[]): DocumentTable {
  const cells = rows.flatMap((row, index) =>
    row.split("|").map((text, column) => ({ row: index, column, rowSpan: 1, columnSpan: 1, text })),
  );
  const columnCount = Math.max(...rows.map((row) => row.split("|").length));
  return { kind: "table", rowCount: rows.length, columnCount, cells };
}

/** Sheets as `name: row / row`, cells divided by `|`. */
function sheetsOf(...blocks: readonly Block[]): string[] {
  const workbook = documentWorkbook({ name: "文稿.docx", blocks, headers: [], footers: [], notes: [] });
  return workbook.sheets.map((sheet) => {
    const rows = Array.from({ length: sheet.rowCount }, (_, row) =>
      Array.from({ length: sheet.columnCount }, (__, column) =>
        String(cellAt(sheet, row, column)?.value ?? ""),
      )
        .join("|")
        .replace(/\|+$/u, ""),
    );
    return `${sheet.name}: ${rows.join(" / ")}`;
  });
}

test("a title above a table names its sheet; mark and unit stand above it, notes under it", () => {
  expect(
    sheetsOf(
      line("第二部分 公开报表", 1),
      line("二、收入决算表", 2),
      line("公开02表"),
      line("部门：某局\t金额单位：万元"),
      table("科目|金额", "合计|1.00"),
      line("注：本表单位为万元。"),
      line("三、支出决算表", 2),
      table("科目|金额", "合计|2.00"),
    ),
  ).toEqual([
    "收入决算表: 第二部分 公开报表 / 二、收入决算表 / 公开02表 / 部门：某局|金额单位：万元 / 科目|金额 / 合计|1 / 注：本表单位为万元。",
    "支出决算表: 三、支出决算表 / 科目|金额 / 合计|2",
  ]);
});

test("a table without a title goes on that before it: continued on a new page, or counts under it", () => {
  expect(
    sheetsOf(line("机关运行经费支出情况表"), table("编码|金额", "302|5.00"), table("编码|金额", "310|1.00")),
  ).toEqual(["机关运行经费支出情况表: 机关运行经费支出情况表 / 编码|金额 / 302|5 / 编码|金额 / 310|1"]);
  expect(
    sheetsOf(
      line("“三公”经费支出决算表"),
      table("决算数", "1.00"),
      line("相关统计数："),
      table("项目|统计数", "车辆|6"),
    ),
  ).toEqual([
    "“三公”经费支出决算表: “三公”经费支出决算表 / 决算数 / 1 / 相关统计数： / 项目|统计数 / 车辆|6",
  ]);
  expect(
    sheetsOf(line("“三公”经费支出决算表"), table("合计", "1.00"), line("相关统计数："), table("车辆|6")),
  ).toEqual(["“三公”经费支出决算表: “三公”经费支出决算表 / 合计 / 1 / 相关统计数： / 车辆|6"]);
});

test("prose between two tables keeps them apart", () => {
  const prose = line("本年度收入合计".repeat(20));
  expect(sheetsOf(line("收入决算表"), table("1"), prose, table("2"))).toEqual([
    "收入决算表: 收入决算表 / 1",
    "表: 2",
  ]);
});

test("like titles get sheets of their own", () => {
  const form = [line("项目支出绩效自评表"), table("项目名称|甲")];
  expect(sheetsOf(...form, ...form).map((sheet) => sheet.split(":")[0])).toEqual([
    "项目支出绩效自评表",
    "项目支出绩效自评表(2)",
  ]);
});

test.each([
  ["1,234.50", 1234.5],
  ["-3.20", -3.2],
  ["2010301", 2010301],
  ["01", "01"],
  ["99.53%", "99.53%"],
  ["12,34", "12,34"],
  ["12345678901234567890", "12345678901234567890"],
  ["—", "—"],
])("%s is read as a figure only where it is printed as one", (text, value) => {
  const workbook = documentWorkbook({ name: "", blocks: [table(text)], headers: [], footers: [], notes: [] });
  expect(workbook.sheets[0] && cellAt(workbook.sheets[0], 0, 0)?.value).toBe(value);
});

test("a document without tables is a workbook without sheets", () => {
  expect(sheetsOf(line("通知"))).toEqual([]);
});

test("a table with another head than the one before it is another one, though nothing says which", () => {
  expect(
    sheetsOf(
      line("收入决算表 金额单位：万元"),
      table("科目|收入", "合计|1.00"),
      table("科目|支出", "合计|2.00"),
    ),
  ).toEqual(["收入决算表: 收入决算表|金额单位：万元 / 科目|收入 / 合计|1", "表: 科目|支出 / 合计|2"]);
});

test("a title with nothing under it stands for a table that is there and cannot be read; a list of titles does not", () => {
  expect(sheetsOf(line("收入决算表"), line("单位：万元"), line("某局说明如下。"))).toEqual([
    "收入决算表: 收入决算表",
  ]);
  expect(sheetsOf(line("收入决算表"), line("支出决算表"), line("某局说明如下。"))).toEqual([]);
});

test.each([
  ["支 出 决 算 表", true],
  ["政 府 采 购 支 出 情 况 表  单位：万元", true],
  ["公 开 03 表", false],
  ["表", false],
])("%s as the title of a table: %s", (line, isTitle) => {
  expect(isTableTitle(line)).toBe(isTitle);
});
