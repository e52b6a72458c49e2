import { NOTHING, heading, joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase } from "../../engine/compose/define-paragraph";
import { figureSpan, isZero, minus } from "../../engine/compose/figure";
import type { Brief } from "../brief";
import type { CountOf, LineOf } from "../../tables/ids";
import type { RowOf } from "../supplement/block";
import { defineSection } from "../narrative";
import { amount, comparedWithLastYear, completionOf, share } from "./wording";

const TABLE = "three-public";
type Item = LineOf<typeof TABLE>;

const ITEMS = [
  { id: "abroad", name: "因公出国（境）费用" },
  { id: "vehicles", name: "公务用车购置及运行维护费" },
  { id: "reception", name: "公务接待费" },
] as const;

/** 九、财政拨款“三公”经费支出决算情况说明: against the budget, by item with counts, against last year. */
export const threePublic = defineSection({
  id: "three-public",
  heading: "财政拨款“三公”经费支出决算情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "budget",
      say: (brief) => {
        const total = { budget: budgetOf(brief, "total"), final: finalOf(brief, "total") };
        const items = ITEMS.map(({ id, name }) => {
          const [budget, final] = [budgetOf(brief, id), finalOf(brief, id)];
          return phrase`${name}预算${amount(budget)}万元，支出决算为${amount(final)}万元${completionOf(final, budget)}`;
        });
        return [
          heading(phrase`（一）“三公”经费支出总体情况说明。`),
          paragraph(
            phrase`${brief.yearText}年度“三公”经费支出预算为${amount(total.budget)}万元，支出决算为${amount(total.final)}万元${completionOf(total.final, total.budget)}，其中：${joined(items, "；")}。`,
          ),
        ];
      },
      examples: [
        {
          name: "below, without budget, nothing at all",
          tables: {
            [TABLE]: {
              "total/budget": "8.00",
              "total/final": "7.00",
              "abroad/budget": "",
              "abroad/final": "",
              "vehicles/budget": "8.00",
              "vehicles/final": "6.00",
              "reception/budget": "0",
              "reception/final": "1.00",
            },
          },
          says: "（一）“三公”经费支出总体情况说明。\n2024年度“三公”经费支出预算为8.00万元，支出决算为7.00万元，完成预算的87.50%，其中：因公出国（境）费用预算0万元，支出决算为0万元；公务用车购置及运行维护费预算8.00万元，支出决算为6.00万元，完成预算的75.00%；公务接待费预算0万元，支出决算为1.00万元。",
        },
      ],
    },
    {
      id: "execution",
      say: (brief) => {
        const total = finalOf(brief, "total");
        const shares = ITEMS.map(({ id, name }) => {
          const final = finalOf(brief, id);
          return phrase`${name}支出决算${amount(final)}万元${share(final, total)}`;
        });
        const count = (line: CountOf<typeof TABLE>) => figureSpan(brief.count(line));
        const figure = (id: Item) => amount(finalOf(brief, id));
        return [
          heading(phrase`（二）“三公”经费支出具体执行情况说明。`),
          paragraph(
            phrase`${brief.yearText}年度“三公”经费支出决算中，${joined(shares, "；")}。具体情况如下：`,
          ),
          paragraph(
            phrase`1. 因公出国（境）费用支出${figure("abroad")}万元。全年使用财政拨款安排因公出国（境）团组${count("abroadGroups")}个，${count("abroadPersons")}人次。`,
          ),
          paragraph(
            phrase`2. 公务用车购置及运行维护费支出${figure("vehicles")}万元。其中：公务用车购置支出${figure("vehiclePurchase")}万元，购置公务用车${count("vehiclesPurchased")}辆；公务用车运行维护费支出${figure("vehicleOperation")}万元，公务用车保有量为${count("vehiclesOwned")}辆。`,
          ),
          paragraph(
            phrase`3. 公务接待费支出${figure("reception")}万元${receptionKinds(brief)}。其中：接待${count("receptionBatches")}批次，接待${count("receptionPersons")}人次。`,
          ),
        ];
      },
      examples: [
        {
          name: "counts under the table, foreign guests",
          tables: {
            [TABLE]: {
              "total/final": "10.00",
              "abroad/final": "",
              "vehicles/final": "8.00",
              "vehiclePurchase/final": "",
              "vehicleOperation/final": "8.00",
              "reception/final": "2.00",
              "abroadGroups/count": "",
              "abroadPersons/count": "",
              "vehiclesPurchased/count": "",
              "vehiclesOwned/count": "3",
              "receptionBatches/count": "4",
              "receptionPersons/count": "30",
            },
          },
          given: { "threePublic/foreignReception/value": "0.50" },
          says: [
            "（二）“三公”经费支出具体执行情况说明。",
            "2024年度“三公”经费支出决算中，因公出国（境）费用支出决算0万元，占0%；公务用车购置及运行维护费支出决算8.00万元，占80.00%；公务接待费支出决算2.00万元，占20.00%。具体情况如下：",
            "1. 因公出国（境）费用支出0万元。全年使用财政拨款安排因公出国（境）团组0个，0人次。",
            "2. 公务用车购置及运行维护费支出8.00万元。其中：公务用车购置支出0万元，购置公务用车0辆；公务用车运行维护费支出8.00万元，公务用车保有量为3辆。",
            "3. 公务接待费支出2.00万元（其中：国内接待费1.50万元，外宾接待费0.50万元）。其中：接待4批次，接待30人次。",
          ].join("\n"),
        },
        {
          name: "nothing spent, counts not given",
          tables: {
            [TABLE]: {
              "total/final": "",
              "abroad/final": "",
              "vehicles/final": "",
              "vehiclePurchase/final": "",
              "vehicleOperation/final": "",
              "reception/final": "",
            },
          },
          says: [
            "（二）“三公”经费支出具体执行情况说明。",
            "2024年度“三公”经费支出决算中，因公出国（境）费用支出决算0万元；公务用车购置及运行维护费支出决算0万元；公务接待费支出决算0万元。具体情况如下：",
            "1. 因公出国（境）费用支出0万元。全年使用财政拨款安排因公出国（境）团组【待填：因公出国（境）团组数（个）】个，【待填：因公出国（境）人次数（人）】人次。",
            "2. 公务用车购置及运行维护费支出0万元。其中：公务用车购置支出0万元，购置公务用车【待填：公务用车购置数（辆）】辆；公务用车运行维护费支出0万元，公务用车保有量为【待填：公务用车保有量（辆）】辆。",
            "3. 公务接待费支出0万元。其中：接待【待填：国内公务接待批次（个）】批次，接待【待填：国内公务接待人次（人）】人次。",
          ].join("\n"),
        },
      ],
    },
    {
      id: "lastYear",
      say: (brief) => {
        const items = ITEMS.map(({ id, name }) => changeOf(brief, id, id, `${name}支出决算数`, true));
        const total = changeOf(brief, "total", "threePublic", "“三公”经费支出决算数", false);
        return [
          heading(phrase`（三）“三公”经费增减变化情况说明。`),
          paragraph(phrase`${brief.yearText}年度${total}。其中：${joined(items, "；")}。`),
        ];
      },
      examples: [
        {
          name: "down, new, equal",
          tables: {
            [TABLE]: {
              "total/final": "7.00",
              "abroad/final": "1.00",
              "vehicles/final": "6.00",
              "reception/final": "",
            },
          },
          given: {
            "lastYear/threePublic/amount": "8",
            "lastYear/abroad/amount": "0",
            "lastYear/abroad/reason": "新增出访任务",
            "lastYear/vehicles/amount": "8",
            "lastYear/vehicles/reason": "减少用车",
            "lastYear/reception/amount": "0",
          },
          says: "（三）“三公”经费增减变化情况说明。\n2024年度“三公”经费支出决算数比上年减少1.00万元，下降12.50%。其中：因公出国（境）费用支出决算数比上年增加1.00万元（上年为0），主要原因是新增出访任务；公务用车购置及运行维护费支出决算数比上年减少2.00万元，下降25.00%，主要原因是减少用车；公务接待费支出决算数与上年支出决算数持平。",
        },
      ],
    },
  ],
});

