import { NOTHING, joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import { figureSpan, isZero } from "../../engine/compose/figure";
import type { Brief } from "../brief";
import { defineSection } from "../narrative";
import type { RowOf, SupplementRow } from "../supplement/block";
import { amount } from "./wording";

const STAGES = [
  { id: "target", name: "编报绩效目标" },
  { id: "tracking", name: "绩效跟踪评价" },
  { id: "self", name: "绩效自评" },
] as const;

const GRADES = [
  { id: "excellent", name: "优" },
  { id: "good", name: "良" },
  { id: "fair", name: "合格" },
  { id: "poor", name: "不合格" },
] as const;

export const PERFORMANCE_ROWS: readonly SupplementRow<"performance">[] = [
  { id: "systems", label: "预算绩效管理制度名称", note: "多个制度用顿号分开" },
  { id: "mechanism", label: "预算绩效管理工作机制" },
  ...STAGES.flatMap(({ id, name }): SupplementRow<"performance">[] => [
    { id: `${id}Projects`, label: `${name}的项目数（个）`, kind: "count" },
    { id: `${id}Money`, label: `${name}的项目涉及预算金额（万元）`, kind: "money" },
  ]),
  { id: "score", label: "绩效自评平均得分", kind: "score" },
  ...GRADES.map(({ id, name }): SupplementRow<"performance"> => ({
    id,
    label: `绩效评级为“${name}”的项目数（个）`,
    kind: "count",
  })),
  { id: "problems", label: "绩效自评中发现的问题（个）", kind: "count" },
  { id: "solved", label: "已经完成整改的问题（个）", kind: "count" },
  { id: "open", label: "正在整改的问题（个）", kind: "count" },
];

const count = (brief: Brief, row: RowOf<"performance">) => brief.given(`performance/${row}/value`, "count");

/** 十、预算绩效管理情况: from 补充资料 alone. */
export const performance = defineSection({
  id: "performance",
  heading: "预算绩效管理情况",
  needs: [],
  paragraphs: [
    {
      id: "work",
      say: (brief) => {
        const stages = STAGES.map(({ id, name }) => {
          const money = amount(brief.given(`performance/${id}Money/value`));
          return phrase`${name}的${brief.yearText}年度项目${figureSpan(count(brief, `${id}Projects`))}个，涉及预算金额${money}万元`;
        });
        const grades = GRADES.map(
          ({ id, name }) => phrase`绩效评级为“${name}”的项目${figureSpan(count(brief, id))}个`,
        );
        const systems = brief.words("performance/systems/value", "name");
        const mechanism = brief.words("performance/mechanism/value", "name");
        const score = figureSpan(brief.given("performance/score/value", "score"));
        return [
          paragraph(
            phrase`${brief.entity}${brief.yearText}年度预算绩效管理工作开展情况如下：本部门建立了如下预算绩效管理制度：${systems}，建立了${mechanism}的预算绩效管理工作机制；全过程绩效管理实施情况：${joined(stages, "；")}，平均得分${score}分（其中，${joined(grades, "；")}。${problems(brief)}）。`,
          ),
        ];
      },
      examples: [
        {
          name: "with problems",
          tables: {},
          given: {
            "basics/entity/value": "某某局",
            "performance/systems/value": "甲办法、乙细则",
            "performance/mechanism/value": "事前评估、事中监控、事后评价",
            "performance/targetProjects/value": "3",
            "performance/targetMoney/value": "30",
            "performance/trackingProjects/value": "3",
            "performance/trackingMoney/value": "30",
            "performance/selfProjects/value": "2",
            "performance/selfMoney/value": "25.5",
            "performance/score/value": "96.5",
            "performance/excellent/value": "2",
            "performance/good/value": "0",
            "performance/fair/value": "0",
            "performance/poor/value": "0",
            "performance/problems/value": "1",
            "performance/solved/value": "1",
            "performance/open/value": "0",
          },
          says: "某某局2024年度预算绩效管理工作开展情况如下：本部门建立了如下预算绩效管理制度：甲办法、乙细则，建立了事前评估、事中监控、事后评价的预算绩效管理工作机制；全过程绩效管理实施情况：编报绩效目标的2024年度项目3个，涉及预算金额30.00万元；绩效跟踪评价的2024年度项目3个，涉及预算金额30.00万元；绩效自评的2024年度项目2个，涉及预算金额25.50万元，平均得分96.50分（其中，绩效评级为“优”的项目2个；绩效评级为“良”的项目0个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个。绩效自评中共发现问题1个，已经完成整改的1个，正在整改的0个）。",
        },
      ],
    },
  ],
});

function problems(brief: Brief) {
  const found = count(brief, "problems");
  const progress = isZero(found)
    ? NOTHING
    : phrase`，已经完成整改的${figureSpan(count(brief, "solved"))}个，正在整改的${figureSpan(count(brief, "open"))}个`;
  return phrase`绩效自评中共发现问题${figureSpan(found)}个${progress}`;
}
