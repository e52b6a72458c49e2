/** Words that say that there is none, and what there can be none of. */
import type { KnownTable } from "../../tables/ids";

/** Bounded runs only: a match is at most some forty characters long. */
export const NONE_WORDS =
  /(?:没有发生|未发生|没有使用|未使用|没有安排|没有|无|未安排|不涉及|不存在)(?:20\d\d年度?)?(?<what>(?:使用)?(?:一般公共预算)?(?:财政拨款)?(?:安排的?)?"?三公"?经费|政府性基金|国有资本经营|机关运行经费|政府采购)(?!项目|管理|情况表)[^。；，]{0,30}/gu;

export const NONE_SUBJECTS: readonly {
  readonly word: string;
  readonly table: KnownTable;
  readonly name: string;
}[] = [
  { word: "三公", table: "three-public", name: "“三公”经费" },
  { word: "政府性基金", table: "government-fund", name: "政府性基金" },
  { word: "国有资本", table: "state-capital", name: "国有资本经营预算" },
  { word: "机关运行", table: "operating-expenses", name: "机关运行经费" },
  { word: "政府采购", table: "procurement", name: "政府采购" },
];

export const NONE_EXAMPLES: readonly (readonly [text: string, table: KnownTable])[] = [
  ["本部门没有发生政府性基金预算财政拨款收入支出相关情况", "government-fund"],
  ["2024年度无“三公”经费财政拨款支出", "three-public"],
  ["本部门无机关运行经费支出", "operating-expenses"],
  ["没有使用国有资本经营预算安排的支出", "state-capital"],
];
