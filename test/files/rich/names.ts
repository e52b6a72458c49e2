/** Names and texts that several parts of the rich workbook share. */
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Shared strings; those beginning with a tag are XML already. */
export const SHARED_TEXTS: readonly string[] = [
  "2024年度收入支出决算总表",
  '<r><rPr><b/><sz val="11"/><color rgb="FFFF0000"/><rFont val="宋体"/></rPr><t>项目</t></r><r><t xml:space="preserve"> （单位：万元）</t></r>',
  "决算数",
  "上年数",
  "合计",
  '<t>一般公共预算财政拨款收入</t><rPh sb="0" eb="2"><t>いっぱん</t></rPh>',
  "政府性基金预算财政拨款收入",
  "本年收入合计",
  "功能分类",
  "教育支出",
  "卫生健康支出",
  "某某局",
];

/** Number of a shared string. */
export function textNumber(text: string): number {
  const index = SHARED_TEXTS.findIndex((candidate) => candidate.includes(text));
  if (index < 0) throw new Error(`no shared text ${text}`);
  return index;
}
