import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { INCOME_KINDS, totalWithKinds } from "../kinds";
import { defineSection } from "../narrative";

const TABLE = "income";

/** 二、收入决算情况说明: the kinds of income that occur, each with its share. */
export const income = defineSection({
  id: "income",
  heading: "收入决算情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "kinds",
      say: (brief) => [
        paragraph(phrase`本年收入合计${totalWithKinds(brief, TABLE, INCOME_KINDS, "bare")}。`),
      ],
      examples: [
        {
          name: "some kinds",
          tables: {
            [TABLE]: {
              "total/total": "1,000.00",
              "total/fiscal": "900.00",
              "total/operating": "",
              "total/otherIncome": "100.00",
            },
          },
          says: "本年收入合计1,000.00万元，其中：财政拨款收入900.00万元，占90.00%；其他收入100.00万元，占10.00%。",
        },
        {
          name: "one kind",
          tables: { [TABLE]: { "total/total": "30.00", "total/fiscal": "30.00" } },
          says: "本年收入合计30.00万元，其中：财政拨款收入30.00万元，占100%。",
        },
        {
          name: "all kinds",
          tables: {
            [TABLE]: {
              "total/total": "60.00",
              "total/fiscal": "10.00",
              "total/superiorSubsidy": "10.00",
              "total/institutional": "10.00",
              "total/operating": "10.00",
              "total/affiliatedRemittance": "10.00",
              "total/otherIncome": "10.00",
            },
          },
          says: "本年收入合计60.00万元，其中：财政拨款收入10.00万元，占16.67%；上级补助收入10.00万元，占16.67%；事业收入10.00万元，占16.67%；经营收入10.00万元，占16.67%；附属单位上缴收入10.00万元，占16.67%；其他收入10.00万元，占16.67%。",
        },
        {
          name: "a kind below zero, beside which shares mean nothing",
          tables: {
            [TABLE]: { "total/total": "30.00", "total/fiscal": "30.02", "total/otherIncome": "-0.02" },
          },
          says: "本年收入合计30.00万元，其中：财政拨款收入30.02万元；其他收入-0.02万元。",
        },
        {
          name: "no income",
          tables: { [TABLE]: { "total/total": "", "total/fiscal": "" } },
          says: "本年收入合计0万元。",
        },
      ],
    },
  ],
});
