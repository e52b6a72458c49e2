/** A table without any figure where other tables say that it has some: its sheet was left empty. */
import type { Fact, FactId, Facts, TableId } from "../fact";
import type { Judgement, Relation, Verdict } from "../reconcile/relation";
import { judgementsByFact, moneyOf, remainingFailures } from "./correction";
import type { Correction } from "./correction";

/** One contradicting figure may as well be wrong itself; and a part that is 0 contradicts no whole. */
const LEAST_EQUALITIES = 2;

export function findEmptyTable(facts: Facts, judgements: readonly Judgement[]): Correction | null {
  const byTable = new Map<TableId, Fact[]>();
  for (const fact of moneyOf(facts)) {
    const known = byTable.get(fact.table);
    if (known) known.push(fact);
    else byTable.set(fact.table, [fact]);
  }
  const byFact = judgementsByFact(judgements);
  for (const [table, own] of byTable) {
    if (own.some((fact) => fact.amount?.value !== 0)) continue;
    const correction: Correction = {
      region: { table, column: null, factor: 1 },
      cause: "missing-value",
      amounts: new Map<FactId, null>(own.map((fact) => [fact.id, null])),
    };
    const contradicting = new Set(
      own.flatMap((fact) =>
        (byFact.get(fact.id) ?? []).filter(({ relation, verdict }) => isBroken(relation, verdict)),
      ),
    );
    if (contradicting.size < LEAST_EQUALITIES) continue;
    if (remainingFailures(facts, correction, byFact, LEAST_EQUALITIES) !== null) return correction;
  }
  return null;
}

function isBroken({ comparison, kind }: Relation, verdict: Verdict): boolean {
  return verdict === "fail" && comparison === "=" && kind !== "usual";
}
