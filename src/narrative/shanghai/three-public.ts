import { NOTHING, heading, joined, paragraph, phrase } from "../../engine/compose/define-paragraph";
import type { Phrase } from "../../engine/compose/define-paragraph";
import { figureSpan, isZero } from "../../engine/compose/figure";
import { changeFrom, verbsOf } from "../change";
import type { Brief } from "../brief";
import type { CountOf, LineOf } from "../../tables/ids";
import { defineSection } from "../narrative";
import type { RowOf, ThreePublicItem, SupplementRow } from "../supplement/block";
import { fitting } from "../reasons";
import { amount, completion, deviation, share } from "./wording";

const TABLE = "three-public";
type Item = LineOf<typeof TABLE>;

/** What this edition asks for beyond the counts of the form. */
export const THREE_PUBLIC_ROWS: readonly SupplementRow<"threePublic">[] = [
  { id: "foreignBatches", label: "接待外宾批次（个）", kind: "count" },
  { id: "foreignPersons", label: "接待外宾人次（人）", kind: "count" },
  { id: "budgetReason", label: "“三公”经费决算数与预算数差异主要原因" },
  { id: "abroadContent", label: "因公出国（境）费开支内容" },
  { id: "purchaseUse", label: "公务用车购置支出主要用途" },
  { id: "operationUse", label: "公务用车运行维护支出主要用途" },
  { id: "receptionUse", label: "国内公务接待支出主要用途" },
];

const ITEMS = [
  { id: "abroad", name: "因公出国（境）费" },
  { id: "vehicles", name: "公务用车购置及运行维护费" },
  { id: "reception", name: "公务接待费" },
] as const;

const isSpent = (brief: Brief): boolean => !brief.isEmpty(TABLE);
const finalOf = (brief: Brief, item: Item) => brief.table(TABLE, item, "final");
const budgetOf = (brief: Brief, item: Item) => brief.table(TABLE, item, "budget");
const use = (brief: Brief, row: RowOf<"threePublic">) => brief.words(`threePublic/${row}/value`, "reason");

const SPENT_EXAMPLE = {
  [TABLE]: {
    "total/budget": "10.00",
    "total/final": "9.00",
    "abroad/budget": "",
    "abroad/final": "",
    "vehicles/budget": "8.00",
    "vehicles/final": "8.00",
    "vehiclePurchase/final": "",
    "vehicleOperation/final": "8.00",
    "reception/budget": "2.00",
    "reception/final": "1.00",
  },
};

