/** Rules that are written wrongly: each is told at its cell, in a sentence of its own, and the rest of the check is as before. */
import { check } from "../../src/check/check";
import type { Checked } from "../../src/check/checked";
import { verdictOf } from "../../src/check/checklist/outcome";
import type { Finding } from "../../src/engine/finding";
import type { RuleField } from "../../src/own-rules/rule-book";
import type { Workbook } from "../../src/workbook/workbook";
import { openSample, withCells, withRules, type Written } from "./support";

const BASIC = "05表[合计,基本支出]";
const T3 = "'公开03表 支出决算表'";
const T6 = "'公开06表 一般公共预算财政拨款基本支出决算表'";

/** What is written, the column of the cell that is told, and words of what is told. */
const WRONG: readonly (readonly [Written, RuleField, string])[] = [
  // Tables.
  [{ left: "99表[合计,基本支出]", right: BASIC }, "left", "没有“99表”这张表"],
  [{ left: "支出决算裱[合计,基本支出]", right: BASIC }, "left", "“支出决算表”"],
  [{ left: "支出决算[合计,基本支出]", right: BASIC }, "left", "张表：公开"],
  [{ left: BASIC, right: "收支表[合计,金额]" }, "right", "没有“收支表”这张表"],
  // Items.
  [{ left: "03表[合记,基本支出]", right: BASIC }, "left", "相近的有“合计”"],
  [{ left: "03表[行政远行,基本支出]", right: BASIC }, "left", "相近的有“行政运行”"],
  [{ left: "01表[总计,金额]", right: "02表[合计,本年收入合计]" }, "left", "有 2 处"],
  [{ left: "04表[一般公共预算财政拨款,金额]", right: BASIC }, "left", "写“一般公共预算财政拨款(2)”"],
  [{ left: "03表[20103012,基本支出]", right: BASIC }, "left", "没有“20103012”"],
  [{ left: "03表[201030,基本支出]", right: BASIC }, "left", "编码是 3、5 或 7 位"],
  [{ left: "03表[2010301事业运行,基本支出]", right: BASIC }, "left", "在公开03表里是“行政运行”"],
  [{ left: "09表[公务飞机费,决算数]", right: BASIC }, "left", "没有“公务飞机费”这一项"],
  // Columns.
  [{ left: "03表[合计,基夲支出]", right: BASIC }, "left", "相近的有“基本支出”"],
  [{ left: "05表[合计,上缴上级支出]", right: BASIC }, "left", "没有“上缴上级支出”这一栏"],
  [{ left: "03表[合计]", right: BASIC }, "left", "请写明是哪一栏"],
  [{ left: "03表[合计,]", right: BASIC }, "left", "要写项目和栏"],
  [{ left: "03表[,基本支出]", right: BASIC }, "left", "要写项目和栏"],
  [{ left: "03表[合计,基本支出,项目支出]", right: BASIC }, "left", "只写项目和栏两样"],
  // Not to be read.
  [{ left: "基本支出", right: BASIC }, "left", "看不懂“基本支出”"],
  [{ left: "03表[合计,基本支出", right: BASIC }, "left", "方括号没有成对"],
  [{ left: "(03表[合计,基本支出]", right: BASIC }, "left", "括号没有成对"],
  [{ left: "03表[合计,基本支出])", right: BASIC }, "left", "括号没有成对"],
  [{ left: "03表[合计,基本支出]+", right: BASIC }, "left", "没有写完"],
  [{ left: "03表[合计,基本支出]=05表[合计,基本支出]", right: BASIC }, "left", "写在“关系”一栏"],
  [{ left: "2 3", right: BASIC }, "left", "看不懂"],
  // Not linear.
  [{ left: "03表[合计,基本支出]×03表[合计,项目支出]", right: BASIC }, "left", "两个金额相乘"],
  [{ left: "03表[合计,基本支出]/03表[合计,本年支出合计]", right: "50%" }, "left", "除以金额不是加减关系"],
  [{ left: "03表[合计,基本支出]/0", right: BASIC }, "left", "不能除以 0"],
  [{ left: `=${T3}!D7*${T3}!E7`, right: BASIC }, "left", "两个金额相乘"],
  [{ left: `=${T3}!D7^2`, right: BASIC }, "left", "“^”不是加减"],
  [{ left: `=MAX(${T3}!D7,${T3}!E7)`, right: BASIC }, "left", "MAX 不是加减"],
  [{ left: `=IF(${T3}!D7>0,1,0)`, right: BASIC }, "left", "IF 不是加减"],
  // A tolerance.
  [{ left: "03表[合计,基本支出]±0.01", right: BASIC }, "left", "误差范围"],
  [{ left: "03表[合计,基本支出]", relation: "≈", right: BASIC }, "relation", "误差范围"],
  [{ left: "03表[合计,基本支出]", right: `${BASIC}+0.01万元` }, "right", "常数小得像误差范围"],
  [{ left: `=ROUND(${T3}!D7,2)`, right: BASIC }, "left", "不要用 ROUND"],
  [{ left: `=ABS(${T3}!D7-${T3}!E7)`, right: "0" }, "left", "不要用 ABS"],
  [{ left: "03表[合计,基本支出]（允许误差0.01）", right: BASIC }, "left", "误差范围"],
  // Cells that are no amounts.
  [{ left: `=${T3}!A7`, right: BASIC }, "left", "是文字"],
  [{ left: `=${T3}!D900`, right: BASIC }, "left", "不是表中的金额"],
  [{ left: "='说明'!A1", right: BASIC }, "left", "没有“说明”这张工作表"],
  [{ left: "='底稿'!B1", right: BASIC }, "left", "是文字“金额”"],
  [{ left: "='无单位'!B2", right: BASIC }, "left", "没有写明金额单位"],
  [{ left: "='底稿'!B4", right: BASIC }, "left", "出错：#DIV/0!"],
  [{ left: `=${T3}!D7:E7`, right: BASIC }, "left", "求和请用 SUM"],
  [{ left: "=#REF!+1", right: BASIC }, "left", "已被删除"],
  [{ left: "='自定义勾稽'!C2", right: BASIC }, "left", "形成循环"],
  [{ left: "='底稿'!B5", right: BASIC }, "left", "又引用“自定义勾稽”，形成循环"],
  [{ left: `=SUM(${T3}!D:D)`, right: BASIC }, "left", "整列或整行"],
  [{ left: `=SUM(${T3}!7:7)`, right: BASIC }, "left", "整列或整行"],
  [{ left: "=[1]Sheet1!B7", right: BASIC }, "left", "另一个工作簿"],
  // Units.
  [{ left: `=${T6}!C33+'底稿'!B2`, right: BASIC }, "left", "没有换算"],
  [{ left: "03表[合计,基本支出]/10000", right: BASIC }, "left", "不要再乘除 10000"],
  [{ left: "09表[公务用车保有量]+09表[合计,决算数]", right: BASIC }, "right", "金额与数量"],
  [{ left: "09表[公务用车保有量]", relation: "≤", right: "5万元" }, "right", "数量的关系里写了金额的单位"],
  [{ left: "09表[合计,决算数]", relation: "≤", right: "30" }, "right", "常数要写单位"],
  [{ left: "09表[合计,决算数]", relation: "≤", right: "30.12345678万元" }, "right", "常数要精确到分"],
  // Nothing is asked, or nothing new.
  [{ left: BASIC, right: BASIC }, "right", "两边抵消"],
  [{ left: "100万元", right: "100万元" }, "right", "两边抵消"],
  [
    { name: "重复", left: BASIC, right: "06表[人员经费合计]+06表[公用经费合计]" },
    "name",
    "（general-budget-expenditure/basic-expenditure）相同",
  ],
  // The other columns.
  [{ left: BASIC, relation: "<", right: "03表[合计,基本支出]" }, "relation", "分不出严格的大小"],
  [{ left: BASIC, relation: "相等", right: "03表[合计,基本支出]" }, "relation", "不认识关系“相等”"],
  [{ left: BASIC, relation: "", right: "03表[合计,基本支出]" }, "relation", "没有填写关系"],
  [{ left: BASIC, right: "" }, "right", "没有填写右边"],
  [{ left: "", right: BASIC }, "left", "没有填写左边"],
  [{ name: "", left: BASIC, right: "03表[合计,基本支出]" }, "name", "没有填写名称"],
  [{ enabled: "也许", left: BASIC, right: "03表[合计,基本支出]" }, "enabled", "不是“也许”"],
  [{ enabled: "", left: BASIC, right: "03表[合计,基本支出]" }, "enabled", "没有填写“启用”"],
  [{ level: "严重", left: BASIC, right: "03表[合计,基本支出]" }, "level", "不是“严重”"],
  [{ level: "", left: BASIC, right: "03表[合计,基本支出]" }, "level", "没有填写级别"],
  [{ left: "09表[合计,决算数]", relation: "同时为空", right: "5万元" }, "right", "不写常数"],
];

