import { heading, joined, paragraph, phrase, subheading } from "../../engine/compose/define-paragraph";
import type { Paragraph } from "../../engine/compose/define-paragraph";
import type { Brief } from "../brief";
import { defineSection } from "../narrative";
import { amount, budgetAndFinal, comparedWithLastYear, share } from "./wording";
import { rateSpan } from "../../engine/compose/figure";

const TABLE = "general-budget-expenditure";
const CLASS = 3;
const GROUP = 5;

const isSpent = (brief: Brief): boolean => !brief.isEmpty(TABLE);

/** 五、一般公共预算财政拨款支出决算情况说明: in total, by class, and item by item against the opening budget. */
export const generalBudget = defineSection({
  id: "general-budget",
  heading: "一般公共预算财政拨款支出决算情况说明",
  needs: [TABLE, "expenditure"],
  paragraphs: [
    {
      id: "none",
      when: (brief) => !isSpent(brief),
      say: (brief) => [
        paragraph(phrase`${brief.yearText}年度，本部门没有发生一般公共预算财政拨款支出相关情况。`),
      ],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "total/total": "", "total/basic": "", "total/project": "" } },
          says: "2024年度，本部门没有发生一般公共预算财政拨款支出相关情况。",
        },
      ],
    },
    {
      id: "total",
      when: isSpent,
      say: (brief) => {
        const now = brief.table(TABLE, "total", "total");
        const all = brief.table("expenditure", "total", "total");
        const rate = rateSpan(now, all, "bare");
        const shareOfAll = rate ? phrase`，占本年支出合计的${rate}` : phrase``;
        const comparison = comparedWithLastYear({
          now,
          before: brief.given("lastYear/generalBudget/amount"),
          subject: "",
          same: "与上年支出决算数持平",
          reason: brief.words("lastYear/generalBudget/reason", "reason"),
        });
        return [
          heading(phrase`（一）一般公共预算财政拨款支出总体情况。`),
          paragraph(
            phrase`${brief.yearText}年度一般公共预算财政拨款支出${amount(now)}万元${shareOfAll}，${comparison}。`,
          ),
        ];
      },
      examples: [
        {
          name: "down",
          tables: { [TABLE]: { "total/total": "30.00" }, expenditure: { "total/total": "60.00" } },
          given: { "lastYear/generalBudget/amount": "40.00", "lastYear/generalBudget/reason": "人员减少" },
          says: "（一）一般公共预算财政拨款支出总体情况。\n2024年度一般公共预算财政拨款支出30.00万元，占本年支出合计的50.00%，比上年减少10.00万元，下降25.00%，主要原因是人员减少。",
        },
        {
          name: "equal",
          tables: { [TABLE]: { "total/total": "30.00" }, expenditure: { "total/total": "30.00" } },
          given: { "lastYear/generalBudget/amount": "30.00" },
          says: "（一）一般公共预算财政拨款支出总体情况。\n2024年度一般公共预算财政拨款支出30.00万元，占本年支出合计的100%，与上年支出决算数持平。",
        },
      ],
    },
    {
      id: "classes",
      when: isSpent,
      say: (brief) => {
        const total = brief.table(TABLE, "total", "total");
        const classes = brief.codes(TABLE, CLASS, "total").map((line) => {
          const figure = brief.table(TABLE, line.id, "total");
          return phrase`${brief.codeName(TABLE, line.code)}（类）${amount(figure)}万元${share(figure, total)}`;
        });
        return [
          heading(phrase`（二）一般公共预算财政拨款支出结构情况。`),
          paragraph(
            phrase`${brief.yearText}年度一般公共预算财政拨款支出主要用于以下方面：${joined(classes, "；")}。`,
          ),
        ];
      },
      examples: [
        {
          name: "one class",
          tables: { [TABLE]: { "total/total": "30.00", "205 教育支出/total": "30.00" } },
          says: "（二）一般公共预算财政拨款支出结构情况。\n2024年度一般公共预算财政拨款支出主要用于以下方面：教育支出（类）30.00万元，占100%。",
        },
        {
          name: "several classes",
          tables: {
            [TABLE]: {
              "total/total": "30.00",
              "205 教育支出/total": "20.00",
              "210 卫生健康支出/total": "",
              "221 住房保障支出/total": "10.00",
            },
          },
          says: "（二）一般公共预算财政拨款支出结构情况。\n2024年度一般公共预算财政拨款支出主要用于以下方面：教育支出（类）20.00万元，占66.67%；住房保障支出（类）10.00万元，占33.33%。",
        },
      ],
    },
    {
      id: "budget",
      when: isSpent,
      say: (brief) => {
        const budget = brief.totalBudget(TABLE);
        const final = brief.table(TABLE, "total", "total");
        const reason = brief.words("budget/total/reason", "reason");
        return [
          heading(phrase`（三）一般公共预算财政拨款支出具体情况。`),
          paragraph(
            phrase`${brief.yearText}年度一般公共预算财政拨款支出${budgetAndFinal(budget, final, reason)}其中：`,
          ),
        ];
      },
      examples: [
        {
          name: "sum of the items",
          tables: {
            [TABLE]: {
              "total/total": "30.00",
              "2050202 小学教育/total": "20.00",
              "2210201 住房公积金/total": "10.00",
            },
          },
          given: {
            "budget/2050202/amount": "30",
            "budget/2210201/amount": "10",
            "budget/total/reason": "项目推迟",
          },
          says: "（三）一般公共预算财政拨款支出具体情况。\n2024年度一般公共预算财政拨款支出年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.00%。决算数小于预算数的主要原因是项目推迟。其中：",
        },
        {
          name: "budget missing",
          tables: { [TABLE]: { "total/total": "20.00", "2050202 小学教育/total": "20.00" } },
          says: "（三）一般公共预算财政拨款支出具体情况。\n2024年度一般公共预算财政拨款支出年初预算为【待填：小学教育年初预算数】万元，支出决算为20.00万元。其中：",
        },
      ],
    },
    {
      id: "items",
      when: isSpent,
      say: (brief) =>
        classesOf(brief).flatMap((code, index) => [
          subheading(phrase`${index + 1}. ${brief.codeName(TABLE, code)}（类）`),
          ...itemsOf(brief, code),
        ]),
      examples: [
        {
          name: "two classes; above, below and equal to the budget; no budget",
          tables: {
            [TABLE]: {
              "205 教育支出/total": "50.00",
              "20502 普通教育/total": "50.00",
              "2050201 学前教育/total": "20.00",
              "2050202 小学教育/total": "30.00",
              "221 住房保障支出/total": "15.00",
              "22102 住房改革支出/total": "15.00",
              "2210201 住房公积金/total": "10.00",
              "2210203 购房补贴/total": "5.00",
            },
          },
          given: {
            "budget/2050201/amount": "16",
            "budget/2050201/reason": "扩班",
            "budget/2050202/amount": "40",
            "budget/2050202/reason": "项目结余",
            "budget/2210201/amount": "10",
            "budget/2210203/amount": "0",
            "budget/2210203/reason": "年中追加",
          },
          says: [
            "1. 教育支出（类）",
            "（1）普通教育（款）学前教育（项）。年初预算为16.00万元，支出决算为20.00万元，完成年初预算的125.00%。决算数大于预算数的主要原因是扩班。",
            "（2）普通教育（款）小学教育（项）。年初预算为40.00万元，支出决算为30.00万元，完成年初预算的75.00%。决算数小于预算数的主要原因是项目结余。",
            "2. 住房保障支出（类）",
            "（1）住房改革支出（款）住房公积金（项）。年初预算为10.00万元，支出决算为10.00万元，完成年初预算的100%。决算数与预算数持平。",
            "（2）住房改革支出（款）购房补贴（项）。年初预算为0万元，支出决算为5.00万元。决算数大于预算数的主要原因是年中追加。",
          ].join("\n"),
        },
      ],
    },
  ],
});

/** Codes of the classes that have items, in the order of the table. */
function classesOf(brief: Brief): readonly string[] {
  return [...new Set(brief.budgetItems(TABLE).map((line) => line.code.slice(0, CLASS)))];
}

/** The items of a class, numbered through its groups. */
function itemsOf(brief: Brief, classCode: string): readonly Paragraph[] {
  const items = brief.budgetItems(TABLE).filter((line) => line.code.startsWith(classCode));
  return items.map((line, index) => {
    const budget = brief.given(`budget/${line.id}/amount`);
    const final = brief.table(TABLE, line.id, "total");
    const reason = brief.words(`budget/${line.id}/reason`, "reason");
    const group = brief.codeName(TABLE, line.code.slice(0, GROUP));
    const item = brief.codeName(TABLE, line.code);
    return paragraph(
      phrase`（${index + 1}）${group}（款）${item}（项）。${budgetAndFinal(budget, final, reason)}`,
    );
  });
}
