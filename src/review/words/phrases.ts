/**
 * The words around a figure that say what it is, for every region: to add one, add its pattern to the phrase that
 * means the same, with a text in which it means it, and where it could be mistaken one in which it does not.
 */
import type { Phrase } from "./phrase";
import { AGAINST, COMPARISONS, VERBS } from "./phrases-change";

const ROLES: readonly Phrase[] = [
  {
    says: { kind: "role", role: "initial" },
    patterns: ["(支出)?年初(部门)?预算(数|额)?(安排)?(支出)?"],
    examples: ["年初预算为10.00万元", "年初预算数10.00万元"],
  },
  {
    says: { kind: "role", role: "full" },
    patterns: ["(支出)?(全年|调整后?)预算(数|额)?"],
    examples: ["全年预算为10.00万元", "调整预算数10.00万元"],
  },
  {
    says: { kind: "role", role: "budget" },
    patterns: ["(支出|收入)?(本年|当年)?(部门)?预算(数|额)?(安排)?"],
    examples: ["预算为10.00万元", "支出预算为2.55万元"],
  },
  {
    says: { kind: "role", role: "final" },
    patterns: ["(支出|收入)?决算(数|额)?(支出)?", "实际(支出|完成|发生|执行)(数|额)?", "执行数"],
    examples: ["支出决算为10.00万元", "决算数10.00万元", "实际支出10.00万元"],
  },
  {
    says: { kind: "lastYear" },
    patterns: ["上一?年度?(的)?({final})?(数)?", "去年(的)?({final})?(数)?"],
    examples: ["上年支出1.50万元", "上年决算数1.50万元"],
    not: ["比上年增加", "上年结转1.00万元"],
  },
];

const RATES: readonly Phrase[] = [
  {
    says: { kind: "share" },
    patterns: ["所?占"],
    examples: ["占99.04%", "占本年支出合计的99.42%"],
  },
  ...(
    [
      ["initial", "年初预算", "完成年初预算的100%"],
      ["full", "(全年|调整后?)预算", "完成全年预算数的98.69%"],
      ["budget", "(当年|本年|年度)?预算", "完成预算的99.22%"],
    ] as const
  ).flatMap(([base, budget, example]): Phrase[] => [
    {
      says: { kind: "completion", base },
      patterns: [
        `完成了?(支出)?${budget}(数|额)?(的|率)?(为)?`,
        `${budget}(数|额)?的?(完成|执行)率`,
        `占${budget}(数|额)?的?`,
        `为${budget}(数|额)?的`,
      ],
      examples: [example, example.replace("完成", "占")],
    },
  ]),
  {
    says: { kind: "completion", base: "before" },
    patterns: ["(为|是|相当于|占|达到?){lastYear}(度)?({final})?(数)?的"],
    examples: ["为2023年的91.90%", "相当于上年决算数的94.10%"],
    not: ["比上年的30.50万元"],
  },
  {
    says: { kind: "completion", base: "budget" },
    patterns: ["(完成|执行)率", "完成"],
    examples: ["完成率99.22%", "执行率为99.22%"],
  },
  {
    says: { kind: "deviation" },
    patterns: ["(预决算)?差异率"],
    examples: ["预决算差异率14.18%", "差异率为-0.94%"],
  },
  {
    says: { kind: "noBudget" },
    patterns: ["(年初)?(未安排|没有安排|无|未列)(年初)?预算(安排)?"],
    examples: ["年初未安排预算", "年初无预算", "未安排预算"],
  },
  {
    says: { kind: "noFinal" },
    patterns: ["(本年|当年|全年)?(未|没有|无)(发生|实际)(相关)?(支出|费用|经费|业务)?", "未支出|无支出"],
    examples: ["未发生支出", "本年未发生", "没有发生"],
    not: ["未发生变化"],
  },
];

