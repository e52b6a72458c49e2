/** The workbook with the faults of its structure mended: what is left is for the search for single cells. */
import type { Fact, FactId, Facts } from "../../fact";
import { confront } from "../../reconcile/confront";
import type { Judgement, Relation } from "../../reconcile/relation";
import type { Repair } from "../repair";
import type { Fault } from "./fault";
import { findFaults } from "./find-faults";
import type { StructureKnowledge } from "./knowledge";

export interface ExplainedFault {
  readonly fault: Fault;
  /** Relations that fail because of it, or can say nothing as long as it is there. */
  readonly explained: readonly Relation[];
}

export interface Mended {
  readonly facts: Facts;
  /** Without the relations that a fault silences. */
  readonly judgements: readonly Judgement[];
  readonly faults: readonly ExplainedFault[];
}

export function mendStructure(
  facts: Facts,
  judgements: readonly Judgement[],
  knowledge: StructureKnowledge,
): Mended {
  let mended: Mended = { facts, judgements, faults: [] };
  for (const fault of findFaults(facts, judgements, knowledge)) mended = mend(mended, fault);
  return mended;
}

function mend({ facts, judgements, faults }: Mended, fault: Fault): Mended {
  const after = withAmounts(facts, fault.amounts, (fact, amount) => mendedFact(fact, amount, fault));
  const silenced = new Set(fault.silenced);
  const isTouched = ({ relation: { left, right } }: Judgement) =>
    [...left, ...right].some((term) => fault.amounts.has(term.fact));
  const explained: Relation[] = [];
  const judged = judgements.flatMap((judgement): Judgement[] => {
    const { relation, verdict } = judgement;
    if (silenced.has(relation)) {
      if (verdict === "fail") explained.push(relation);
      return [];
    }
    if (!isTouched(judgement)) return [judgement];
    const [again = judgement] = confront(after, [relation]);
    if (verdict === "fail" && again.verdict !== "fail") explained.push(relation);
    return [again];
  });
  return { facts: after, judgements: judged, faults: [...faults, { fault, explained }] };
}

/** `facts` as each reading of the faults has them, where there are several that explain as much. */
export function factsInReadings(facts: Facts, { faults }: Mended): Facts[][] {
  return faults.flatMap(({ fault }) => {
    if (fault.kind !== "slide" || fault.readings.length === 0) return [];
    return [
      fault.readings.map((amounts) => withAmounts(facts, amounts, (fact, amount) => ({ ...fact, amount }))),
    ];
  });
}

function withAmounts(
  facts: Facts,
  amounts: ReadonlyMap<FactId, Fact["amount"]>,
  put: (fact: Fact, amount: Fact["amount"]) => Fact,
): Facts {
  const byId = new Map(facts.byId);
  for (const [id, amount] of amounts) {
    const fact = byId.get(id);
    if (fact) byId.set(id, put(fact, amount));
  }
  return { ...facts, byId };
}

const LOST = "表内数据错位，应有数待核";

function mendedFact(fact: Fact, amount: Fact["amount"], fault: Fault): Fact {
  if (!amount)
    return { ...fact, amount, problem: fault.kind === "foreign" ? "本表数据不是本年度本单位的" : LOST };
  return fault.kind === "unit-word" ? { ...fact, amount, unit: fault.unit } : { ...fact, amount };
}

/** What the faults say of single cells; `value` is `null` where the right figure was lost. `facts`: as printed. */
export function repairsOfFaults(facts: Facts, { faults }: Mended): Repair[] {
  return faults.flatMap(({ fault }) =>
    [...fault.amounts].flatMap(([id, amount]): Repair[] => {
      const fact = facts.byId.get(id);
      if (!fact) return [];
      if (!amount) return [{ fact, min: -Infinity, max: Infinity, value: null, step: 1 }];
      const { value, half } = amount;
      return [{ fact, min: value - half, max: value + half, value, step: Math.max(1, 2 * half) }];
    }),
  );
}
