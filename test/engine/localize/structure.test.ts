import type { Fact, FactId, Facts } from "../../../src/engine/fact";
import type { Amount } from "../../../src/workbook/amount";
import { sampleFacts } from "../../sample";
import { structural } from "./support";

/** The sample with the amounts of some facts replaced. */
function changed(select: (fact: Fact) => boolean, change: (amount: Amount, fact: Fact) => Amount): Facts {
  const facts = sampleFacts();
  const byId = new Map(facts.byId);
  for (const [id, fact] of facts.byId) {
    if (fact.amount && select(fact)) byId.set(id, { ...fact, amount: change(fact.amount, fact) });
  }
  return { ...facts, byId };
}

/** The lines of a workbook whose structure is all that is wrong: with it mended, every relation holds. */
function messages(facts: Facts): string[] {
  const { messages: lines, mended } = structural(facts);
  const failing = mended.judgements.filter(
    ({ verdict, relation }) => verdict === "fail" && relation.kind !== "usual",
  );
  expect(failing.map(({ relation }) => relation.id)).toEqual([]);
  return lines;
}

it("says nothing of the sample", () => {
  expect(messages(sampleFacts())).toEqual([]);
});

describe("a whole table in the wrong unit", () => {
  it.each([
    ["expenditure", "03表"],
    ["income", "02表"],
    ["general-budget-expenditure", "05表"],
    ["general-budget-basic-expenditure", "06表"],
    ["appropriation-summary", "04表"],
  ])("names %s, read as 万元 and printed in 元", (table, name) => {
    const facts = changed(
      (fact) => fact.table === table && fact.measure === "money",
      (amount) => ({ ...amount, value: amount.value * 10_000 }),
    );
    const [message, ...others] = messages(facts);
    expect(message).toMatch(new RegExp(`^公开${name}全表金额为应有数的 10,000 倍（元与万元混淆）`, "u"));
    expect(others).toEqual([]);
  });

  it("names a single column that is ten times too small", () => {
    const facts = changed(
      (fact) => fact.table === "expenditure" && fact.column === "basic" && fact.amount?.blank === false,
      (amount) => ({ ...amount, value: Math.round(amount.value / 100_000) * 10_000 }),
    );
    const [message, ...others] = messages(facts);
    expect(message).toMatch(/^公开03表“基本支出”栏金额为应有数的 10 分之一（小数点错位）/u);
    expect(others).toEqual([]);
  });
});

it("names a table that was left empty", () => {
  const facts = changed(
    (fact) => fact.table === "general-budget-expenditure",
    () => ({ value: 0, half: 0, blank: true }),
  );
  const [message, ...others] = messages(facts);
  expect(message).toMatch(/^公开05表没有填列数据，而其他表有对应的金额：请补填；由此引起 \d+ 处勾稽不符$/u);
  expect(others).toEqual([]);
});

describe("rows shifted by one", () => {
  const shifted = (table: string, columns: readonly string[], from: number, to: number): Facts => {
    const original = sampleFacts();
    const byCell = new Map([...original.byId.values()].map((fact) => [placeOf(fact, 0), fact]));
    const ids = new Set<FactId>(
      [...original.byId.values()]
        .filter((fact) => fact.table === table && columns.includes(fact.column))
        .sort((a, b) => a.cell.row - b.cell.row)
        .filter((fact, _, all) => {
          const row = fact.cell.row - (all[0]?.cell.row ?? 0);
          return row >= from && row <= to;
        })
        .map((fact) => fact.id),
    );
    return changed(
      (fact) => ids.has(fact.id),
      (amount, fact) => {
        const above = byCell.get(placeOf(fact, -1));
        return above && ids.has(above.id) && above.amount
          ? above.amount
          : { ...amount, value: 0, half: 0, blank: true };
      },
    );
  };

  it.each([
    ["a column", ["basic"]],
    ["all columns", ["total", "basic", "project", "remittance", "operating", "affiliateSubsidy"]],
  ])("%s of the expenditure table", (_, columns) => {
    const found = messages(shifted("expenditure", columns, 5, 15));
    expect(found[0]).toMatch(/^公开03表.*数据错行：第\d+至\d+行应填的金额现填在各行下方第1行/u);
    expect(found.slice(1)).toEqual([]);
  });
});

function placeOf(fact: Fact, rows: number): string {
  return `${fact.cell.sheet} ${fact.cell.row + rows} ${fact.cell.column}`;
}
