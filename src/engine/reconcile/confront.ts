/** Each relation alone, by interval arithmetic on whole numbers. */
import type { Fact, FactId, Facts } from "../fact";
import { netTerms, type Judgement, type Relation, type Term, type Verdict } from "./relation";

/** Judges every relation; a side that could not be read is `unknown`, never a pass. */
export function confront(facts: Facts, relations: readonly Relation[]): Judgement[] {
  return relations.map((relation) => judge(facts, relation));
}

function judge(facts: Facts, relation: Relation): Judgement {
  const used: Fact[] = [];
  for (const side of [relation.left, relation.right])
    for (const { fact: id } of side) {
      const fact = facts.byId.get(id);
      if (!fact) return unjudged(relation, "error", `规则引用了不存在的数据：${id}`);
      used.push(fact);
    }
  if (used.some(({ measure }) => measure !== used[0]?.measure))
    return unjudged(relation, "error", "规则把不同计量的数据相加");
  const unread = used.find((fact) => fact.amount === null);
  if (unread) return unjudged(relation, "unknown", unread.problem ?? "单元格无法读取");
  const left = sumOf(relation.left, used, 0);
  const right = sumOf(relation.right, used, relation.left.length);
  const allowance = allowanceOf(facts, relation);
  // Where there is no part, what its whole is worth is no question; a rule of the user's own means what it says.
  const isNoPart =
    relation.kind === "usual" &&
    relation.comparison === "<=" &&
    relation.told === undefined &&
    relation.left.every((_, index) => used[index]?.amount?.value === 0);
  const verdict = verdictOf(relation, left - right, allowance, isNoPart);
  const isAdjusted = verdict === "rounding" && printsOneFigure(facts, relation);
  return { relation, verdict: isAdjusted ? "adjusted" : verdict, left, right, allowance };
}

function unjudged(relation: Relation, verdict: Verdict, reason: string): Judgement {
  return { relation, verdict, left: 0, right: 0, allowance: 0, reason };
}

function verdictOf(relation: Relation, difference: number, allowance: number, isNoPart: boolean): Verdict {
  const excess = relation.comparison === "=" ? Math.abs(difference) : difference;
  if (excess <= 0 || isNoPart) return "pass";
  return excess <= allowance ? "rounding" : "fail";
}

/** `used`: the facts of the terms, one for each, from the `first` on. */
function sumOf(terms: readonly Term[], used: readonly Fact[], first: number): number {
  return terms.reduce(
    (sum, { coefficient }, index) => sum + coefficient * (used[first + index]?.amount?.value ?? 0),
    0,
  );
}

/**
 * Whether both sides are one figure at one step: all else in the relation is exactly 0. The same amount rounds to the
 * same print, so that a difference is none of rounding.
 */
function printsOneFigure(facts: Facts, relation: Relation): boolean {
  if (relation.comparison !== "=") return false;
  const rounded = netTerms(relation).filter(({ fact }) => halfOf(facts, fact) > 0);
  const [first, second] = rounded;
  if (!first || !second || rounded.length > 2) return false;
  return (
    first.coefficient * second.coefficient === -1 && halfOf(facts, first.fact) === halfOf(facts, second.fact)
  );
}

function halfOf(facts: Facts, fact: FactId): number {
  return facts.byId.get(fact)?.amount?.half ?? 0;
}

/** Every figure was rounded on its own, so its half-width counts once, however often it stands in the relation. */
function allowanceOf(facts: Facts, relation: Relation): number {
  let allowance = 0;
  for (const { fact, coefficient } of netTerms(relation))
    allowance += Math.abs(coefficient) * halfOf(facts, fact);
  return allowance;
}
