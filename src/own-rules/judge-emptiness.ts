/** 同时为空: where one side holds figures, so does the other. A blank and a printed 0 are both nothing. */
import { plainFinding, type Finding } from "../engine/finding";
import type { Fact, Facts } from "../engine/fact";
import { printed } from "../engine/printed";
import { cellOf, factsOfJudgement } from "../engine/reconcile/arithmetic";
import type { Relation, Term, Verdict } from "../engine/reconcile/relation";
import { OWN_EMPTINESS } from "./checks";
import type { CompiledRow } from "./compile-row";

export interface EmptinessVerdict {
  readonly relation: Relation;
  readonly verdict: Extract<Verdict, "pass" | "fail" | "unknown">;
  readonly finding: Finding | null;
}

export function judgeEmptiness(row: CompiledRow, relation: Relation, facts: Facts): EmptinessVerdict {
  const [left, right] = [relation.left, relation.right].map((terms) => figuresOf(terms, facts));
  const all = [...(left ?? []), ...(right ?? [])];
  if (all.some(({ amount }) => amount === null)) return { relation, verdict: "unknown", finding: null };
  const [ofLeft, ofRight] = [holding(left ?? []), holding(right ?? [])];
  if ((ofLeft === null) === (ofRight === null)) return { relation, verdict: "pass", finding: null };
  const [full, emptySide] = ofLeft ? [ofLeft, "右边"] : [ofRight, "左边"];
  const where = full ? `${ofLeft ? "左边" : "右边"}“${full.lineLabel}”有数（${printed(full)}）` : "";
  const finding = plainFinding({
    rule: OWN_EMPTINESS,
    id: relation.id.replace(/^own-rules\/relation/u, OWN_EMPTINESS),
    severity: row.level,
    message: `${relation.label}：${where}，${emptySide}为空；${relation.told ?? ""}`,
    cells: factsOfJudgement({ relation, verdict: "fail", left: 0, right: 0, allowance: 0 }, facts).map(
      cellOf,
    ),
  });
  return { relation, verdict: "fail", finding };
}

function figuresOf(terms: readonly Term[], { byId }: Facts): Fact[] {
  return terms.flatMap(({ fact }) => byId.get(fact) ?? []);
}

/** The first figure that is not nothing. */
function holding(facts: readonly Fact[]): Fact | null {
  return facts.find(({ amount }) => amount !== null && amount.value !== 0) ?? null;
}