const budgetOf = (brief: Brief, item: Item) => brief.table(TABLE, item, "budget");
const finalOf = (brief: Brief, item: Item) => brief.table(TABLE, item, "final");

function changeOf(
  brief: Brief,
  item: Item,
  row: RowOf<"lastYear">,
  name: string,
  withReason: boolean,
): Phrase {
  const comparison = comparedWithLastYear({
    now: finalOf(brief, item),
    before: brief.given(`lastYear/${row}/amount`),
    subject: "",
    same: "与上年支出决算数持平",
    ...(withReason ? { reason: brief.words(`lastYear/${row}/reason`, "reason") } : {}),
  });
  return phrase`${name}${comparison}`;
}

/** With a foreign part of 0 all of it is domestic; nothing has no parts. */
function receptionKinds(brief: Brief): Phrase {
  const reception = finalOf(brief, "reception");
  if (isZero(reception)) return NOTHING;
  const foreign = brief.given("threePublic/foreignReception/value");
  if (isZero(foreign)) return phrase`（其中：全部为国内接待费）`;
  if (foreign.value === null) return phrase`（其中：${figureSpan(foreign)}）`;
  return phrase`（其中：国内接待费${amount(minus(reception, foreign))}万元，外宾接待费${amount(foreign)}万元）`;
}
