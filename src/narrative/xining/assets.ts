import { joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import { figureSpan } from "../../engine/compose/figure";
import { defineSection } from "../narrative";
import type { SupplementRow } from "../supplement/block";
import { vehicleCounts } from "../vehicles";

export const VEHICLE_KINDS: readonly SupplementRow<"assets">[] = [
  { id: "ministerial", label: "副部（省）级及以上领导用车（辆）" },
  { id: "principal", label: "主要负责人用车（辆）" },
  { id: "confidential", label: "机要通信用车（辆）" },
  { id: "emergency", label: "应急保障用车（辆）" },
  { id: "enforcement", label: "执法执勤用车（辆）" },
  { id: "special", label: "特种专业技术用车（辆）" },
  { id: "retired", label: "离退休干部服务用车（辆）" },
  { id: "other", label: "其他用车（辆）" },
];

/** 十三、其他重要事项的情况说明: vehicles by kind and large equipment at the end of the year. */
export const assets = defineSection({
  id: "assets",
  heading: "其他重要事项的情况说明",
  needs: [],
  paragraphs: [
    {
      id: "vehicles",
      say: (brief) => {
        const { total, kinds } = vehicleCounts(brief, VEHICLE_KINDS);
        const list = kinds.map(({ name, figure }) => phrase`${name}${figureSpan(figure)}辆`);
        const equipment = figureSpan(brief.given("assets/equipment/count", "count"));
        return [
          paragraph(
            phrase`国有资产占用情况。截至${brief.yearText}年12月31日，我部门共有车辆${figureSpan(total)}辆，其中：${joined(list, "、")}；单价100万元（含）以上设备（不含车辆）${equipment}台。`,
          ),
        ];
      },
      examples: [
        {
          name: "blank kinds are 0 where the filled ones make the total",
          tables: {},
          given: {
            "assets/vehicles/count": "3",
            "assets/emergency/count": "1",
            "assets/other/count": "2",
            "assets/equipment/count": "0",
          },
          says: "国有资产占用情况。截至2024年12月31日，我部门共有车辆3辆，其中：副部（省）级及以上领导用车0辆、主要负责人用车0辆、机要通信用车0辆、应急保障用车1辆、执法执勤用车0辆、特种专业技术用车0辆、离退休干部服务用车0辆、其他用车2辆；单价100万元（含）以上设备（不含车辆）0台。",
        },
      ],
    },
  ],
});
