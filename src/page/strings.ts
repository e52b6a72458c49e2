/** The page's own texts; those of the pane are the pane's. */
import { SEVERITY_NAMES } from "../report/severity-names";
import type { HostLanguage } from "../hosts/host-error";

const zh = {
  open: "打开…",
  save: "保存",
  saveMarked: "另存标注副本",
  unsaved: "有未保存的改动",
  welcome: "把决算公开工作簿拖到这里",
  welcomeHint: "或从电脑中选择 .xlsx、.xls 文件。不需要 Excel，不联网，文件只在本机处理。",
  choose: "选择文件",
  sample: "打开示例",
  sampleName: "示例-2024年度部门决算公开表.xlsx",
  blank: "新建空白公开表",
  blankName: "空白决算公开表.xlsx",
  licences: "开源许可",
  sheets: "工作表",
  sheet: (name: string) => `工作表 ${name}`,
  edit: "编辑单元格",
  content: "单元格内容",
  address: "当前单元格",
  pane: "核对",
  stale: "未重算",
  undo: "撤销",
  marks: SEVERITY_NAMES,
  saved: (name: string) => `已保存 ${name}。浏览器把它放在下载文件夹中；原文件没有改动。`,
  savedAsXlsx: (name: string) =>
    `已另存为 ${name}：原文件的格式不能原样写回，新文件只含数值、公式、数字格式和工作表名。`,
  nothingToMark: "请先勾稽，再另存标注副本。",
  failed: (why: string) => `操作没有完成：${why}`,
  wasOpened: (name: string) => `已打开 ${name}`,
  leave: "有未保存的改动。",
};

export type PageStrings = typeof zh;

const en: PageStrings = {
  open: "Open…",
  save: "Save",
  saveMarked: "Save an annotated copy",
  unsaved: "Unsaved changes",
  welcome: "Drop a final accounts workbook here",
  welcomeHint:
    "or choose an .xlsx or .xls file. No Excel and no network needed: the file never leaves this computer.",
  choose: "Choose a file",
  sample: "Open the sample",
  sampleName: "sample-2024.xlsx",
  blank: "New empty tables",
  blankName: "empty-tables.xlsx",
  licences: "Licences",
  sheets: "Sheets",
  sheet: (name) => `Sheet ${name}`,
  edit: "Edit cell",
  content: "Content of the cell",
  address: "Current cell",
  pane: "Review",
  stale: "not recalculated",
  undo: "Undo",
  marks: { error: "error", warning: "warning", info: "note" },
  saved: (name) => `Saved ${name} to the folder of downloads; the file that was opened is unchanged.`,
  savedAsXlsx: (name) =>
    `Saved as ${name}: the format of the file that was opened cannot be kept, the new one holds values, formulas, number formats and sheet names.`,
  nothingToMark: "Check the workbook first, then save an annotated copy.",
  failed: (why) => `This did not work: ${why}`,
  wasOpened: (name) => `Opened ${name}`,
  leave: "There are unsaved changes.",
};

export const pageStrings: Readonly<Record<HostLanguage, PageStrings>> = { "zh-CN": zh, "en-US": en };
