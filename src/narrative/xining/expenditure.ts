import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import { EXPENDITURE_KINDS, totalWithKinds } from "../kinds";
import { defineSection } from "../narrative";

const TABLE = "expenditure";

/** 三、支出决算情况说明: the kinds of expenditure that occur, each with its share. */
export const expenditure = defineSection({
  id: "expenditure",
  heading: "支出决算情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "kinds",
      say: (brief) => [
        paragraph(phrase`本年支出合计${totalWithKinds(brief, TABLE, EXPENDITURE_KINDS, "bare")}。`),
      ],
      examples: [
        {
          name: "basic and project",
          tables: { [TABLE]: { "total/total": "80.00", "total/basic": "60.00", "total/project": "20.00" } },
          says: "本年支出合计80.00万元，其中：基本支出60.00万元，占75.00%；项目支出20.00万元，占25.00%。",
        },
        {
          name: "one kind",
          tables: { [TABLE]: { "total/total": "80.00", "total/basic": "80.00", "total/project": "0.00" } },
          says: "本年支出合计80.00万元，其中：基本支出80.00万元，占100%。",
        },
        {
          name: "nothing spent",
          tables: { [TABLE]: { "total/total": "0", "total/basic": "", "total/project": "" } },
          says: "本年支出合计0万元。",
        },
      ],
    },
  ],
});
