/** How 补充资料 looks. */
import type { CellStyle } from "../../workbook/sheet-content";
import type { EntryKind } from "./block";

export const TITLE: CellStyle = { bold: true, size: 16, align: "center", verticalAlign: "center" };
export const NOTE: CellStyle = { color: "595959", wrap: true, verticalAlign: "center" };
export const HEADING: CellStyle = { bold: true, size: 12, fill: "DDEBF7", verticalAlign: "center" };
export const HEAD: CellStyle = {
  bold: true,
  fill: "F2F2F2",
  border: true,
  align: "center",
  verticalAlign: "center",
};
export const BORDERED: CellStyle = { border: true, wrap: true, verticalAlign: "center" };

const INPUT: CellStyle = {
  border: true,
  fill: "FFF9E5",
  wrap: true,
  verticalAlign: "center",
};

/** Number format and the prompt shown while an input cell is selected. */
export const INPUT_FORMATS: Record<EntryKind, { title: string; prompt: string; format: string }> = {
  text: { title: "文字", prompt: "直接填写文字", format: "@" },
  longText: { title: "文字", prompt: "可用 Alt+Enter 分段", format: "@" },
  money: { title: "金额（万元）", prompt: "以万元填写，没有的填 0", format: "#,##0.00" },
  count: { title: "数量", prompt: "填写整数，没有的填 0", format: "0" },
  year: { title: "年度", prompt: "四位数字", format: "0" },
  score: { title: "得分", prompt: "0 至 100，最多两位小数", format: "0.00" },
  unitKind: { title: "单位类型", prompt: "从列表中选择", format: "@" },
  label: { title: "", prompt: "", format: "@" },
};

export function inputStyle(kind: EntryKind): CellStyle {
  const align = kind === "text" || kind === "longText" || kind === "unitKind" ? "left" : "right";
  return { ...INPUT, format: INPUT_FORMATS[kind].format, align };
}
