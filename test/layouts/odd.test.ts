/**
 * What forms that nobody described do to a layout that is read: titles, units, codes, names and figures written in other
 * ways. Each is done to a random department's plain workbook, and every figure must still be read from its cell.
 */
import { recognize, type Recognition } from "../../src/engine/read/recognize";
import type { TableId } from "../../src/engine/fact";
import { TABLES } from "../../src/tables";
import { makeSheet, type Cell, type CellValue } from "../../src/workbook/workbook";
import { compare } from "./compare";
import { layOutAs } from "./lay-out";
import { sheetOf } from "./other-sheets";
import { seededRandom } from "./random";
import { randomSource } from "./random-source";
import type { SheetVariant } from "./variants";

const SOURCE = randomSource(seededRandom(3), 12);
const BY_CODES: readonly TableId[] = [
  ...(["income", "expenditure", "general-budget-expenditure", "government-fund", "state-capital"] as const),
];

type Change = (
  value: CellValue,
  at: { isFigure: boolean; table: TableId; row: number; column: number },
) => CellValue;

/** The texts of the plain layout changed, or its figures. */
function readChanged(
  change: Change,
  variant: Partial<SheetVariant> = {},
): Recognition & { wrong: readonly string[] } {
  const { workbook, expected } = layOutAs(SOURCE, variant);
  const sheets = workbook.sheets.map((sheet) => {
    const own = expected.filter((fact) => fact.sheet === sheet.name);
    const figures = new Set(own.map(({ row, column }) => `${row},${column}`));
    const table = own[0]?.table ?? "income";
    const cells = [...sheet.cells.values()].map((cell): Cell => {
      const at = {
        row: cell.row,
        column: cell.column,
        table,
        isFigure: figures.has(`${cell.row},${cell.column}`),
      };
      const { format, ...plain } = { ...cell, value: change(cell.value, at) };
      return format === undefined || plain.value !== cell.value ? plain : { ...plain, format };
    });
    return makeSheet({ name: sheet.name }, cells);
  });
  const recognition = recognize({ name: "odd.xlsx", sheets }, { tables: TABLES });
  const { wrong, unreadable } = compare(recognition.facts, expected);
  return { ...recognition, wrong: [...wrong, ...unreadable] };
}

const text =
  (pattern: RegExp, by: string, tables?: readonly TableId[]): Change =>
  (value, { isFigure, table }) =>
    typeof value === "string" && !isFigure && (tables?.includes(table) ?? true)
      ? value.replace(pattern, by)
      : value;
const title =
  (by: (plain: string) => string): Change =>
  (value, { row }) =>
    row === 0 && typeof value === "string" ? by(value) : value;
const codes =
  (by: (code: string) => string): Change =>
  (value, { isFigure, table }) =>
    !isFigure && BY_CODES.includes(table) && typeof value === "string" && /^\d{3,7}$/u.test(value)
      ? by(value)
      : value;
const figures =
  (by: (digits: string, sign: string) => string): Change =>
  (value, { isFigure }) =>
    isFigure && typeof value === "number" && !Number.isInteger(value)
      ? by(Math.abs(value).toFixed(2), value < 0 ? "-" : "")
      : value;

