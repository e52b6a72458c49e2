/** The one form that every rule compiles to: Σ aᵢ·xᵢ = Σ bⱼ·yⱼ, or ≤, over facts. */
import type { FactId } from "../fact";

declare const ruleIdBrand: unique symbol;
/** `table/what`, in the words of the catalogue. */
export type RuleId = string & { readonly [ruleIdBrand]: true };

/** `definition` holds by the form itself; `usual` holds for most units and warns at most. */
export type RelationKind = "definition" | "inequality" | "usual";

export interface Term {
  readonly fact: FactId;
  /** A whole number, not 0. */
  readonly coefficient: number;
}

export interface Relation {
  /** Unique in a workbook: the rule and where it was applied. */
  readonly id: string;
  readonly rule: RuleId;
  readonly kind: RelationKind;
  /** Of a usual relation: what it rests on. Relations with one premise hold or fail together. */
  readonly premise?: string;
  readonly comparison: "=" | "<=";
  /** Both sides are so many times what they are for people. Absent: 1. */
  readonly scale?: number;
  /** Of a rule of the user's own: its name and what it rests on, in his words. */
  readonly told?: string;
  /** The total, or the smaller side of an inequality. */
  readonly left: readonly Term[];
  /** An empty side is 0. */
  readonly right: readonly Term[];
  /** What the relation says of its facts, for people: `公开03表 20103=Σ项（基本支出）`. */
  readonly label: string;
}

const netTermsOf = new WeakMap<Relation, readonly Term[]>();

/** Both sides as one sum: Σ left − Σ right (= or ≤) 0, each fact once. */
export function netTerms(relation: Relation): readonly Term[] {
  let terms = netTermsOf.get(relation);
  if (!terms) {
    terms = sumTerms(relation);
    netTermsOf.set(relation, terms);
  }
  return terms;
}

/** Most relations are of a few terms: looking through these is quicker than an index of them. */
const FEW_TERMS = 12;

function sumTerms({ left, right }: Relation): Term[] {
  const terms: { fact: FactId; coefficient: number }[] = [];
  const index = left.length + right.length > FEW_TERMS ? new Map<FactId, (typeof terms)[number]>() : null;
  const add = (fact: FactId, coefficient: number): void => {
    const known = index ? index.get(fact) : terms.find((term) => term.fact === fact);
    if (known) {
      known.coefficient += coefficient;
      return;
    }
    const term = { fact, coefficient };
    terms.push(term);
    index?.set(fact, term);
  };
  for (const { fact, coefficient } of left) add(fact, coefficient);
  for (const { fact, coefficient } of right) add(fact, -coefficient);
  return terms.some(({ coefficient }) => coefficient === 0)
    ? terms.filter(({ coefficient }) => coefficient !== 0)
    : terms;
}

/**
 * `rounding`: the sums differ, and rounding can explain it. `adjusted`: two prints of one figure at one step differ by the
 * last digit, which rounding cannot explain: a tail was adjusted so that something adds up (尾数调整).
 */
export type Verdict = "pass" | "rounding" | "adjusted" | "fail" | "unknown" | "error";

export interface Judgement {
  readonly relation: Relation;
  readonly verdict: Verdict;
  /** Sums of the printed values of both sides, in the measure of the facts (分 for money), times the relation's scale. */
  readonly left: number;
  readonly right: number;
  /** How far rounding alone can move `left − right`. */
  readonly allowance: number;
  /** Why the verdict is `unknown` or `error`. */
  readonly reason?: string;
}
