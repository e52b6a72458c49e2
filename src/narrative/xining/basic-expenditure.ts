import { NOTHING, paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase } from "../../engine/compose/define-paragraph";
import { categoryList } from "../economic-categories";
import { defineSection } from "../narrative";
import { amount } from "./wording";

const TABLE = "general-budget-basic-expenditure";
const FUNCTIONAL = "general-budget-expenditure";

/** 六、一般公共预算财政拨款基本支出决算情况说明: 人员经费 and 公用经费 with the categories that occur. */
export const basicExpenditure = defineSection({
  id: "basic-expenditure",
  heading: "一般公共预算财政拨款基本支出决算情况说明",
  needs: [TABLE, FUNCTIONAL],
  paragraphs: [
    {
      id: "none",
      when: (brief) => brief.isEmpty(TABLE),
      say: (brief) => [
        paragraph(phrase`${brief.yearText}年度，本部门没有发生一般公共预算财政拨款基本支出相关情况。`),
      ],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "personnelTotal/amount": "", "operatingTotal/amount": "0.00" } },
          says: "2024年度，本部门没有发生一般公共预算财政拨款基本支出相关情况。",
        },
      ],
    },
    {
      id: "parts",
      when: (brief) => !brief.isEmpty(TABLE),
      say: (brief) => {
        const basic = brief.table(FUNCTIONAL, "total", "basic");
        const personnel = brief.table(TABLE, "personnelTotal", "amount");
        const operating = brief.table(TABLE, "operatingTotal", "amount");
        const personnelList = including(categoryList(brief, "personnel"));
        const operatingList = including(categoryList(brief, "operating"));
        return [
          paragraph(
            phrase`${brief.yearText}年度一般公共预算财政拨款基本支出${amount(basic)}万元，其中：人员经费${amount(personnel)}万元${personnelList}；公用经费${amount(operating)}万元${operatingList}。`,
          ),
        ];
      },
      examples: [
        {
          name: "categories of both parts, in the order of the form, without the zero ones",
          tables: {
            [FUNCTIONAL]: { "total/basic": "100.00" },
            [TABLE]: {
              "30302 退休费/amount": "5.00",
              "30101 基本工资/amount": "80.00",
              "30103 奖金/amount": "",
              "31002 办公设备购置/amount": "5.00",
              "30201 办公费/amount": "10.00",
              "30202 印刷费/amount": "0.00",
              "personnelTotal/amount": "85.00",
              "operatingTotal/amount": "15.00",
            },
          },
          says: "2024年度一般公共预算财政拨款基本支出100.00万元，其中：人员经费85.00万元，主要包括：基本工资、退休费；公用经费15.00万元，主要包括：办公费、办公设备购置。",
        },
        {
          name: "personnel only",
          tables: {
            [FUNCTIONAL]: { "total/basic": "80.00" },
            [TABLE]: {
              "30101 基本工资/amount": "80.00",
              "personnelTotal/amount": "80.00",
              "operatingTotal/amount": "",
            },
          },
          says: "2024年度一般公共预算财政拨款基本支出80.00万元，其中：人员经费80.00万元，主要包括：基本工资；公用经费0万元。",
        },
      ],
    },
  ],
});

function including(list: Phrase): Phrase {
  return list.length > 0 ? phrase`，主要包括：${list}` : NOTHING;
}
