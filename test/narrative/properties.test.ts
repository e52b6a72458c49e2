/** What holds for every narrative, whatever the figures: they are drawn at random, in 0.01 万元. */
import fc from "fast-check";
import { xining2024 } from "../../src/editions/xining-2024";
import { shanghai2024 } from "../../src/editions/shanghai-2024";
import type { Edition } from "../../src/editions/edition";
import type { Narrative } from "../../src/engine/compose/compose";
import { textOf } from "../../src/engine/compose/define-paragraph";
import type { FigureSpan, Span } from "../../src/engine/compose/define-paragraph";
import { compose, supplementBlocks } from "../../src/narrative";
import { formatScaled } from "../../src/workbook/amount";
import { exampleFacts, exampleSupplement } from "./example-facts";

const EDITIONS: readonly (readonly [string, Edition])[] = [
  ["xining-2024", xining2024],
  ["shanghai-2024", shanghai2024],
];
const INCOME = [
  "fiscal",
  "superiorSubsidy",
  "institutional",
  "operating",
  "affiliatedRemittance",
  "otherIncome",
];
const CLASSES = ["201 一般公共服务支出", "205 教育支出", "208 社会保障和就业支出", "221 住房保障支出"];

/** Hundredths of 万元; 0 comes often. */
const figure = fc.oneof(fc.constant(0), fc.nat(2_000_000));
const printed = (hundredths: number) => formatScaled(hundredths, 2, true);
const add = (figures: readonly number[]) => figures.reduce((sum, one) => sum + one, 0);

interface Given {
  readonly tables: Parameters<typeof exampleFacts>[0];
  readonly supplement?: Readonly<Record<string, string>>;
}

function narrativeOf(edition: Edition, { tables, supplement = {} }: Given): Narrative {
  const given = { "basics/year/value": "2024", "basics/entity/value": "某某局", ...supplement };
  return compose(edition, exampleFacts(tables), exampleSupplement(given, supplementBlocks(edition)));
}

function spansOf(narrative: Narrative, section: string): readonly Span[] {
  const found = narrative.sections.find(({ id }) => id === section);
  return found?.paragraphs.flatMap((one) => one.spans) ?? [];
}

const ofKind = (spans: readonly Span[], kind: FigureSpan["kind"]): number[] =>
  spans.flatMap((span) => (span.kind === kind ? [span.value] : []));

