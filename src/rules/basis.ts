/**
 * What every check of the catalogue says of itself, and what it rests on, in words that an accountant can answer with: the arithmetic of which form, which regulation,
 * or plain sense. A check names one of these; the list of checks, the report and “why” print it.
 */
import type { Severity } from "../engine/finding";

export const BASES = {
  "form-balance":
    "部门决算报表（财决01系列）的表内平衡关系：合计等于各组成部分之和，收入总计等于支出总计。公开表由决算报表生成，应保持同样的平衡。",
  "code-hierarchy":
    "《政府收支分类科目》按类、款、项分级：上级科目的金额等于所属下级科目之和，合计等于各类之和。",
  "fund-balance": "分资金来源的收支平衡：年初结转和结余＋本年收入＝本年支出＋年末结转和结余。",
  "same-figure": "部门决算报表的表间勾稽关系：同一指标在两张表中列示，金额应当相同。",
  "part-of-whole": "部分不超过整体：一项资金、一类支出或一份合同的金额不能大于包含它的总额。",
  "personnel-and-operating":
    "基本支出由人员经费和公用经费组成：人员经费是工资福利支出与对个人和家庭的补助，公用经费是其余各类。",
  "three-public-form":
    "“三公”经费由因公出国（境）费、公务用车购置及运行维护费和公务接待费组成，公务用车费再分购置与运行维护；《地方预决算公开操作规程》（财预〔2016〕143号）要求逐项公开。",
  "three-public-budget": "“三公”经费从严控制，决算数通常不超过预算数；超过的应当说明原因。",
  "operating-expenses":
    "机关运行经费是行政单位和参照公务员法管理的事业单位用一般公共预算财政拨款安排的公用经费；其他事业单位的公用经费不在其内。",
  "procurement-form":
    "政府采购支出按货物、工程、服务公开，并公开授予中小企业（其中小微企业）的合同金额（财预〔2016〕143号）。",
  "two-classifications":
    "《政府收支分类科目》的功能分类与经济分类从两面反映同一支出，多数单位的这几个科目一一对应。",
  "roll-forward": "会计年度的衔接：本年年初结转和结余就是上年年末结转和结余。",
  signs: "除结转、结余、其他收入等可以为负的项目外，收入和支出的金额不小于零。",
  "fees-and-counts":
    "财预〔2016〕143号要求“三公”经费与团组数、人次数、购置数、保有量、接待批次一并公开：有费用就有数量，有数量就有费用。",
  classification: "《政府收支分类科目》：同一编码只有一个名称，下级科目之上有其上级科目。",
  spreadsheet: "电子表格的通常错误：以文本存放的数、隐藏的数和被覆盖的公式会使合计漏算或不再更新。",
  "self-evaluation":
    "项目支出绩效自评表：分值合计100分（预算执行率占10分），得分不超过分值，执行率＝全年执行数÷全年预算数（财预〔2020〕10号）。",
  "own-rules": "本单位、主管部门或财政部门自己规定的勾稽关系，依据由填写人注明。",
  supplement: "补充资料由填写人提供，要能识别，各项之间、与公开表之间不能矛盾。",
  "text-and-table": "决算情况说明中的数据取自公开表，应与表中列示的同一数据一致。",
  recomputed: "说明中的比例、增减和完成率由说明或公开表中的金额算出，按四舍五入应当算得出来。",
  "text-itself": "同一份说明前后一致：同一数据只有一个值，各部分之和等于合计。",
  "text-form": "公开文本应当完整、规范：名称、年度、单位、目录和章节一致，不留模板的痕迹。",
} as const;

export type Basis = keyof typeof BASES;

/** One check as the list of checks prints it. */
export interface CheckInfo {
  /** What findings carry. */
  readonly id: string;
  readonly title: string;
  /** The gravest that a finding of it can be. */
  readonly severity: Severity;
  /** One sentence: what must hold. */
  readonly says: string;
  readonly basis: Basis;
}

/** The rows of a list of checks by their ids. */
export function checkList(checks: Readonly<Record<string, Omit<CheckInfo, "id">>>): readonly CheckInfo[] {
  return Object.entries(checks).map(([id, check]) => ({ id, ...check }));
}