test.each<[string, Change]>([
  ...[
    "（本级）",
    "（部门）",
    "（汇总）",
    "（草案）",
    "（样表）",
    "（决算公开）",
    "（2024年度决算）",
    "_2024",
    "*",
  ].map((suffix): [string, Change] => [`titles with ${suffix} behind`, title((plain) => plain + suffix)]),
  ...[
    "（万元）",
    "（单位：万元）公开01表",
    "\n公开01表\n单位：万元",
    "（财决公开01表）",
    " 2024年度",
    "-公开",
  ].map((suffix): [string, Change] => [
    `titles with ${JSON.stringify(suffix)} behind`,
    title((plain) => plain + suffix),
  ]),
  ...["第1表 ", "（表1）", "★", "GK01 ", "某某局预算科2024年度", "XX单位2024年度"].map(
    (prefix): [string, Change] => [`titles with ${prefix} before`, title((plain) => prefix + plain)],
  ),
  ["titles with a number behind", title((plain) => `${plain}7`)],
  ["情况公开表", title((plain) => plain.replace("情况表", "情况公开表"))],
  ["决算汇总表", title((plain) => plain.replace("决算表", "决算汇总表"))],
  ...(["一般公共预算", "政府性基金", "国有资本", "“三公”"] as const).map((own): [string, Change] => [
    `the title of ${own} without 决算`,
    title((plain) => (plain.includes(own) ? plain.replace("决算", "") : plain)),
  ]),
  [
    "another title without 决算 over a head that only one table has",
    title((plain) => plain.replace(/^财政拨款“三公”.*/u, "“三公”经费及机关运行经费支出情况表")),
  ],
  ["titles in 《》", title((plain) => `《${plain}》`)],
  ["〝三公〞", text(/“三公”/u, "〝三公〞")],
  ["收入、支出决算总表", text(/收入支出决算/u, "收入、支出决算")],
  ["codes before names in one cell", codes((code) => `[${code}]行政运行`)],
  ["codes behind names", codes((code) => `行政运行(${code})`)],
  ["codes filled up with zeros", codes((code) => code.padEnd(7, "0"))],
  ["codes that were numbers", codes((code) => `${code}.0`)],
  ["科目编号", text(/^功能分类科目代码$/u, "科目编号")],
  ["政府支出功能分类科目编码", text(/^功能分类科目代码$/u, "政府支出功能分类科目编码")],
  ["类款项", text(/^功能分类科目代码$/u, "类款项")],
  ["预算科目 beside 预算科目编码", text(/^科目名称$/u, "预算科目")],
  ["科目名称（按功能分类）", text(/^科目名称$/u, "科目名称\n（按功能分类）")],
  ["本年支出合计 for 合计", text(/^合计$/u, "本年支出合计", ["expenditure", "general-budget-expenditure"])],
  ["合计：", text(/^(合计|本年收入合计|本年支出合计|总计)$/u, "$1：")],
  ["一：", text(/^([一二三四五六七八九十]+)、/u, "$1：")],
  ["一 ", text(/^([一二三四五六七八九十]+)、/u, "$1 ")],
  ["①", text(/^[一二三四五六七八九十]、/u, "①")],
  ["（类）", text(/、(.*支出)$/u, "、$1（类）", ["income-expenditure-summary", "appropriation-summary"])],
  ["教育 for 教育支出", text(/^(.、)?(教育|国防|卫生健康|住房保障)支出$/u, "$1$2")],
  ["合计 for 总计", text(/^总计$/u, "合计")],
  [
    "收入合计",
    text(/^本年(收入|支出)合计$/u, "$1合计", ["income-expenditure-summary", "appropriation-summary"]),
  ],
  ["2024年决算数 for 金额", text(/^金额$/u, "2024年决算数")],
  ["本年决算数 for 金额", text(/^金额$/u, "本年决算数")],
  ["支出决算 for 金额", text(/^金额$/u, "支出决算")],
  ["上年结转和结余", text(/年初结转和结余/u, "上年结转和结余")],
  ["年初结转结余", text(/(年[初末])结转和结余/u, "$1结转结余")],
  ["结转下年", text(/年末结转和结余/u, "结转下年")],
  ["加：年初结转和结余", text(/^年初结转和结余$/u, "加：年初结转和结余")],
  [
    "a remark on a balance",
    text(/^年初结转和结余$/u, "年初结转和结余（其中：财政拨款）", ["income-expenditure-summary"]),
  ],
  ["政府性基金财政拨款", text(/政府性基金预算财政拨款/u, "政府性基金财政拨款", ["appropriation-summary"])],
  [
    "支出小计",
    text(/^小计$/u, "支出小计", ["government-fund", "state-capital", "general-budget-expenditure"]),
  ],
  ["因公出国（境）经费", text(/因公出国（境）费/u, "因公出国（境）经费")],
  ["a year's budget of 三公", text(/^“三公”经费(预算数|决算数)$/u, "2024年度$1")],
  ["“三公”经费合计", text(/^合计$/u, "“三公”经费合计", ["three-public"])],
  ["人员经费小计", text(/^(人员|公用)经费合计$/u, "$1经费小计")],
  ["figures with ' before them", figures((digits, sign) => `'${sign}${digits}`)],
  ["figures without their 0", figures((digits, sign) => sign + digits.replace(/^0\./u, "."))],
  ["△ for minus", figures((digits, sign) => (sign === "" ? "" : "△") + digits)],
])("reads every figure in spite of %s", (_what, change) => {
  expect(readChanged(change).wrong).toEqual([]);
});

