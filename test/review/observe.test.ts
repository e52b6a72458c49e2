/** The tables' figures as a text tells them: what is certain, and nothing else. */
import { textOfLines } from "../../src/review/received-text";
import { review } from "../../src/review/review";
import { compile } from "../../src/engine/reconcile/define-rule";
import { factId } from "../../src/engine/fact";
import { INDICATORS } from "../../src/review/words/indicators";
import { RULES } from "../../src/rules";
import { SAMPLE_ENTITY, SAMPLE_YEAR } from "../../scripts/sample/xining-2024";
import { sampleFacts } from "../sample";

const TITLE = "2024年度部门决算情况说明";
const INCOME = "二、收入决算情况说明";
const INCOME_TEXT =
  "本年收入合计2,523.27万元，其中：财政拨款收入2,347.78万元，占93.05%；其他收入175.49万元，占6.95%。";

function told(lines: readonly string[], changes: Readonly<Record<string, number>> = {}): string[] {
  const { observations } = review(textOfLines([TITLE, ...lines].join("\n")), sampleFacts(changes), {
    entity: SAMPLE_ENTITY,
    year: SAMPLE_YEAR,
  });
  return observations.map(({ fact, amount, source }) => `${fact} ${amount.value} ±${amount.half} ${source}`);
}

const INCOME_TOLD = [
  "income/total/total 2523270000 ±5000 说明第3段“2,523.27万元”",
  "income/total/fiscal 2347780000 ±5000 说明第3段“2,347.78万元”",
  "income/total/otherIncome 175490000 ±5000 说明第3段“175.49万元”",
];

test("amounts of single facts, not shares", () => {
  expect(told([INCOME, INCOME_TEXT])).toEqual(INCOME_TOLD);
});

test("as the text tells them, where the tables say something else", () => {
  expect(told([INCOME, INCOME_TEXT], { "income/total/fiscal": 2374.78 })).toEqual(INCOME_TOLD);
});

test.each([
  ["as exactly as they are printed", "2,523.3万元", "2523300000 ±50000"],
  ["in 元", "25,232,712.34元", "2523271234 ±0"],
  ["in 亿元", "0.2523亿元", "2523000000 ±500000"],
])("%s", (_, printed, expected) => {
  expect(told([INCOME, INCOME_TEXT.replace("2,523.27万元", printed)])[0]).toBe(
    `income/total/total ${expected} 说明第3段“${printed}”`,
  );
});

test("类, 款 and 项 with their own names, not their budgets", () => {
  expect(
    told([
      "五、一般公共预算财政拨款支出决算情况说明",
      "（二）一般公共预算财政拨款支出结构情况。",
      "2024年度一般公共预算财政拨款支出主要用于以下方面：卫生健康支出（类）45.11万元，占1.49%；住房保障支出（类）46.62万元，占1.54%。",
      "（三）一般公共预算财政拨款支出具体情况。",
      "1. 住房保障支出（类）",
      "（1）住房改革支出（款）住房公积金（项）。年初预算为51.22万元，支出决算为46.62万元，完成年初预算的91.02%。",
    ]),
  ).toEqual([
    "general-budget-expenditure/210/total 45110000 ±5000 说明第4段“45.11万元”",
    "general-budget-expenditure/221/total 46620000 ±5000 说明第4段“46.62万元”",
    "general-budget-expenditure/2210201/total 46620000 ±5000 说明第7段“46.62万元”",
  ]);
});

test("人员经费 and 公用经费 with the amounts of their 款", () => {
  expect(
    told([
      "六、一般公共预算财政拨款基本支出决算情况说明",
      "人员经费1,361.89万元，主要包括：基本工资153.35万元，奖金24.77万元、公用车1.00万元；公用经费63.58万元，主要包括：办公费、水费1.30万元。",
    ]).map((each) => each.replace(/ .*/u, "")),
  ).toEqual([
    "general-budget-basic-expenditure/personnelTotal/amount",
    "general-budget-basic-expenditure/operatingTotal/amount",
    "general-budget-basic-expenditure/30101/amount",
    "general-budget-basic-expenditure/30103/amount",
    "general-budget-basic-expenditure/30205/amount",
  ]);
});

