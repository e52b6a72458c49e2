/** The texts that we print on 补充资料 ourselves, and that reading must not take for the user's. */
import type { CellValue } from "../../workbook/workbook";
import { SUPPLEMENT_SHEET } from "../../workbook/own-sheets";
import { plainLabel } from "./block";
import type { SupplementBlock } from "./block";

export const SHEET_NOTE =
  "金额单位：万元。浅黄色单元格由部门填写；请保留各块标题、表头和左侧名称，助手按它们读取。增加的行会原样保留。";

/** Heading over the rows that stood outside of all blocks. */
export const OTHER_HEADING = "其他内容（原样保留）";

export function isOwnText(value: CellValue, blocks: readonly SupplementBlock[]): boolean {
  if (typeof value !== "string") return false;
  const text = plainLabel(value);
  return [SUPPLEMENT_SHEET, SHEET_NOTE, ...blocks.flatMap((block) => block.note ?? [])].some(
    (own) => plainLabel(own) === text,
  );
}