/** 七、财政拨款“三公”经费支出决算情况说明 */
export const threePublic = defineSection({
  id: "three-public",
  heading: "财政拨款“三公”经费支出决算情况说明",
  needs: [TABLE],
  paragraphs: [
    {
      id: "none",
      when: (brief) => !isSpent(brief),
      say: (brief) => [paragraph(phrase`${brief.entity}${brief.yearText}年度无“三公”经费财政拨款支出。`)],
      examples: [
        {
          name: "empty table",
          tables: { [TABLE]: { "total/budget": "", "total/final": "" } },
          given: { "basics/entity/value": "某某局" },
          says: "某某局2024年度无“三公”经费财政拨款支出。",
        },
      ],
    },
    {
      id: "budget",
      when: isSpent,
      say: (brief) => {
        const [budget, final] = [budgetOf(brief, "total"), finalOf(brief, "total")];
        const items = ITEMS.map(({ id, name }) => {
          const done = completion(finalOf(brief, id), budgetOf(brief, id), "完成预算的");
          return phrase`${name}${id === "abroad" ? "" : "支出"}决算为${amount(finalOf(brief, id))}万元${done}`;
        });
        const lead = `${brief.yearText.text}年度“三公”经费支出`;
        return [
          heading(phrase`（一）“三公”经费财政拨款支出决算总体情况说明。`),
          paragraph(
            phrase`“三公”经费财政拨款支出年初预算为${amount(budget)}万元，支出决算为${amount(final)}万元${completion(final, budget, "完成预算的")}，其中：${joined(items, "；")}。${deviation(budget, final, use(brief, "budgetReason"), lead)}`,
          ),
        ];
      },
      examples: [
        {
          name: "below the budget",
          tables: SPENT_EXAMPLE,
          given: { "threePublic/budgetReason/value": "厉行节约" },
          says: "（一）“三公”经费财政拨款支出决算总体情况说明。\n“三公”经费财政拨款支出年初预算为10.00万元，支出决算为9.00万元，完成预算的90.00%，其中：因公出国（境）费决算为0万元；公务用车购置及运行维护费支出决算为8.00万元，完成预算的100.00%；公务接待费支出决算为1.00万元，完成预算的50.00%。2024年度“三公”经费支出决算数小于预算数的主要原因：厉行节约。",
        },
      ],
    },
    {
      id: "lastYear",
      when: isSpent,
      say: (brief) => {
        const changes = ITEMS.map(({ id, name }) => phrase`${name}支出决算${change(brief, id, id)}`);
        const reasons = ITEMS.map(({ id, name }) => reasonOf(brief, id, name));
        return [
          paragraph(
            phrase`${brief.yearText}年度“三公”经费财政拨款支出决算数${isSame(brief, "total", "threePublic") ? "与" : "比"}${brief.lastYearText}年度${change(brief, "total", "threePublic")}，其中：${joined(changes, "；")}。${joined(reasons, "")}`,
          ),
        ];
      },
      examples: [
        {
          name: "down, equal, zero base",
          tables: SPENT_EXAMPLE,
          given: {
            "lastYear/threePublic/amount": "12",
            "lastYear/abroad/amount": "4",
            "lastYear/abroad/reason": "无出访任务",
            "lastYear/vehicles/amount": "8",
            "lastYear/reception/amount": "0",
            "lastYear/reception/reason": "新增接待任务",
          },
          says: "2024年度“三公”经费财政拨款支出决算数比2023年度减少3.00万元，下降25.00%，其中：因公出国（境）费支出决算减少4.00万元，下降100.00%；公务用车购置及运行维护费支出决算持平；公务接待费支出决算增加1.00万元（上年为0）。因公出国（境）费支出减少的主要原因是无出访任务。公务接待费支出增加的主要原因是新增接待任务。",
        },
      ],
    },
    {
      id: "items",
      when: isSpent,
      say: (brief) => {
        const total = finalOf(brief, "total");
        const shares = ITEMS.map(
          ({ id, name }) =>
            phrase`${name}支出决算${amount(finalOf(brief, id))}万元${share(finalOf(brief, id), total)}`,
        );
        const figure = (id: Item) => amount(finalOf(brief, id));
        return [
          heading(phrase`（二）“三公”经费财政拨款支出决算具体情况说明。`),
          paragraph(phrase`“三公”经费财政拨款支出决算中，${joined(shares, "；")}。具体情况如下：`),
          paragraph(phrase`1、因公出国（境）费支出${figure("abroad")}万元。${abroad(brief)}`),
          paragraph(phrase`2、公务用车购置及运行维护费支出${figure("vehicles")}万元。其中：`),
          paragraph(phrase`公务用车购置支出为${figure("vehiclePurchase")}万元。${purchase(brief)}`),
          paragraph(
            phrase`公务用车运行维护支出${figure("vehicleOperation")}万元。${ifSpent(brief, "vehicleOperation", phrase`主要用于${use(brief, "operationUse")}。`)}${brief.yearText}年，${brief.entity}所属各预算单位开支财政拨款的公务用车保有量为${figureSpan(brief.count("vehiclesOwned"))}辆。`,
          ),
          paragraph(phrase`3、公务接待费支出${figure("reception")}万元。${reception(brief)}`),
        ];
      },
      examples: [
        {
          name: "vehicles and reception",
          tables: SPENT_EXAMPLE,
          given: {
            "basics/entity/value": "某某局",
            "threePublic/operationUse/value": "车辆燃料和维修",
            "threePublic/vehiclesOwned/value": "2",
            "threePublic/receptionUse/value": "业务交流",
            "threePublic/receptionBatches/value": "3",
            "threePublic/receptionPersons/value": "20",
            "threePublic/foreignReception/value": "0",
            "threePublic/foreignBatches/value": "0",
            "threePublic/foreignPersons/value": "0",
          },
          says: [
            "（二）“三公”经费财政拨款支出决算具体情况说明。",
            "“三公”经费财政拨款支出决算中，因公出国（境）费支出决算0万元，占0.00%；公务用车购置及运行维护费支出决算8.00万元，占88.89%；公务接待费支出决算1.00万元，占11.11%。具体情况如下：",
            "1、因公出国（境）费支出0万元。",
            "2、公务用车购置及运行维护费支出8.00万元。其中：",
            "公务用车购置支出为0万元。",
            "公务用车运行维护支出8.00万元。主要用于车辆燃料和维修。2024年，某某局所属各预算单位开支财政拨款的公务用车保有量为2辆。",
            "3、公务接待费支出1.00万元。其中：国内公务接待支出1.00万元（含外宾接待支出0万元）。主要用于业务交流，公务接待3批次、20人次，其中：接待外宾0批次、0人次。",
          ].join("\n"),
        },
      ],
    },
  ],
});

