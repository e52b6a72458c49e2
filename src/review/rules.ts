/**
 * The catalogue of what the review of a text can say: every finding of it carries one of these ids. A new judgement has
 * its line here first; `docs/checks.md` lists them.
 */
import { checkList, type CheckInfo } from "../rules/basis";

type Rule = Omit<CheckInfo, "id">;

export const REVIEW_RULES = {
  "review/amount": {
    title: "金额与公开表一致",
    severity: "error",
    says: "说明写的某项金额，应等于公开表中同一项目的金额。",
    basis: "text-and-table",
  },
  "review/unit": {
    title: "金额写明单位",
    severity: "warning",
    says: "每个金额都写明万元或元。",
    basis: "text-form",
  },
  "review/adjusted-tail": {
    title: "尾数调整",
    severity: "info",
    says: "说明写的金额与公开表只差末位尾数，且与另一处印出的同一数据相同的，只作提示。",
    basis: "text-and-table",
  },
  "review/said-twice": {
    title: "同一数据前后一致",
    severity: "error",
    says: "同一项目的金额在说明中写了几次，各次应当相同。",
    basis: "text-itself",
  },
  "review/share": {
    title: "占比算得出来",
    severity: "error",
    says: "某项占合计的比例，应等于该项金额除以句中所称合计。",
    basis: "recomputed",
  },
  "review/shares": {
    title: "占比合计为100%",
    severity: "warning",
    says: "并列各项占比之和应为100%（四舍五入除外）。",
    basis: "recomputed",
  },
  "review/percent-mark": {
    title: "比例写明百分号",
    severity: "error",
    says: "比例和增减幅度的数字后面写“%”。",
    basis: "text-form",
  },
  "review/undefined-rate": {
    title: "分母为零不写比例",
    severity: "warning",
    says: "上年数或预算数为零时，没有增减率和完成率可写。",
    basis: "recomputed",
  },
  "review/completion": {
    title: "完成率算得出来",
    severity: "error",
    says: "完成率应等于决算数除以句中所称的预算数。",
    basis: "recomputed",
  },
  "review/base": {
    title: "完成率用所称的预算",
    severity: "error",
    says: "写“完成年初预算”的，分母是年初预算；写“完成全年预算”的，分母是全年预算。",
    basis: "recomputed",
  },
  "review/change": {
    title: "增减额与增减率相符",
    severity: "error",
    says: "增减率应等于增减额除以上年数，由本年数和增减额推得的上年数不能为负。",
    basis: "recomputed",
  },
  "review/direction": {
    title: "增减方向一致",
    severity: "error",
    says: "同一句里金额和比例的增减方向应当相同。",
    basis: "text-itself",
  },
  "review/prior": {
    title: "增减与上年数相符",
    severity: "error",
    says: "本年数与上年数之差，应等于说明写的增减额，方向相同。",
    basis: "recomputed",
  },
  "review/comparison": {
    title: "大小比较属实",
    severity: "error",
    says: "“大于”“小于”“等于”“持平”应与所比两数的大小相符。",
    basis: "recomputed",
  },
  "review/contradiction": {
    title: "同一句不自相矛盾",
    severity: "error",
    says: "同一句不能既写持平又写增减，也不能既写完成预算的100%又写与预算相差。",
    basis: "text-itself",
  },
  "review/last-year": {
    title: "推算的上年数彼此相容",
    severity: "warning",
    says: "由各句的本年数和增减额推算的上年数，部分不应大于整体，并与年初结转和结余相容。",
    basis: "text-itself",
  },
  "review/balance": {
    title: "结转收支平衡",
    severity: "error",
    says: "收入总计应等于支出总计；年初结转和结余加本年收入减本年支出，应等于年末结转和结余。",
    basis: "text-itself",
  },
  "review/part-of": {
    title: "部分不大于整体",
    severity: "error",
    says: "说明写的部分（如一般公共预算财政拨款支出）不应大于整体（如本年支出合计）。",
    basis: "part-of-whole",
  },
  "review/reason": {
    title: "原因与增减方向相符",
    severity: "warning",
    says: "增加的原因不应只说减少，减少的原因不应只说增加。",
    basis: "text-itself",
  },
  "review/reason-missing": {
    title: "增减写明原因",
    severity: "warning",
    says: "与上年或预算相比有增减的，应当写明原因。",
    basis: "text-form",
  },
  "review/told-missing": {
    title: "应公开的内容都写到",
    severity: "warning",
    says: "“三公”各项及其数量、机关运行经费、政府采购及中小企业合同、国有资产等应公开的内容，没有的也要写明。",
    basis: "text-form",
  },
  "review/slip": {
    title: "没有错字",
    severity: "warning",
    says: "没有“上一度”“士地”一类可以断定的错字。",
    basis: "text-form",
  },
  "review/code-name": {
    title: "代码与科目名称相符",
    severity: "error",
    says: "写明代码的科目，名称应是该代码的名称。",
    basis: "classification",
  },
  "review/sum": {
    title: "各项之和等于合计",
    severity: "error",
    says: "说明列出的各项金额（或增减额）之和，应等于说明写的合计。",
    basis: "text-itself",
  },
  "review/item-missing": {
    title: "有支出的科目都有说明",
    severity: "error",
    says: "公开表中有支出的项级科目，在逐项说明中都应写到。",
    basis: "text-and-table",
  },
  "review/procurement": {
    title: "政府采购的部分不超过总额",
    severity: "error",
    says: "授予中小企业的各部分合同金额之和，不超过政府采购总额。",
    basis: "part-of-whole",
  },
  "review/subject-name": {
    title: "科目名称与公开表一致",
    severity: "error",
    says: "说明中的类、款、项名称应与公开表一致，表中没有的科目不应写有支出。",
    basis: "text-and-table",
  },
  "review/category": {
    title: "经济分类列举属实",
    severity: "error",
    says: "人员经费和公用经费列举的科目，应正是公开表中有支出的科目。",
    basis: "text-and-table",
  },
  "review/count": {
    title: "数量与公开表一致",
    severity: "error",
    says: "团组、人次、批次、车辆等数量，应等于公开表或补充资料中的数。",
    basis: "text-and-table",
  },
  "review/average": {
    title: "平均数算得出来",
    severity: "warning",
    says: "车均、人均费用应等于该项费用除以车辆数或人次。",
    basis: "recomputed",
  },
  "review/vehicles": {
    title: "车辆数前后相符",
    severity: "error",
    says: "各类车辆之和应等于车辆总数，总数不少于公务用车保有量。",
    basis: "text-itself",
  },
  "review/none": {
    title: "“没有发生”属实",
    severity: "error",
    says: "写没有收支的，公开表中相应的表应当是空的。",
    basis: "text-and-table",
  },
  "review/empty-table": {
    title: "空表附有说明",
    severity: "warning",
    says: "没有数据的公开表，表下应当说明没有相关收支。",
    basis: "text-form",
  },
  "review/year": {
    title: "年度正确",
    severity: "error",
    says: "标题、范围和日期中的年度应是决算年度，上年只用于比较。",
    basis: "text-form",
  },
  "review/entity": {
    title: "单位名称一致",
    severity: "error",
    says: "全文使用同一个单位全称，与公开表一致。",
    basis: "text-form",
  },
  "review/mixed-words": {
    title: "“部门”“单位”不混用",
    severity: "warning",
    says: "全文统一称“本部门”或“本单位”。",
    basis: "text-form",
  },
  "review/section-order": {
    title: "章节序号连续",
    severity: "warning",
    says: "章节序号依次排列，不缺、不重、不乱。",
    basis: "text-form",
  },
  "review/section-missing": {
    title: "应有的章节齐全",
    severity: "warning",
    says: "公开内容要求的各节都应当有。",
    basis: "text-form",
  },
  "review/contents": {
    title: "目录与正文一致",
    severity: "warning",
    says: "目录中的标题应与正文标题相同。",
    basis: "text-form",
  },
  "review/self-evaluations": {
    title: "自评表数量与说明相符",
    severity: "warning",
    says: "说明写的自评项目数，应与所附自评表的张数相同。",
    basis: "text-and-table",
  },
  "review/purpose": {
    title: "用途与科目相符",
    severity: "error",
    says: "写在某个科目后面的用途，应是该科目的用途。",
    basis: "classification",
  },
  "review/residue": {
    title: "没有模板的痕迹",
    severity: "error",
    says: "正文和表下不留“XX”“某部门”“增长（下降）”和填写说明等模板文字。",
    basis: "text-form",
  },
  "review/placeholder": {
    title: "没有待填的内容",
    severity: "error",
    says: "【待填】的内容都应当填写。",
    basis: "text-form",
  },
  "review/doubled": {
    title: "没有重复的字和标点",
    severity: "warning",
    says: "没有“是是”“，，”一类的重复。",
    basis: "text-form",
  },
} as const satisfies Readonly<Record<`review/${string}`, Rule>>;

export type ReviewRule = keyof typeof REVIEW_RULES;

export const REVIEW_CHECKS: readonly CheckInfo[] = checkList(REVIEW_RULES);
