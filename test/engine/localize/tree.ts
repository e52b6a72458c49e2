/** Small systems of tables for properties: a tree of codes printed in several sheets, each in its own precision. */
import fc from "fast-check";
import { confront } from "../../../src/engine/reconcile/confront";
import { factId, type Fact, type FactId, type Facts } from "../../../src/engine/fact";
import type { Judgement, Relation, RuleId } from "../../../src/engine/reconcile/relation";
import { divideRounded, type Amount } from "../../../src/workbook/amount";

/** True amounts of the leaves, a list a group; the printing step of every sheet, all in 分. */
export interface Tree {
  readonly groups: readonly (readonly number[])[];
  readonly steps: readonly number[];
}

/** 分, 元, two decimals of 万元, a whole 万元. */
const STEPS = [1, 100, 10_000, 1_000_000];

export const trees: fc.Arbitrary<Tree> = fc.record({
  groups: fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -2e9, max: 2e11 })), { minLength: 1, maxLength: 6 }),
    { minLength: 1, maxLength: 5 },
  ),
  steps: fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 3 }),
});

export interface Built {
  readonly facts: Facts;
  readonly relations: readonly Relation[];
  readonly truth: ReadonlyMap<FactId, number>;
}

/** 合计 = Σ groups = Σ leaves in every sheet; every line of a sheet equals that of the first sheet. */
export function build({ groups, steps }: Tree): Built {
  const byId = new Map<FactId, Fact>();
  const truth = new Map<FactId, number>();
  const relations: Relation[] = [];
  const isSigned = groups.flat().some((value) => value < 0);
  const relate = (left: FactId, right: readonly FactId[]) =>
    relations.push({
      id: `${left}=${right.join("+")}`,
      rule: "test/sum" as RuleId,
      kind: "definition",
      comparison: "=",
      left: [{ fact: left, coefficient: 1 }],
      right: right.map((fact) => ({ fact, coefficient: 1 })),
      label: left,
    });
  steps.forEach((step, sheet) => {
    let row = 0;
    const table = `sheet${sheet}`;
    const add = (line: string, value: number): FactId => {
      const id = factId(table, line, "amount");
      truth.set(id, value);
      byId.set(id, {
        id,
        table,
        line,
        column: "amount",
        lineLabel: line,
        columnLabel: "金额",
        measure: "money",
        amount: printed(value, step),
        signed: isSigned,
        cell: { sheet: table, row: row++, column: 1 },
        unit: "万元",
      });
      return id;
    };
    const parents = groups.map((leaves, k) => {
      const own = leaves.map((value, q) => add(`2${k}${q}`, value));
      const parent = add(`2${k}`, sum(leaves));
      relate(parent, own);
      return parent;
    });
    const total = add("total", sum(groups.flat()));
    relate(total, parents);
    if (sheet > 0) {
      for (const id of byId.keys()) {
        const [, line = ""] = id.split("/");
        if (id.startsWith(`${table}/`)) relate(id, [factId("sheet0", line, "amount")]);
      }
    }
  });
  return { facts: { tables: new Map(), byId }, relations, truth };
}

export function printed(value: number, step: number): Amount {
  return { value: divideRounded(value, step) * step, half: Math.floor(step / 2), blank: false };
}

export function withValue(facts: Facts, id: FactId, value: number): Facts {
  const fact = facts.byId.get(id);
  if (!fact?.amount) throw new Error(`no fact ${id}`);
  return { ...facts, byId: new Map(facts.byId).set(id, { ...fact, amount: { ...fact.amount, value } }) };
}

export function judgeAll({ facts, relations }: Pick<Built, "facts" | "relations">): Judgement[] {
  return confront(facts, relations);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
