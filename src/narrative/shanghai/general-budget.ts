import { heading, joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import { rateSpan } from "../../engine/compose/figure";
import { categoryList } from "../economic-categories";
import type { Brief } from "../brief";
import type { LineOf } from "../../tables/ids";
import { defineSection } from "../narrative";
import { itemParagraphs } from "./items";
import { amount, comparedWithLastYear, completion, deviation, share } from "./wording";

const TABLE = "general-budget-expenditure";
const BASIC = "general-budget-basic-expenditure";

const isSpent = (brief: Brief): boolean => !brief.isEmpty(TABLE);

/** 五、一般公共预算财政拨款支出决算情况说明 */
export const generalBudget = defineSection({
  id: "general-budget",
  heading: "一般公共预算财政拨款支出决算情况说明",
  needs: [TABLE, "expenditure"],
  paragraphs: [
    {
      id: "none",
      when: (brief) => !isSpent(brief),
      say: (brief) => [paragraph(phrase`${brief.entity}${brief.yearText}年度无一般公共预算财政拨款支出。`)],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "total/total": "0.00" } },
          given: { "basics/entity/value": "某某局" },
          says: "某某局2024年度无一般公共预算财政拨款支出。",
        },
      ],
    },
    {
      id: "total",
      when: isSpent,
      say: (brief) => {
        const now = brief.table(TABLE, "total", "total");
        const rate = rateSpan(now, brief.table("expenditure", "total", "total"), "decimals");
        const comparison = comparedWithLastYear(brief, {
          now,
          before: brief.given("lastYear/generalBudget/amount"),
          subject: "一般公共预算财政拨款支出",
          reason: brief.words("lastYear/generalBudget/reason", "reason"),
        });
        return [
          heading(phrase`（一）一般公共预算财政拨款支出决算总体情况`),
          paragraph(
            phrase`一般公共预算财政拨款支出${amount(now)}万元${rate ? phrase`，占本年支出合计的${rate}` : ""}。${comparison}`,
          ),
        ];
      },
      examples: [
        {
          name: "up",
          tables: { [TABLE]: { "total/total": "60.00" }, expenditure: { "total/total": "60.00" } },
          given: { "lastYear/generalBudget/amount": "50", "lastYear/generalBudget/reason": "新增项目" },
          says: "（一）一般公共预算财政拨款支出决算总体情况\n一般公共预算财政拨款支出60.00万元，占本年支出合计的100.00%。与2023年度相比，一般公共预算财政拨款支出增加10.00万元，增长20.00%。主要原因：新增项目。",
        },
      ],
    },
    {
      id: "classes",
      when: isSpent,
      say: (brief) => {
        const total = brief.table(TABLE, "total", "total");
        const classes = brief.codes(TABLE, 3, "total").map((line) => {
          const figure = brief.table(TABLE, line.id, "total");
          return phrase`${brief.codeName(TABLE, line.code)}（类）${amount(figure)}万元${share(figure, total)}`;
        });
        return [
          heading(phrase`（二）一般公共预算财政拨款支出决算结构情况`),
          paragraph(
            phrase`一般公共预算财政拨款支出${amount(total)}万元，主要用于以下方面：${joined(classes, "；")}。`,
          ),
        ];
      },
      examples: [
        {
          name: "two classes",
          tables: {
            [TABLE]: {
              "total/total": "60.00",
              "205 教育支出/total": "40.00",
              "221 住房保障支出/total": "20.00",
            },
          },
          says: "（二）一般公共预算财政拨款支出决算结构情况\n一般公共预算财政拨款支出60.00万元，主要用于以下方面：教育支出（类）40.00万元，占66.67%；住房保障支出（类）20.00万元，占33.33%。",
        },
      ],
    },
    {
      id: "items",
      when: isSpent,
      say: (brief) => {
        const [budget, final] = [brief.totalBudget(TABLE), brief.table(TABLE, "total", "total")];
        const reason = brief.words("budget/total/reason", "reason");
        return [
          heading(phrase`（三）一般公共预算财政拨款支出决算具体情况`),
          paragraph(
            phrase`一般公共预算财政拨款支出年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元${completion(final, budget, "完成年初预算的")}。${deviation(budget, final, reason)}其中：`,
          ),
          ...itemParagraphs(brief, TABLE),
        ];
      },
      examples: [
        {
          name: "below the budget, equal, and without budget",
          tables: {
            [TABLE]: {
              "total/total": "50.00",
              "205 教育支出/total": "45.00",
              "20502 普通教育/total": "45.00",
              "2050202 小学教育/total": "45.00",
              "221 住房保障支出/total": "5.00",
              "22102 住房改革支出/total": "5.00",
              "2210201 住房公积金/total": "3.00",
              "2210203 购房补贴/total": "2.00",
            },
          },
          given: {
            "budget/total/reason": "项目推迟",
            "budget/2050202/amount": "57",
            "budget/2050202/reason": "项目推迟",
            "budget/2050202/purpose": "小学运行",
            "budget/2210201/amount": "3",
            "budget/2210201/purpose": "缴存住房公积金",
            "budget/2210203/amount": "0",
            "budget/2210203/reason": "年中追加",
            "budget/2210203/purpose": "发放购房补贴",
          },
          says: [
            "（三）一般公共预算财政拨款支出决算具体情况",
            "一般公共预算财政拨款支出年初预算为60.00万元，支出决算为50.00万元，完成年初预算的83.33%。决算数小于预算数的主要原因：项目推迟。其中：",
            "1、教育支出（类）普通教育（款）小学教育（项）。主要用于：小学运行。年初预算为57.00万元，支出决算为45.00万元。决算数小于预算数的主要原因：项目推迟。",
            "2、住房保障支出（类）住房改革支出（款）住房公积金（项）。主要用于：缴存住房公积金。年初预算为3.00万元，支出决算为3.00万元。决算数与预算数持平。",
            "3、住房保障支出（类）住房改革支出（款）购房补贴（项）。主要用于：发放购房补贴。年初预算为0万元，支出决算为2.00万元。决算数大于预算数的主要原因：年中追加。",
          ].join("\n"),
        },
      ],
    },
  ],
});

/** 六、一般公共预算财政拨款基本支出决算情况说明 */
export const basicExpenditure = defineSection({
  id: "basic-expenditure",
  heading: "一般公共预算财政拨款基本支出决算情况说明",
  needs: [BASIC, TABLE],
  paragraphs: [
    {
      id: "parts",
      say: (brief) => {
        const part = (line: LineOf<typeof BASIC>, kind: "personnel" | "operating") => {
          const list = categoryList(brief, kind);
          const including = list.length > 0 ? phrase`，主要包括：${list}` : "";
          return phrase`${amount(brief.table(BASIC, line, "amount"))}万元${including}`;
        };
        return [
          paragraph(
            phrase`一般公共预算财政拨款基本支出${amount(brief.table(TABLE, "total", "basic"))}万元。其中：人员经费${part("personnelTotal", "personnel")}；公用经费${part("operatingTotal", "operating")}。`,
          ),
        ];
      },
      examples: [
        {
          name: "without the zero categories",
          tables: {
            [TABLE]: { "total/basic": "30.00" },
            [BASIC]: {
              "30101 基本工资/amount": "20.00",
              "30201 办公费/amount": "10.00",
              "30207 邮电费/amount": "0.00",
              "personnelTotal/amount": "20.00",
              "operatingTotal/amount": "10.00",
            },
          },
          says: "一般公共预算财政拨款基本支出30.00万元。其中：人员经费20.00万元，主要包括：基本工资；公用经费10.00万元，主要包括：办公费。",
        },
      ],
    },
  ],
});
