/** Each relation alone, by interval arithmetic on whole numbers. */
import type { Fact, Facts } from "./fact";
import { netTerms, type Judgement, type Relation, type Term, type Verdict } from "./relation";

/** Judges every relation; a side that could not be read is `unknown`, never a pass. */
export function confront(facts: Facts, relations: readonly Relation[]): Judgement[] {
  return relations.map((relation) => judge(facts, relation));
}

function judge(facts: Facts, relation: Relation): Judgement {
  const terms = [...relation.left, ...relation.right];
  const strange = terms.find((term) => !facts.byId.has(term.fact));
  if (strange) return unjudged(relation, "error", `规则引用了不存在的数据：${strange.fact}`);
  const used = terms
    .map((term) => facts.byId.get(term.fact))
    .filter((fact): fact is Fact => fact !== undefined);
  if (new Set(used.map((fact) => fact.measure)).size > 1)
    return unjudged(relation, "error", "规则把不同计量的数据相加");
  const unread = used.find((fact) => fact.amount === null);
  if (unread) return unjudged(relation, "unknown", unread.problem ?? "单元格无法读取");
  const left = sumOf(facts, relation.left);
  const right = sumOf(facts, relation.right);
  const allowance = allowanceOf(facts, relation);
  return { relation, verdict: verdictOf(relation, left - right, allowance), left, right, allowance };
}

function unjudged(relation: Relation, verdict: Verdict, reason: string): Judgement {
  return { relation, verdict, left: 0, right: 0, allowance: 0, reason };
}

function verdictOf(relation: Relation, difference: number, allowance: number): Verdict {
  const excess = relation.comparison === "=" ? Math.abs(difference) : difference;
  if (excess <= 0) return "pass";
  return excess <= allowance ? "rounding" : "fail";
}

function sumOf(facts: Facts, terms: readonly Term[]): number {
  return terms.reduce(
    (sum, term) => sum + term.coefficient * (facts.byId.get(term.fact)?.amount?.value ?? 0),
    0,
  );
}

/** Every figure was rounded on its own, so its half-width counts once, however often it stands in the relation. */
function allowanceOf(facts: Facts, relation: Relation): number {
  return netTerms(relation).reduce(
    (sum, term) => sum + Math.abs(term.coefficient) * (facts.byId.get(term.fact)?.amount?.half ?? 0),
    0,
  );
}
