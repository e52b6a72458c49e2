/** Files of the folder that were not checked, each with the reason: none is left out without a word. */
import type { StreamedSheet } from "../../workbook/sheet-content";
import { fileText } from "./department";
import { cellsOf, tableSheet } from "./table-sheet";

export function unusedSheet(paths: readonly string[]): StreamedSheet {
  return tableSheet({
    name: "没有核对的文件",
    title: "没有核对的文件",
    says: `共${String(paths.length)}个`,
    columns: [
      { label: "序号", width: 6 },
      { label: "文件", width: 70 },
      { label: "原因", width: 60 },
    ],
    rows: paths.map((path, index) => ({ cells: cellsOf([index + 1, fileText(path), reasonOf(path)]) })),
    count: paths.length,
  });
}

function reasonOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/^标注-|审核意见|检查表/u.test(name)) return "名称是本程序的结果";
  if (/\.(?:docx|txt|md|pdf)$/iu.test(name)) return "名称与任何一个工作簿都不相配，也不像决算公开的说明";
  if (/\.(?:et|ods|xlsb)$/iu.test(name)) return "不能读的表格格式，请另存为 .xlsx";
  if (/\.(?:doc|wps|ofd|rtf|odt)$/iu.test(name)) return "不能读的文档格式，请另存为 .docx 或 .pdf";
  return "不是工作簿、文档或 PDF";
}