test.each<[string, Change]>([
  ["beside the title", title((plain) => `${plain}\u3000单位：元`)],
  ["in brackets behind the title", title((plain) => `${plain}（元）`)],
  ["as 金额：元", text(/^金额单位：元$/u, "金额：元")],
  ["as 金额单位为：元", text(/^金额单位：元$/u, "金额单位为：元")],
  ["as 以…为单位", text(/^金额单位：元$/u, "（以人民币元为单位）")],
  [
    "over the amounts",
    text(/^(金额|本年收入合计|本年支出合计|小计|合计|机关运行经费支出决算数)$/u, "$1（元）"),
  ],
])("knows a unit that stands %s", (_what, change) => {
  const others: Change = (value, at) => {
    const changed = change(value, at);
    return changed === value ? text(/^金额单位：元$/u, "")(value, at) : changed;
  };
  expect(readChanged(others, { unit: "元" }).wrong).toEqual([]);
});

const HEAD = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"];

function readRows(rows: readonly (readonly CellValue[])[]): Recognition {
  return recognize({ name: "odd.xlsx", sheets: [sheetOf("Sheet1", rows)] }, { tables: TABLES });
}

const valueOf = ({ facts }: Recognition, id: string): number | undefined =>
  [...facts.byId.values()].find((fact) => fact.id === id)?.amount?.value;

test("unit and entity stand in cells of their own behind their names", () => {
  const { facts } = readRows([
    ["支出决算表"],
    ["编制单位：", "临江县水务局", null, "金额单位：", "元"],
    HEAD,
    ["合计", null, 3, 1, 2],
  ]);
  expect(facts.tables.get("expenditure")).toMatchObject({ unit: "元", entity: "临江县水务局" });
});

test("the unit may stand in a note under the table", () => {
  const read = readRows([["支出决算表"], HEAD, ["合计", null, 3, 1, 2], ["注：1.本表以“元”为金额单位。"]]);
  expect(valueOf(read, "expenditure/total/total")).toBe(300);
});

test("a title over two rows is not taken for the one that its end is called like", () => {
  const rows = [HEAD.with(2, "合计"), ["合计", null, 3, 1, 2]];
  const tables = readRows([["2024年度一般公共预算财政拨款"], ["支出决算表"], ["单位：万元"], ...rows]).facts
    .tables;
  expect([...tables.keys()]).toEqual(["general-budget-expenditure"]);
});

test("of 类, 款 and 项 in three columns what is not printed again is that of the rows above", () => {
  const read = readRows([
    ["支出决算表"],
    ["单位：万元"],
    ["类", "款", "项", "科目名称", "本年支出合计", "基本支出", "项目支出"],
    ["合计", null, null, null, 3, 1, 2],
    ["208", null, null, "社会保障和就业支出", 3, 1, 2],
    [null, "05", null, "行政事业单位养老支出", 3, 1, 2],
    [null, null, "05", "机关事业单位基本养老保险缴费支出", 1, 1, null],
    [null, null, "06", "机关事业单位职业年金缴费支出", 2, null, 2],
  ]);
  expect(read.facts.tables.get("expenditure")?.lines.map(({ id }) => id)).toEqual([
    ...["total", "208", "20805", "2080505", "2080506"],
  ]);
});

test("numbers of columns that say how they are computed are no line", () => {
  const counted = [null, null, "1=2+3", "2", "3"];
  const read = readRows([["支出决算表"], ["单位：万元"], HEAD, counted, ["合计", null, 3, 1, 2]]);
  expect(read.facts.tables.get("expenditure")).toMatchObject({ unread: [], problems: [] });
  expect(valueOf(read, "expenditure/total/total")).toBe(3_000_000);
});