describe.each(EDITIONS)("the narrative of %s", (_, edition) => {
  it("names parts that make the total, and shares that make 100 % but for rounding", () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: INCOME.length, maxLength: INCOME.length }), (parts) => {
        const columns = parts.map((part, index): [string, string] => [
          `total/${INCOME[index] ?? ""}`,
          printed(part),
        ]);
        const total = add(parts);
        const tables = { income: { "total/total": printed(total), ...Object.fromEntries(columns) } };
        const spans = spansOf(narrativeOf(edition, { tables }), "income");
        const [said, ...named] = ofKind(spans, "amount");
        expect(said).toBe(total * 10_000);
        expect(add(named)).toBe(said);
        expect(named).toHaveLength(parts.filter((part) => part !== 0).length);
        const shares = ofKind(spans, "rate");
        // Each share is off by half a hundredth of a per cent at most.
        if (total > 0) expect(Math.abs(add(shares) - 10_000)).toBeLessThanOrEqual(shares.length / 2);
      }),
    );
  });

  it("lists every class with spending, in the order of the table", () => {
    fc.assert(
      fc.property(fc.array(figure, { minLength: CLASSES.length, maxLength: CLASSES.length }), (amounts) => {
        fc.pre(add(amounts) > 0);
        const lines = amounts.map((one, index): [string, string] => [
          `${CLASSES[index] ?? ""}/total`,
          printed(one),
        ]);
        const tables = {
          "general-budget-expenditure": {
            "total/total": printed(add(amounts)),
            ...Object.fromEntries(lines),
          },
          expenditure: { "total/total": printed(add(amounts)) },
        };
        const section = narrativeOf(edition, { tables }).sections.find(({ id }) => id === "general-budget");
        const structure = section?.paragraphs
          .map((one) => textOf(one.spans))
          .find((text) => text.includes("（类）"));
        const names = [...(structure ?? "").matchAll(/([\u4e00-\u9fff]+)（类）/gu)].map((match) => match[1]);
        const expected = CLASSES.filter((_name, index) => amounts[index] !== 0).map((name) => name.slice(4));
        expect(names.map((name) => expected.find((one) => name?.endsWith(one)))).toEqual(expected);
      }),
    );
  });

  it("gives the direction that the figures have, and a rate only on a base", () => {
    fc.assert(
      fc.property(figure, figure, (now, before) => {
        const tables = { "income-expenditure-summary": { "grandTotalExpenditure/amount": printed(now) } };
        const supplement = {
          "lastYear/grandTotal/amount": printed(before),
          "lastYear/grandTotal/reason": "某因",
        };
        const narrative = narrativeOf(edition, { tables, supplement });
        const spans = spansOf(narrative, "overall");
        const text = textOf(spans);
        expect(text.includes("增加")).toBe(now > before);
        expect(text.includes("减少")).toBe(now < before);
        expect(text.includes("持平")).toBe(now === before);
        expect(text.includes("增长")).toBe(now > before && before > 0);
        expect(text.includes("下降")).toBe(now < before);
        expect(/主要原因.*某因/u.test(text)).toBe(now !== before);
        const rates = ofKind(spans, "rate");
        expect(rates).toHaveLength(now === before || before === 0 ? 0 : 1);
        if (rates.length > 0) {
          const exact = (Math.abs(now - before) * 10_000) / before;
          expect(Math.abs((rates[0] ?? 0) - exact)).toBeLessThanOrEqual(0.5);
        }
      }),
    );
  });

  it("says 大于, 小于 or 持平 of an item as its figures stand", () => {
    fc.assert(
      fc.property(figure, fc.integer({ min: 1, max: 2_000_000 }), (budget, final) => {
        const code = { "201 一般公共服务支出/total": printed(final), "20103 办公厅室/total": printed(final) };
        const table = { "total/total": printed(final), ...code, "2010301 行政运行/total": printed(final) };
        const supplement = {
          "budget/2010301/amount": printed(budget),
          "budget/2010301/reason": "某因",
          "budget/total/reason": "某因",
        };
        const tables = {
          "general-budget-expenditure": table,
          expenditure: { "total/total": printed(final) },
        };
        const narrative = narrativeOf(edition, { tables, supplement });
        const section = narrative.sections.find(({ id }) => id === "general-budget");
        const texts = section?.paragraphs.map((one) => textOf(one.spans)) ?? [];
        const item = texts.find((text) => text.includes("行政运行（项）")) ?? "";
        expect(item).toContain(`支出决算为${printed(final)}万元`);
        expect(item.includes("大于")).toBe(final > budget);
        expect(item.includes("小于")).toBe(final < budget);
        expect(item.includes("持平")).toBe(final === budget);
        if (budget === 0) expect(item).not.toContain("%");
      }),
    );
  });

  it("names every input that it waits for where the text waits for it", () => {
    fc.assert(
      fc.property(fc.subarray(["amount", "reason"]), figure, (given, now) => {
        const tables = { "income-expenditure-summary": { "grandTotalExpenditure/amount": printed(now) } };
        const typed: Record<string, string> = { amount: "5.00", reason: "某因" };
        const supplement = Object.fromEntries(
          given.map((column) => [`lastYear/grandTotal/${column}`, typed[column] ?? ""]),
        );
        const narrative = narrativeOf(edition, { tables, supplement });
        const waiting = spansOf(narrative, "overall").filter((span) => span.kind === "placeholder");
        const listed = narrative.missing.filter(({ sections }) => sections.includes("overall"));
        expect(listed.length > 0).toBe(waiting.length > 0);
        for (const span of waiting) expect(textOf(spansOf(narrative, "overall"))).toContain(span.text);
      }),
    );
  });
});
