import { NOTHING, joined, paragraph, phrase } from "../../engine/define-paragraph";
import { occurs } from "../../engine/figure";
import { defineSection } from "../narrative";
import { amount, share } from "./wording";

const TABLE = "expenditure";

const KINDS = [
  ["basic", "基本支出"],
  ["project", "项目支出"],
  ["remittance", "上缴上级支出"],
  ["operating", "经营支出"],
  ["affiliateSubsidy", "对附属单位补助支出"],
] as const;

/** 三、支出决算情况说明: the kinds of expenditure that occur, each with its share. */
export const expenditure = defineSection({
  id: "expenditure",
  heading: "支出决算情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "kinds",
      say: (desk) => {
        const total = desk.table(TABLE, "total", "total");
        const kinds = KINDS.map(([column, name]) => ({ name, figure: desk.table(TABLE, "total", column) }));
        const parts = kinds
          .filter(({ figure }) => occurs(figure))
          .map(({ name, figure }) => phrase`${name}${amount(figure)}万元${share(figure, total)}`);
        const list = parts.length > 0 ? phrase`，其中：${joined(parts, "；")}` : NOTHING;
        return [paragraph(phrase`本年支出合计${amount(total)}万元${list}。`)];
      },
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
