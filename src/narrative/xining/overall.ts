import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { defineSection } from "../narrative";
import { amount, comparedWithLastYear } from "./wording";

const TABLE = "income-expenditure-summary";

/** 一、收入支出决算总体情况说明 */
export const overall = defineSection({
  id: "overall",
  heading: "收入支出决算总体情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "total",
      say: (brief) => {
        const now = brief.table(TABLE, "grandTotalExpenditure", "amount");
        const comparison = comparedWithLastYear({
          now,
          before: brief.given("lastYear/grandTotal/amount"),
          subject: "收入、支出总计各",
          same: "与上年收入、支出总计持平",
          reason: brief.words("lastYear/grandTotal/reason", "reason"),
        });
        return [paragraph(phrase`${brief.yearText}年度收入、支出总计${amount(now)}万元，${comparison}。`)];
      },
      examples: [
        {
          name: "down",
          tables: { [TABLE]: { "grandTotalExpenditure/amount": "90.00" } },
          given: { "lastYear/grandTotal/amount": "100", "lastYear/grandTotal/reason": "项目减少" },
          says: "2024年度收入、支出总计90.00万元，比上年收入、支出总计各减少10.00万元，下降10.00%，主要原因是项目减少。",
        },
        {
          name: "up",
          tables: { [TABLE]: { "grandTotalExpenditure/amount": "1,200.00" } },
          given: { "lastYear/grandTotal/amount": "600", "lastYear/grandTotal/reason": "是新增项目。" },
          says: "2024年度收入、支出总计1,200.00万元，比上年收入、支出总计各增加600.00万元，增长100%，主要原因是新增项目。",
        },
        {
          name: "equal",
          tables: { [TABLE]: { "grandTotalExpenditure/amount": "90.00" } },
          given: { "lastYear/grandTotal/amount": "90.00" },
          says: "2024年度收入、支出总计90.00万元，与上年收入、支出总计持平。",
        },
        {
          name: "zero base",
          tables: { [TABLE]: { "grandTotalExpenditure/amount": "90.00" } },
          given: { "lastYear/grandTotal/amount": "0", "lastYear/grandTotal/reason": "本年新设立" },
          says: "2024年度收入、支出总计90.00万元，比上年收入、支出总计各增加90.00万元（上年为0），主要原因是本年新设立。",
        },
        {
          name: "missing input",
          tables: { [TABLE]: { "grandTotalExpenditure/amount": "90.00" } },
          says: "2024年度收入、支出总计90.00万元，比上年收入、支出总计各【待填：收入支出总计上年决算数】。",
        },
      ],
    },
  ],
});