const CONNECTIVES: readonly Phrase[] = [
  { says: { kind: "whole" }, patterns: ["其中(：|，)?"], examples: ["其中：基本支出"] },
  {
    says: { kind: "following" },
    patterns: [
      "主要用于：?(以下|如下)(几个|几)?(方面|项目)?",
      "具体(情况)?(如下|为)",
      "由(以下|如下)?(两|二|三|四|五|六|几)?(个|大)?部分(组成|构成)",
    ],
    examples: ["主要用于以下方面：", "具体情况如下", "由以下几部分组成：", "由三部分构成"],
  },
  {
    says: { kind: "reason" },
    patterns: [
      "的?(主要)?原因(是|为|：|在于)?(是|：)?",
      "主要(是|系|由于|因|因为)",
      "原因(是|为|：)",
      "(是)?由于",
      "系因",
    ],
    examples: ["主要原因是项目支出增加", "增加的主要原因：人员", "主要是人员增加", "由于机构改革"],
  },
  {
    says: { kind: "purpose" },
    patterns: ["主要用于：?", "用于"],
    examples: ["主要用于：办公", "用于教育"],
    not: ["主要用于以下方面："],
  },
  {
    says: { kind: "list" },
    patterns: ["(主要)?(包括|包含)：?"],
    examples: ["主要包括：基本工资"],
  },
  {
    says: { kind: "each" },
    patterns: ["分别|各自?|均|都"],
    examples: ["各减少1.00、2.00万元", "均为1.00万元"],
  },
];

/** A word of the text that contains a name without speaking of it. */
const ASIDES: readonly Phrase[] = [
  {
    says: { kind: "price" },
    patterns: [
      "(单价|单位价值|单台价值)在?",
      "(车均|人均|平均每辆)((公务接待|接待|购置|运行维护|运行|维护|运维)费(支出)?)?",
    ],
    examples: ["单价100万元（含）以上设备", "车均维护费4.16万元", "人均接待费619.05元"],
  },
  {
    says: { kind: "price" },
    patterns: [
      "(平均)?每(辆|台|人次|人|户|批次|批|次|月)(每年)?(年均|平均|均)?(支出|费用)?(约|近|为|是|达)?",
      "(户|月|批|次|年)均(支出|费用)?(约|近|为|是|达)?",
    ],
    isBeforeDigit: true,
    examples: ["每辆年均4.16万元", "月均2.23万元", "平均每批次433.33元"],
    not: ["年均增长2.10%"],
  },
  {
    says: { kind: "aside" },
    patterns: [
      "(由于|因)(本年|当年)?(年初|全年)?预算(数|额)?为(0|零)，?(无法|不能)计算(百分比|比例|完成率|完成比例)?",
    ],
    examples: ["由于年初预算为0，无法计算百分比", "由于预算数为0，无法计算百分比"],
    not: ["由于项目增加"],
  },
  { says: { kind: "aside" }, patterns: ["(未|没有)发生(大的)?变化"], examples: ["未发生变化"] },
  {
    says: { kind: "aside" },
    patterns: [
      "(一般公共|政府性基金|国有资本经营)预算((财政)?拨款)?",
      "一般公共预算(财政拨款)?支出(决算)?(总体|结构|具体)(情况)?",
      "机关运行经费(支出)?(决算)?情况",
      "政府采购(支出)?(决算)?情况",
      "因公(临时)?(出国|出境)(（境）|、境|境)?(团组|人员|人次|人数|任务|事项|计划)",
      "(公务用车|公车)(购置)?(数量?|辆数|保有量?)",
      "(国内|其他国内)?公务接待(批次|人次|人数|任务|活动|事务|工作|对象)",
      "(国内公务|国内|外宾|外事)接待(批次|人次|人数)",
      "“?三公”?经费(支出)?(决算)?(情况|增减变化)",
    ],
    examples: ["因公出国（境）团组0个", "公务用车保有量为6辆", "公务接待批次3批", "机关运行经费支出情况"],
  },
];

export const PHRASES: readonly Phrase[] = [
  ...VERBS,
  ...COMPARISONS,
  ...AGAINST,
  ...ROLES,
  ...RATES,
  ...CONNECTIVES,
  ...ASIDES,
];
