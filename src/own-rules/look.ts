/** How the sheet 自定义勾稽 looks: its words, colours, widths and drop-downs. */
import type { CellStyle } from "../workbook/sheet-content";
import type { RuleField } from "./rule-book";

export const TITLE: CellStyle = { bold: true, size: 16, verticalAlign: "center" };
export const NOTE: CellStyle = { color: "595959", wrap: true, verticalAlign: "top" };
export const HEAD: CellStyle = {
  bold: true,
  fill: "DDEBF7",
  border: true,
  align: "center",
  verticalAlign: "center",
};
export const RESULT_HEAD: CellStyle = { ...HEAD, fill: "F2F2F2" };
const INPUT: CellStyle = { border: true, fill: "FFF9E5", wrap: true, verticalAlign: "center" };
const CHOICE: CellStyle = { ...INPUT, align: "center" };
export const RESULT: CellStyle = { border: true, wrap: true, verticalAlign: "center" };

export const STYLES: Readonly<Record<RuleField, CellStyle>> = {
  enabled: CHOICE,
  name: INPUT,
  left: INPUT,
  relation: CHOICE,
  right: INPUT,
  level: CHOICE,
  basis: INPUT,
};
export const WIDTHS: Readonly<Record<RuleField, number>> = {
  enabled: 7,
  name: 26,
  left: 42,
  relation: 11,
  right: 42,
  level: 8,
  basis: 36,
};
export const RESULT_WIDTHS = [30, 16, 16, 14];

/** What a drop-down proposes; = stands there full-width, because Excel takes a plain one for a formula. */
export const CHOICES: Readonly<Partial<Record<RuleField, readonly string[]>>> = {
  enabled: ["是", "否"],
  relation: ["＝", "≤", "≥", "同时为空"],
  level: ["错误", "提醒"],
};

export const NOTES = [
  "每行一条规则。“启用”填“否”的不核对。左边、右边可以按名称书写，也可以输入“=”后点选单元格（插入行列后 Excel 会自动调整）。",
  "按名称：表[项目,栏]，如 03表[2010301,基本支出]；“*”表示每一项，如 05表[*,小计]；“*下级”表示所属下级科目之和；上年的表写“上年.09表[合计,决算数]”。",
  "可以用 + − × 和括号，如 2×03表[合计,基本支出]、30%×06表[公用经费合计,金额]；常数要写单位，如 100万元。没有印出的科目按 0 计算。",
  "不必填写误差：各数按印刷的精度自动计算四舍五入允许的范围。级别“错误”参与错误单元格的定位，“提醒”只作提醒。",
];
export const HEAD_ROW = NOTES.length + 1;
/** Empty rows below the last rule that have their drop-downs. */
export const SPARE_ROWS = 40;
