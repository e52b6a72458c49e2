import { paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Paragraph } from "../../engine/compose/define-paragraph";
import type { ColumnOf } from "../../tables/ids";
import type { Brief, FundTable } from "../brief";
import { defineSection } from "../narrative";
import type { NarrativeSectionDefinition } from "../narrative";
import { amount, budgetAndFinal } from "./wording";

/** Sections 七 and 八 differ in the name of the fund alone. */
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
          paragraph(phrase`${brief.yearText}年度，本部门没有发生${fund}财政拨款收入支出相关情况。`),
        ],
        examples: [
          {
            name: "empty table",
            tables: { [table]: { "total/opening": "", "total/income": "", "total/total": "" } },
            says: `2024年度，本部门没有发生${fund}财政拨款收入支出相关情况。`,
          },
        ],
      },
      {
        id: "flow",
        when: (brief) => !brief.isEmpty(table),
        say: (brief) => {
          const figure = (column: ColumnOf<FundTable>) => amount(brief.table(table, "total", column));
          const items = itemsOf(brief, table);
          const more = items.length > 0 ? "具体情况如下：" : "";
          return [
            paragraph(
              phrase`${brief.yearText}年度${fund}财政拨款年初结转和结余${figure("opening")}万元，本年收入${figure("income")}万元，本年支出${figure("total")}万元，年末结转和结余${figure("closing")}万元。${more}`,
            ),
            ...items,
          ];
        },
        examples: [
          {
            name: "one item",
            tables: {
              [table]: {
                "total/opening": "",
                "total/income": "30.00",
                "total/total": "20.00",
                "total/closing": "10.00",
                "229 其他支出/total": "20.00",
                "22960 专项支出/total": "20.00",
                "2296099 其他专项支出/total": "20.00",
              },
            },
            given: { "budget/2296099/amount": "25", "budget/2296099/reason": "项目跨年实施" },
            says: [
              `2024年度${fund}财政拨款年初结转和结余0万元，本年收入30.00万元，本年支出20.00万元，年末结转和结余10.00万元。具体情况如下：`,
              "1. 其他支出（类）专项支出（款）其他专项支出（项）。年初预算为25.00万元，支出决算为20.00万元，完成年初预算的80.00%。决算数小于预算数的主要原因是项目跨年实施。",
            ].join("\n"),
          },
          {
            name: "carried over, nothing spent",
            tables: {
              [table]: {
                "total/opening": "5.00",
                "total/income": "0",
                "total/total": "0",
                "total/closing": "5.00",
              },
            },
            says: `2024年度${fund}财政拨款年初结转和结余5.00万元，本年收入0万元，本年支出0万元，年末结转和结余5.00万元。`,
          },
        ],
      },
    ],
  });
}

function itemsOf(brief: Brief, table: FundTable): readonly Paragraph[] {
  return brief.budgetItems(table).map((line, index) => {
    const name = (digits: number) => brief.codeName(table, line.code.slice(0, digits));
    const budget = brief.given(`budget/${line.id}/amount`);
    const reason = brief.words(`budget/${line.id}/reason`, "reason");
    return paragraph(
      phrase`${index + 1}. ${name(3)}（类）${name(5)}（款）${name(7)}（项）。${budgetAndFinal(budget, brief.table(table, line.id, "total"), reason)}`,
    );
  });
}

/** 七、政府性基金预算财政拨款收入支出决算情况说明 */
export const governmentFund = fundSection("government-fund", "government-fund", "政府性基金预算");

/** 八、国有资本经营预算财政拨款收入支出决算情况说明 */
export const stateCapital = fundSection("state-capital", "state-capital", "国有资本经营预算");
