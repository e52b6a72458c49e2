import { NOTHING, paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase } from "../../engine/compose/define-paragraph";
import { rateSpan } from "../../engine/compose/figure";
import type { Figure } from "../../engine/compose/figure";
import type { LineOf } from "../../tables/ids";
import type { Brief } from "../brief";
import { defineSection } from "../narrative";
import { amount } from "./wording";

const TABLE = "procurement";

/** 十一、政府采购支出情况说明: by kind, and two ratios of contracts given to small firms. */
export const procurement = defineSection({
  id: "procurement",
  heading: "政府采购支出情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "none",
      when: (brief) => brief.isEmpty(TABLE),
      say: (brief) => [paragraph(phrase`${brief.yearText}年度，本部门没有发生政府采购支出相关情况。`)],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "total/amount": "", "goods/amount": "" } },
          says: "2024年度，本部门没有发生政府采购支出相关情况。",
        },
      ],
    },
    {
      id: "kinds",
      when: (brief) => !brief.isEmpty(TABLE),
      say: (brief) => [paragraph(procurementOfTable(brief))],
      examples: [
        {
          name: "both ratios",
          tables: {
            [TABLE]: {
              "total/amount": "40.00",
              "goods/amount": "30.00",
              "works/amount": "",
              "services/amount": "10.00",
              "smeContracts/amount": "20.00",
              "microContracts/amount": "15.00",
            },
          },
          says: "2024年度，本部门政府采购支出总额40.00万元，其中：政府采购货物支出30.00万元、政府采购工程支出0万元、政府采购服务支出10.00万元。授予中小企业合同金额20.00万元，占政府采购支出总额的50.00%，其中：授予小微企业合同金额15.00万元，占政府采购授予中小企业合同金额的75.00%。",
        },
        {
          name: "no contract for small firms",
          tables: {
            [TABLE]: {
              "total/amount": "40.00",
              "goods/amount": "40.00",
              "works/amount": "",
              "services/amount": "",
              "smeContracts/amount": "",
              "microContracts/amount": "",
            },
          },
          says: "2024年度，本部门政府采购支出总额40.00万元，其中：政府采购货物支出40.00万元、政府采购工程支出0万元、政府采购服务支出0万元。授予中小企业合同金额0万元，占政府采购支出总额的0%，其中：授予小微企业合同金额0万元。",
        },
      ],
    },
  ],
});

/** What 公开11表 says, also for an edition that does not print it. */
export function procurementOfTable(brief: Brief): Phrase {
  const figure = (line: LineOf<typeof TABLE>) => brief.table(TABLE, line, "amount");
  const [total, small, micro] = [figure("total"), figure("smeContracts"), figure("microContracts")];
  return phrase`${brief.yearText}年度，本部门政府采购支出总额${amount(total)}万元，其中：政府采购货物支出${amount(figure("goods"))}万元、政府采购工程支出${amount(figure("works"))}万元、政府采购服务支出${amount(figure("services"))}万元。授予中小企业合同金额${amount(small)}万元${ratio(small, total, "占政府采购支出总额的")}，其中：授予小微企业合同金额${amount(micro)}万元${ratio(micro, small, "占政府采购授予中小企业合同金额的")}。`;
}

function ratio(part: Figure, whole: Figure, words: string): Phrase {
  const rate = rateSpan(part, whole, "bare");
  return rate ? phrase`，${words}${rate}` : NOTHING;
}
