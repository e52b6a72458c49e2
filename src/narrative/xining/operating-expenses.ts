import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { isZero } from "../../engine/compose/figure";
import type { Brief } from "../brief";
import { defineSection } from "../narrative";
import { amount, comparedWithLastYear } from "./wording";

const TABLE = "operating-expenses";

const spent = (brief: Brief) => brief.table(TABLE, "total", "amount");
const lastYear = (brief: Brief) => brief.given("lastYear/operatingExpenses/amount");

/** A unit without operating expenses says so, unless it had some last year. */
const hasNone = (brief: Brief): boolean => isZero(spent(brief)) && (lastYear(brief).value ?? 0) === 0;

/** 十、机关运行经费支出情况说明 */
export const operatingExpenses = defineSection({
  id: "operating-expenses",
  heading: "机关运行经费支出情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "none",
      when: hasNone,
      say: (brief) => [paragraph(phrase`${brief.yearText}年度，本部门没有发生机关运行经费支出相关情况。`)],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "total/amount": "" } },
          says: "2024年度，本部门没有发生机关运行经费支出相关情况。",
        },
      ],
    },
    {
      id: "spent",
      when: (brief) => !hasNone(brief),
      say: (brief) => {
        const comparison = comparedWithLastYear({
          now: spent(brief),
          before: lastYear(brief),
          subject: "",
          same: "与上年支出决算数持平",
          reason: brief.words("lastYear/operatingExpenses/reason", "reason"),
        });
        return [
          paragraph(
            phrase`${brief.yearText}年度，机关运行经费支出${amount(spent(brief))}万元，${comparison}。`,
          ),
        ];
      },
      examples: [
        {
          name: "up",
          tables: { [TABLE]: { "total/amount": "30.00" } },
          given: {
            "lastYear/operatingExpenses/amount": "24",
            "lastYear/operatingExpenses/reason": "办公用房维修",
          },
          says: "2024年度，机关运行经费支出30.00万元，比上年增加6.00万元，增长25.00%，主要原因是办公用房维修。",
        },
        {
          name: "nothing any more",
          tables: { [TABLE]: { "total/amount": "0.00" } },
          given: {
            "lastYear/operatingExpenses/amount": "24",
            "lastYear/operatingExpenses/reason": "机构划转",
          },
          says: "2024年度，机关运行经费支出0万元，比上年减少24.00万元，下降100%，主要原因是机构划转。",
        },
      ],
    },
  ],
});
