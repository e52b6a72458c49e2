/** The sheets that we lay out in a user's workbook: no tables of the disclosure, and none that he has to be told of. */

export const SUPPLEMENT_SHEET = "补充资料";
export const FINDINGS_SHEET = "勾稽结果";
export const NARRATIVE_SHEET = "决算情况说明";
export const STRUCTURE_SHEET = "收支结构图";
export const EXPLANATIONS_SHEET = "核对说明";
export const CHANGES_SHEET = "修改记录";
export const OWN_RULES_SHEET = "自定义勾稽";

export const OWN_SHEETS: ReadonlySet<string> = new Set([
  SUPPLEMENT_SHEET,
  FINDINGS_SHEET,
  NARRATIVE_SHEET,
  STRUCTURE_SHEET,
  EXPLANATIONS_SHEET,
  CHANGES_SHEET,
  OWN_RULES_SHEET,
]);
