/** Figures that the examples of the paragraphs do not show: unreadable cells, other units, a table that is absent. */
import { xining2024 } from "../../src/editions/xining-2024";
import { textOf } from "../../src/engine/compose/define-paragraph";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { compose, supplementBlocks } from "../../src/narrative";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import { sampleFacts } from "../sample";
import { exampleFacts, exampleSupplement } from "./example-facts";

function changed(facts: Facts, id: string, change: Partial<Fact>): Facts {
  const fact = facts.byId.get(id as FactId);
  if (!fact) throw new Error(`no fact ${id}`);
  return { ...facts, byId: new Map(facts.byId).set(fact.id, { ...fact, ...change }) };
}

function said(facts: Facts, section: string, supplement = EMPTY_SUPPLEMENT): string {
  const narrative = compose(xining2024, facts, supplement);
  const found = narrative.sections.find(({ id }) => id === section);
  return found?.paragraphs.map((one) => textOf(one.spans)).join("\n") ?? "";
}

describe("a cell that is not a figure", () => {
  it("is waited for, never left out", () => {
    const facts = changed(sampleFacts(), "income/total/otherIncome", { amount: null });
    expect(said(facts, "income")).toContain("其他收入【待填：");
    const narrative = compose(xining2024, facts, EMPTY_SUPPLEMENT);
    const line = narrative.missing.find(({ key }) => key === "income/total/otherIncome");
    expect(line?.cell).toEqual(facts.byId.get("income/total/otherIncome" as FactId)?.cell);
  });

  it("keeps its category in the list", () => {
    const facts = changed(sampleFacts(), "general-budget-basic-expenditure/30216/amount", { amount: null });
    expect(said(facts, "basic-expenditure")).toContain("培训费");
  });
});

describe("tables in 元", () => {
  it("are told in 万元, and computed from what is told", () => {
    const facts = sampleFacts();
    const exact = (id: string, fen: number) => ({ amount: { value: fen, half: 0, blank: false }, id });
    const changes = [
      exact("income/total/total", 3_000_049_99),
      exact("income/total/fiscal", 2_000_049_99),
      exact("income/total/otherIncome", 1_000_000_00),
    ];
    const all = changes.reduce((now, { id, amount }) => changed(now, id, { amount, unit: "元" }), facts);
    expect(said(all, "income")).toBe(
      "本年收入合计300.00万元，其中：财政拨款收入200.00万元，占66.67%；其他收入100.00万元，占33.33%。",
    );
  });
});

describe("classes of table 05", () => {
  it("take their names from the form where the parent row is absent", () => {
    const facts = exampleFacts({
      "general-budget-expenditure": { "total/total": "9.00", "2210201 住房公积金/total": "9.00" },
      expenditure: { "total/total": "9.00", "22102 住房改革支出/total": "9.00" },
    });
    const given = { "basics/year/value": "2024", "budget/2210201/amount": "9" };
    const text = said(facts, "general-budget", exampleSupplement(given, supplementBlocks(xining2024)));
    expect(text).toContain("1. 住房保障支出（类）");
    expect(text).toContain("（1）住房改革支出（款）住房公积金（项）。");
  });

  it("without any name anywhere wait for it", () => {
    const facts = exampleFacts({
      "general-budget-expenditure": { "total/total": "9.00", "2997701 某项/total": "9.00" },
      expenditure: { "total/total": "9.00" },
    });
    expect(said(facts, "general-budget")).toContain("【待填：科目29977的名称】（款）某项（项）");
  });
});

describe("reasons", () => {
  const overall = (reason: string) =>
    said(
      exampleFacts({ "income-expenditure-summary": { "grandTotalExpenditure/amount": "9.00" } }),
      "overall",
      exampleSupplement(
        {
          "basics/year/value": "2024",
          "lastYear/grandTotal/amount": "8",
          "lastYear/grandTotal/reason": reason,
        },
        supplementBlocks(xining2024),
      ),
    );

  it.each(["人员增加", "是人员增加", "主要原因是人员增加。", "主要原因：人员增加；", "原因为人员增加 。"])(
    "%s",
    (reason) => {
      expect(overall(reason)).toMatch(/主要原因是人员增加。$/u);
    },
  );
});
