/** What the words around a table say, and what is not taken for something else. */
import { recognize } from "../../../src/engine/read/recognize";
import { unitIn } from "../../../src/engine/read/matter";
import { TABLES } from "../../../src/tables";
import type { CellValue } from "../../../src/workbook/workbook";
import { sheetOf } from "../../layouts/other-sheets";

test.each<[string, string | null]>([
  ["金额单位:万元", "万元"],
  ["单位:人民币元", "元"],
  ["(单位:亿元)", "亿元"],
  ["计量单位:百元", "百元"],
  ["单位:万", "万元"],
  ["单位:元(列至角分)", "元"],
  ["单位:百万元", null],
  ["单位:元江县财政局", null],
  ["单位:个", null],
])("%s is %s", (text, unit) => {
  expect(unitIn(text)).toBe(unit);
});

function read(rows: readonly (readonly CellValue[])[], others: ReturnType<typeof sheetOf>[] = []) {
  return recognize({ name: "a.xlsx", sheets: [...others, sheetOf("Sheet1", rows)] }, { tables: TABLES });
}

const HEAD = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"];

test("amounts in a unit that is not known are not read, and said", () => {
  const { facts } = read([["支出决算表"], ["单位：百万元"], HEAD, ["合计", null, 3.25, 1, 2.25]]);
  expect(facts.tables.get("expenditure")).toMatchObject({
    status: "unreadable",
    problems: [{ message: "金额单位“百万元”不是已知的单位，未读取金额" }],
  });
  expect(facts.byId.size).toBe(0);
});

test("the entity is that of the cover where no table names it", () => {
  const cover = sheetOf("封面", [["临江县水务局"], ["2024年度部门决算"], ["2025年8月1日"]]);
  const table = [["支出决算表"], ["单位：万元"], HEAD, ["合计", null, 3.25, 1, 2.25]];
  expect(read(table, [cover]).cover).toEqual({ entity: "临江县水务局", year: 2024 });
});

test("of sub-units one by one only the total is read", () => {
  const rows = [
    ["支出决算表"],
    ["单位：万元"],
    HEAD,
    ["合计", null, 30.5, 20.5, 10],
    ["205", "教育支出", 10.25, 10.25, null],
    ["208", "社会保障和就业支出", 5, 5, null],
    ["205", "教育支出", 10.25, 0.25, 10],
    ["208", "社会保障和就业支出", 5, 5, null],
  ];
  const reading = read(rows).facts.tables.get("expenditure");
  expect(reading?.lines.map(({ id }) => id)).toEqual(["total"]);
  expect(reading?.unread).toEqual(["rows"]);
});

test("an unknown title over a head that fits one table alone is read, and said", () => {
  const income = ["财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"];
  const rows = (title: string): CellValue[][] => [
    [title],
    ["单位：万元"],
    ["科目编码", "科目名称", "本年收入合计", ...income],
    ["合计", null, 3.25, 3.25],
    ["205", "教育支出", 3.25, 3.25],
  ];
  expect(read(rows("各项收入来源决算表")).facts.tables.get("income")?.problems).toContainEqual({
    message: "表名“各项收入来源决算表”不是已知的名称，按表头读作收入决算表",
  });
  for (const title of ["财政专户管理资金收入决算明细表", "2024年部门收入预算表"])
    expect(read(rows(title)).facts.tables.size).toBe(0);
});