function change(brief: Brief, item: Item, row: RowOf<"lastYear">): Phrase {
  const before = brief.given(`lastYear/${row}/amount`);
  const compared = changeFrom(before, finalOf(brief, item), "decimals");
  if (compared.direction === "unknown") return phrase`${compared.waiting}`;
  if (compared.direction === "same") return phrase`持平`;
  const [verb, trend] = verbsOf(compared.direction);
  const base = compared.rate ? phrase`，${trend}${compared.rate}` : "（上年为0）";
  return phrase`${verb}${compared.difference}万元${base}`;
}

function isSame(brief: Brief, item: Item, row: RowOf<"lastYear">): boolean {
  const before = brief.given(`lastYear/${row}/amount`);
  return changeFrom(before, finalOf(brief, item), "decimals").direction === "same";
}

function reasonOf(brief: Brief, row: ThreePublicItem, name: string): Phrase {
  const compared = changeFrom(brief.given(`lastYear/${row}/amount`), finalOf(brief, row), "decimals");
  if (compared.direction === "unknown" || compared.direction === "same") return NOTHING;
  const [verb] = verbsOf(compared.direction);
  return phrase`${name}支出${verb}的主要原因是${fitting(brief.words(`lastYear/${row}/reason`, "reason"), compared.direction)}。`;
}

function ifSpent(brief: Brief, item: Item, more: Phrase): Phrase {
  return isZero(finalOf(brief, item)) ? NOTHING : more;
}

function abroad(brief: Brief): Phrase {
  const count = (line: CountOf<typeof TABLE>) => figureSpan(brief.count(line));
  return ifSpent(
    brief,
    "abroad",
    phrase`全年安排因公出国（境）团组${count("abroadGroups")}个、累计${count("abroadPersons")}人次。开支内容包括：${use(brief, "abroadContent")}。`,
  );
}

function purchase(brief: Brief): Phrase {
  const purchased = figureSpan(brief.count("vehiclesPurchased"));
  return ifSpent(
    brief,
    "vehiclePurchase",
    phrase`主要用于${use(brief, "purchaseUse")}，购置公务用车${purchased}辆。`,
  );
}

function reception(brief: Brief): Phrase {
  const count = (line: CountOf<typeof TABLE>) => figureSpan(brief.count(line));
  const foreign = amount(brief.given("threePublic/foreignReception/value"));
  const guests = (row: RowOf<"threePublic">) => figureSpan(brief.given(`threePublic/${row}/value`, "count"));
  return ifSpent(
    brief,
    "reception",
    phrase`其中：国内公务接待支出${amount(finalOf(brief, "reception"))}万元（含外宾接待支出${foreign}万元）。主要用于${use(brief, "receptionUse")}，公务接待${count("receptionBatches")}批次、${count("receptionPersons")}人次，其中：接待外宾${guests("foreignBatches")}批次、${guests("foreignPersons")}人次。`,
  );
}