const COLUMN: Readonly<Record<RuleField, string>> = {
  enabled: "A",
  name: "B",
  left: "C",
  relation: "D",
  right: "E",
  level: "F",
  basis: "G",
};

let sample: Workbook;
let plain: Checked;
beforeAll(async () => {
  const papers = withCells(await openSample(), "底稿", [
    { row: 0, column: 0, value: "单位：元" },
    { row: 0, column: 1, value: "金额" },
    { row: 1, column: 0, value: "公用经费" },
    { row: 1, column: 1, value: 635_800 },
    { row: 3, column: 1, value: null, error: "#DIV/0!" },
    { row: 4, column: 1, value: 1, formula: "=自定义勾稽!I2" },
  ]);
  sample = withCells(papers, "无单位", [{ row: 1, column: 1, value: 5 }]);
  plain = check(sample);
});

const ownEntries = ({ findings }: Checked): Finding[] =>
  findings.filter(({ rules }) => rules[0] === "own-rules/entry");

test.each(WRONG.map(([rule, field, words]) => ({ rule, field, words })))(
  "$rule.left $rule.relation $rule.right: $words",
  ({ rule, field, words }) => {
    const checked = check(withRules(sample, [rule]));
    const entries = ownEntries(checked);
    expect(entries.map(({ message }) => message)).toEqual([expect.stringContaining(words)]);
    expect(entries[0]?.cells.map(({ sheet, address }) => `${sheet}!${address}`)).toEqual([
      `自定义勾稽!${COLUMN[field]}2`,
    ]);
    expect(entries[0]?.severity).toBe("warning");
    // Nothing else of the check changes.
    expect(checked.findings.filter((finding) => !entries.includes(finding))).toEqual(plain.findings);
    expect(checked.judgements.length).toBe(plain.judgements.length);
  },
);

test("sixty of them and more, each in other words", () => {
  expect(WRONG.length).toBeGreaterThanOrEqual(60);
  const checked = check(
    withRules(
      sample,
      WRONG.map(([rule], index) => (rule.name === "" ? rule : { ...rule, name: `第${String(index)}条` })),
    ),
  );
  const entries = ownEntries(checked);
  expect(entries.length).toBe(WRONG.length);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(WRONG.length);
});

test("a wrong rule leaves its item open: it is not passed, and the figures are not at fault", () => {
  const verdict = verdictOf(check(withRules(sample, [{ left: "99表[合计,金额]", right: BASIC }])));
  expect(verdict).toMatchObject({ outcome: "open", errors: 0 });
  expect(verdict.open.map(({ id }) => id)).toEqual(["4.12"]);
});

test("a sheet without its head is said, not passed over", () => {
  const workbook = withCells(sample, "自定义勾稽", [{ row: 0, column: 0, value: "规则" }]);
  expect(ownEntries(check(workbook)).map(({ message }) => message)).toEqual([
    expect.stringContaining("没有表头"),
  ]);
});
