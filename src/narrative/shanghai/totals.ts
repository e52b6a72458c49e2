import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { EXPENDITURE_KINDS, INCOME_KINDS, totalWithKinds } from "../kinds";
import { defineSection } from "../narrative";
import { amount, comparedWithLastYear } from "./wording";

/** 一、收入支出决算总体情况说明 */
export const overall = defineSection({
  id: "overall",
  heading: "收入支出决算总体情况说明",
  needs: ["income-expenditure-summary"],
  paragraphs: [
    {
      id: "total",
      say: (brief) => {
        const now = brief.table("income-expenditure-summary", "grandTotalExpenditure", "amount");
        const comparison = comparedWithLastYear(brief, {
          now,
          before: brief.given("lastYear/grandTotal/amount"),
          subject: "收入支出总计",
          reason: brief.words("lastYear/grandTotal/reason", "reason"),
        });
        return [
          paragraph(
            phrase`${brief.entity}${brief.yearText}年度收入支出总计${amount(now)}万元。${comparison}`,
          ),
        ];
      },
      examples: [
        {
          name: "up",
          tables: { "income-expenditure-summary": { "grandTotalExpenditure/amount": "120.00" } },
          given: {
            "basics/entity/value": "某某局",
            "lastYear/grandTotal/amount": "100",
            "lastYear/grandTotal/reason": "新增项目",
          },
          says: "某某局2024年度收入支出总计120.00万元。与2023年度相比，收入支出总计增加20.00万元，增长20.00%。主要原因：新增项目。",
        },
        {
          name: "zero base",
          tables: { "income-expenditure-summary": { "grandTotalExpenditure/amount": "120.00" } },
          given: {
            "basics/entity/value": "某某局",
            "lastYear/grandTotal/amount": "0",
            "lastYear/grandTotal/reason": "本年成立",
          },
          says: "某某局2024年度收入支出总计120.00万元。与2023年度相比，收入支出总计增加120.00万元（上年为0）。主要原因：本年成立。",
        },
        {
          name: "equal",
          tables: { "income-expenditure-summary": { "grandTotalExpenditure/amount": "120.00" } },
          given: { "basics/entity/value": "某某局", "lastYear/grandTotal/amount": "120" },
          says: "某某局2024年度收入支出总计120.00万元。与2023年度相比，收入支出总计持平。",
        },
      ],
    },
  ],
});

/** 二、收入决算情况说明 */
export const income = defineSection({
  id: "income",
  heading: "收入决算情况说明",
  needs: ["income"],
  paragraphs: [
    {
      id: "kinds",
      say: (brief) => [
        paragraph(phrase`本年收入合计${totalWithKinds(brief, "income", INCOME_KINDS, "decimals")}。`),
      ],
      examples: [
        {
          name: "one kind",
          tables: { income: { "total/total": "30.00", "total/fiscal": "30.00", "total/operating": "" } },
          says: "本年收入合计30.00万元，其中：财政拨款收入30.00万元，占100.00%。",
        },
      ],
    },
  ],
});

/** 三、支出决算情况说明 */
export const expenditure = defineSection({
  id: "expenditure",
  heading: "支出决算情况说明",
  needs: ["expenditure"],
  paragraphs: [
    {
      id: "kinds",
      say: (brief) => [
        paragraph(
          phrase`本年支出合计${totalWithKinds(brief, "expenditure", EXPENDITURE_KINDS, "decimals")}。`,
        ),
      ],
      examples: [
        {
          name: "two kinds",
          tables: {
            expenditure: { "total/total": "30.00", "total/basic": "20.00", "total/project": "10.00" },
          },
          says: "本年支出合计30.00万元，其中：基本支出20.00万元，占66.67%；项目支出10.00万元，占33.33%。",
        },
      ],
    },
  ],
});

/** 四、财政拨款收入支出决算总体情况说明 */
export const appropriation = defineSection({
  id: "appropriation",
  heading: "财政拨款收入支出决算总体情况说明",
  needs: ["appropriation-summary"],
  paragraphs: [
    {
      id: "total",
      say: (brief) => {
        const now = brief.table("appropriation-summary", "grandTotalExpenditure", "total");
        const comparison = comparedWithLastYear(brief, {
          now,
          before: brief.given("lastYear/appropriationTotal/amount"),
          subject: "财政拨款收入支出总计",
          reason: brief.words("lastYear/appropriationTotal/reason", "reason"),
        });
        return [
          paragraph(
            phrase`${brief.entity}${brief.yearText}年度财政拨款收入支出总计${amount(now)}万元。${comparison}`,
          ),
        ];
      },
      examples: [
        {
          name: "down",
          tables: { "appropriation-summary": { "grandTotalExpenditure/total": "80.00" } },
          given: {
            "basics/entity/value": "某某局",
            "lastYear/appropriationTotal/amount": "100",
            "lastYear/appropriationTotal/reason": "项目减少",
          },
          says: "某某局2024年度财政拨款收入支出总计80.00万元。与2023年度相比，财政拨款收入支出总计减少20.00万元，下降20.00%。主要原因：项目减少。",
        },
      ],
    },
  ],
});
