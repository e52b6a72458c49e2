import { heading, paragraph, phrase } from "../../engine/compose/define-paragraph";
import { figureSpan } from "../../engine/compose/figure";
import { defineSection } from "../narrative";
import type { SupplementRow } from "../supplement/block";
import { amount } from "./wording";

export const PERFORMANCE_ROWS: readonly SupplementRow<"performance">[] = [
  { id: "projects", label: "开展绩效自评的项目数（项）", kind: "count" },
  { id: "money", label: "绩效自评项目涉及资金（万元）", kind: "money" },
  { id: "names", label: "部门决算中反映的项目名称举例", note: "如：“甲项目”、“乙项目”" },
  { id: "published", label: "部门决算中反映自评结果的项目数（个）", kind: "count" },
];

/** 十二、关于2024年度绩效评价情况说明: from 补充资料 alone. */
export const performance = defineSection({
  id: "performance",
  heading: (brief) => `关于${brief.yearText.text}年度绩效评价情况说明`,
  needs: [],
  paragraphs: [
    {
      id: "scope",
      say: (brief) => {
        const projects = figureSpan(brief.given("performance/projects/value", "count"));
        const money = brief.given("performance/money/value");
        return [
          heading(phrase`（一）绩效评价工作开展情况。`),
          paragraph(
            phrase`根据预算绩效管理要求，${brief.entity}对${brief.yearText}年度${projects}项部门项目支出开展了绩效自评，共涉及资金${amount(money)}万元。`,
          ),
        ];
      },
      examples: [
        {
          name: "given",
          tables: {},
          given: {
            "basics/entity/value": "某某局",
            "performance/projects/value": "3",
            "performance/money/value": "45.5",
          },
          says: "（一）绩效评价工作开展情况。\n根据预算绩效管理要求，某某局对2024年度3项部门项目支出开展了绩效自评，共涉及资金45.50万元。",
        },
      ],
    },
    {
      id: "results",
      say: (brief) => {
        const names = brief.words("performance/names/value", "name");
        const published = figureSpan(brief.given("performance/published/value", "count"));
        return [
          heading(phrase`（二）项目绩效自评结果。`),
          paragraph(
            phrase`${brief.entity}在${brief.yearText}年度部门决算中反映${names}等${published}个项目绩效自评结果。`,
          ),
        ];
      },
      examples: [
        {
          name: "missing",
          tables: {},
          given: { "performance/names/value": "“甲项目”" },
          says: "（二）项目绩效自评结果。\n【待填：部门（单位）全称】在2024年度部门决算中反映“甲项目”等【待填：部门决算中反映自评结果的项目数（个）】个项目绩效自评结果。",
        },
      ],
    },
  ],
});
