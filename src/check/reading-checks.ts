/** What is asked of a workbook before its figures: are the tables there, and can every figure be read. */
import { checkList, type CheckInfo } from "../rules/basis";

export const MISSING_TABLE = "all/missing-table";
export const SECOND_TABLE = "all/second-table";
export const UNREADABLE_FIGURE = "all/unreadable-figure";

export const READING_CHECKS: readonly CheckInfo[] = checkList({
  [MISSING_TABLE]: {
    title: "应公开的表齐全",
    severity: "error",
    says: "版式要求的每张表都在工作簿里，没有数据的保留空表；财政部统一格式的表缺少时为错误，其他为提醒。",
    basis: "text-form",
  },
  [SECOND_TABLE]: {
    title: "每张表只有一份",
    severity: "warning",
    says: "工作簿里同一年度、同一部门的一张表只有一份；另有一份而数字不同时，只核对其中一份，应当删去作废的一份。",
    basis: "text-form",
  },
  [UNREADABLE_FIGURE]: {
    title: "金额都能识别",
    severity: "error",
    says: "表中填金额的单元格是数，不是出错的公式、文字、日期、带单位或混有字母的数。",
    basis: "spreadsheet",
  },
});
