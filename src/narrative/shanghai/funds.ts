import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { FundTable } from "../brief";
import { defineSection } from "../narrative";
import type { NarrativeSectionDefinition } from "../narrative";
import { itemParagraphs } from "./items";
import { amount } from "./wording";

function fundSection(id: string, table: FundTable, fund: string): NarrativeSectionDefinition {
  return defineSection({
    id,
    heading: `${fund}财政拨款收入支出决算情况说明`,
    needs: [table],
    paragraphs: [
      {
        id: "none",
        when: (brief) => brief.isEmpty(table),
        say: (brief) => [
          paragraph(phrase`${brief.entity}${brief.yearText}年度无${fund}财政拨款收入和支出。`),
        ],
        examples: [
          {
            name: "empty table",
            tables: { [table]: { "total/income": "", "total/total": "0.00" } },
            given: { "basics/entity/value": "某某局" },
            says: `某某局2024年度无${fund}财政拨款收入和支出。`,
          },
        ],
      },
      {
        id: "flow",
        when: (brief) => !brief.isEmpty(table),
        say: (brief) => {
          const items = itemParagraphs(brief, table);
          const more = items.length > 0 ? "，支出具体情况如下：" : "。";
          return [
            paragraph(
              phrase`${fund}财政拨款收入${amount(brief.table(table, "total", "income"))}万元，支出${amount(brief.table(table, "total", "total"))}万元${more}`,
            ),
            ...items,
          ];
        },
        examples: [
          {
            name: "one item",
            tables: {
              [table]: {
                "total/income": "30.00",
                "total/total": "20.00",
                "229 其他支出/total": "20.00",
                "22960 专项支出/total": "20.00",
                "2296099 其他专项支出/total": "20.00",
              },
            },
            given: {
              "budget/2296099/amount": "20",
              "budget/2296099/purpose": "场馆维护",
            },
            says: [
              `${fund}财政拨款收入30.00万元，支出20.00万元，支出具体情况如下：`,
              "1、其他支出（类）专项支出（款）其他专项支出（项）。主要用于：场馆维护。年初预算为20.00万元，支出决算为20.00万元。决算数与预算数持平。",
            ].join("\n"),
          },
        ],
      },
    ],
  });
}

/** 八、政府性基金预算财政拨款收入支出决算情况说明 */
export const governmentFund = fundSection("government-fund", "government-fund", "政府性基金预算");

/** 九、国有资本经营预算财政拨款收入支出决算情况说明 */
export const stateCapital = fundSection("state-capital", "state-capital", "国有资本经营预算");
