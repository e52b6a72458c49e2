import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { defineSection } from "../narrative";
import { amount, comparedWithLastYear } from "./wording";

const TABLE = "appropriation-summary";

/** 四、财政拨款收入支出决算总体情况说明 */
export const appropriation = defineSection({
  id: "appropriation",
  heading: "财政拨款收入支出决算总体情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "total",
      say: (brief) => {
        const now = brief.table(TABLE, "grandTotalExpenditure", "total");
        const comparison = comparedWithLastYear({
          now,
          before: brief.given("lastYear/appropriationTotal/amount"),
          subject: "财政拨款收入、支出总计各",
          same: "与上年财政拨款收入、支出总计持平",
          reason: brief.words("lastYear/appropriationTotal/reason", "reason"),
        });
        return [
          paragraph(phrase`${brief.yearText}年度财政拨款收入、支出总计${amount(now)}万元。${comparison}。`),
        ];
      },
      examples: [
        {
          name: "down",
          tables: { [TABLE]: { "grandTotalExpenditure/total": "90.00" } },
          given: {
            "lastYear/appropriationTotal/amount": "120",
            "lastYear/appropriationTotal/reason": "项目减少",
          },
          says: "2024年度财政拨款收入、支出总计90.00万元。比上年财政拨款收入、支出总计各减少30.00万元，下降25.00%，主要原因是项目减少。",
        },
        {
          name: "equal",
          tables: { [TABLE]: { "grandTotalExpenditure/total": "90.00" } },
          given: { "lastYear/appropriationTotal/amount": "90" },
          says: "2024年度财政拨款收入、支出总计90.00万元。与上年财政拨款收入、支出总计持平。",
        },
        {
          name: "reason missing",
          tables: { [TABLE]: { "grandTotalExpenditure/total": "90.00" } },
          given: { "lastYear/appropriationTotal/amount": "60" },
          says: "2024年度财政拨款收入、支出总计90.00万元。比上年财政拨款收入、支出总计各增加30.00万元，增长50.00%，主要原因是【待填：财政拨款收入支出总计增减变动主要原因】。",
        },
      ],
    },
  ],
});