test.each([
  ["of another year", ["上年同期，本年收入合计2,523.27万元。"]],
  ["that is compared first", ["与2023年度相比，本年收入合计2,523.27万元。"]],
  ["in a paragraph about another year", ["2023年度收入不多。本年收入合计2,523.27万元。"]],
  ["about so much", ["本年收入合计约2,523.27万元。"]],
  ["so much and more", ["本年收入合计2,523.27万元以上。"]],
  ["without a unit", ["本年收入合计2,523.27。"]],
  ["of two names at once", ["财政拨款收入和其他收入分别为2,347.78万元和175.49万元。"]],
  ["told twice, not alike", ["本年收入合计2,523.27万元。", "本年收入合计2,532.72万元。"]],
])("nothing of a figure %s", (_, lines) => {
  const others = "其中：财政拨款收入2,347.78万元；其他收入175.49万元。";
  expect(told([INCOME, others, ...lines])).toEqual(INCOME_TOLD.slice(1));
});

test("the same figure twice is one, the more exact", () => {
  expect(told([INCOME, INCOME_TEXT, "本年收入合计0.25亿元。"])).toEqual(INCOME_TOLD);
});

test("not of a short name outside its section", () => {
  expect(
    told(["七、政府性基金预算财政拨款收入支出决算情况说明", "收入总计3,566.04万元，支出总计3,566.04万元。"]),
  ).toEqual([]);
});

describe("nothing at all", () => {
  test("of a text of another year", () => {
    const lines = [INCOME, INCOME_TEXT].map((line) => line.replace("2024", "2023"));
    const text = textOfLines([TITLE.replace("2024", "2023"), ...lines].join("\n"));
    const { observations } = review(text, sampleFacts(), { entity: SAMPLE_ENTITY, year: SAMPLE_YEAR });
    expect(observations).toEqual([]);
  });

  test("of a text of another entity", () => {
    const overall = ["一、收入支出决算总体情况说明", "临江县水务局2024年度收入、支出总计3,566.04万元。"];
    expect(told([...overall, INCOME, INCOME_TEXT])).toEqual([]);
    expect(
      told([
        overall[0] ?? "",
        (overall[1] ?? "").replace("临江县水务局", SAMPLE_ENTITY),
        INCOME,
        INCOME_TEXT,
      ]),
    ).toHaveLength(4);
  });

  test("of a text that was written from other figures", () => {
    expect(told([INCOME, INCOME_TEXT.replace("2,523.27", "1,999.99").replace("175.49", "99.99")])).toEqual(
      [],
    );
  });

  test("of rows of a table within the text", () => {
    expect(told([INCOME, "本年收入合计\t2,523.27万元"])).toEqual([]);
  });
});

test("an indicator that two tables print is tied to both by definitions", () => {
  const facts = sampleFacts();
  const relations = RULES.flatMap((rule) => compile(rule, facts).relations).filter(
    ({ kind, comparison }) => kind === "definition" && comparison === "=",
  );
  type Side = readonly { readonly fact: string }[];
  const key = (side: Side): string => side.map(({ fact }) => fact).join("+");
  /** What a figure equals: itself, and the other sides of its definitions. */
  const equals = (id: string): string[] => [
    id,
    ...relations.flatMap(({ left, right }) => [
      ...(key(left) === id ? [key(right)] : []),
      ...(key(right) === id ? [key(left)] : []),
    ]),
  ];
  const loose = INDICATORS.filter(({ final }) => {
    const ids = final.map(({ table, line, column }) => factId(table, line, column));
    const [first, ...others] = ids.filter((id) => facts.byId.has(id));
    return others.some((other) => !equals(other).some((side) => first && equals(first).includes(side)));
  });
  expect(loose.map(({ id }) => id)).toEqual([]);
});