test("lines in another order, telephone numbers and dates under a table", () => {
  const read = readRows([
    ["收入支出决算总表"],
    ["单位：万元"],
    ["收入", null, "支出"],
    ["项目", "决算数", "项目", "决算数"],
    ["经营收入", 1, "教育支出", 2],
    ["事业收入", 2, "国防支出", 1],
    ["本年收入合计", 3, "本年支出合计", 3],
    ["总计", 3, "总计", 3],
    ["联系电话：", 62345678, "制表日期：", 45870],
  ]);
  expect(valueOf(read, "income-expenditure-summary/institutional/amount")).toBe(2_000_000);
  expect(valueOf(read, "income-expenditure-summary/203/amount")).toBe(1_000_000);
  expect(read.facts.tables.get("income-expenditure-summary")?.unread).toEqual([]);
});

test("三公 item by item under one another, with the counts among them", () => {
  const read = readRows([
    ["财政拨款“三公”经费支出决算表"],
    ["单位：万元"],
    ["项目", "行次", "预算数", "决算数"],
    ["一、“三公”经费支出", 1, "—", "—"],
    ["（一）支出合计", 2, 6, 5.5],
    ["1.因公出国（境）费", 3, 0, 0],
    ["2.公务用车购置及运行维护费", 4, 4, 3.5],
    ["（1）公务用车购置费", 5, 0, 0],
    ["（2）公务用车运行维护费", 6, 4, 3.5],
    ["3.公务接待费", 7, 2, 2],
    ["（二）相关统计数", 8, "—", "—"],
    ["1.公务用车保有量（辆）", 9, "—", 3],
  ]);
  expect(read.facts.tables.get("three-public")).toMatchObject({ status: "read", unread: [] });
  expect(valueOf(read, "three-public/total/final")).toBe(5_500_000);
  expect(valueOf(read, "three-public/vehicles/budget")).toBe(4_000_000);
  expect(valueOf(read, "three-public/reception/final")).toBe(2_000_000);
  expect(valueOf(read, "three-public/vehiclesOwned/count")).toBe(3);
});

test("without another title that says 决算 a table without it may be a budget's, and is left to the person", () => {
  const { unrecognized } = readChanged(title((plain) => plain.replace("决算", "")));
  expect(unrecognized.map(({ sheet }) => sheet)).toContain("公开05表");
});

test("a sheet's name may carry a number behind the title", () => {
  const { workbook, expected } = layOutAs(SOURCE, {});
  const titleOf = new Map(
    workbook.sheets.map(({ name, cells }) => [name, `${String([...cells.values()][0]?.value)}3`]),
  );
  const sheets = workbook.sheets.map(({ name, cells }) =>
    makeSheet(
      { name: titleOf.get(name) ?? name },
      [...cells.values()].filter(({ row }) => row > 0),
    ),
  );
  const { facts } = recognize({ name: "odd.xlsx", sheets }, { tables: TABLES });
  const moved = expected.map((fact) => ({ ...fact, sheet: titleOf.get(fact.sheet) ?? fact.sheet }));
  expect(compare(facts, moved)).toMatchObject({ wrong: [], unreadable: [] });
});

test("a title without 决算 that comes again over the rest of its table loses none of it", () => {
  const { workbook, expected } = layOutAs(SOURCE, {});
  const own = expected.filter(({ table }) => table === "general-budget-expenditure");
  const name = own[0]?.sheet;
  const first = Math.min(...own.map(({ row }) => row));
  const cut = first + 3;
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const cells = [...sheet.cells.values()].map((cell) =>
      cell.row === 0 && typeof cell.value === "string"
        ? { ...cell, value: cell.value.replace("决算", "") }
        : cell,
    );
    const head = cells.filter(({ row }) => row < first);
    return makeSheet({ name: sheet.name }, [
      ...cells.map((cell) => (cell.row < cut ? cell : { ...cell, row: cell.row + first })),
      ...head.map((cell) => ({ ...cell, row: cell.row + cut })),
    ]);
  });
  const { facts } = recognize({ name: "odd.xlsx", sheets }, { tables: TABLES });
  const moved = expected.map((fact) =>
    fact.sheet === name && fact.row >= cut ? { ...fact, row: fact.row + first } : fact,
  );
  expect(compare(facts, moved)).toMatchObject({ wrong: [], unreadable: [] });
});
