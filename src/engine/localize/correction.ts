/** Errors of whole regions, found before any search: what every figure of the region should say instead. */
import type { Amount } from "../../workbook/amount";
import { confront } from "../reconcile/confront";
import type { Cause } from "../finding";
import type { ColumnId, Fact, FactId, Facts, TableId } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement } from "../reconcile/relation";

export interface Region {
  readonly table: TableId;
  /** `null` is all columns. */
  readonly column: ColumnId | null;
  /** How many times too large the figures are; 1 for rows out of place. */
  readonly factor: number;
}

export interface Correction {
  readonly region: Region;
  readonly cause: Cause;
  /** `null` where the right figure was lost. */
  readonly amounts: ReadonlyMap<FactId, Amount | null>;
}

export function applyCorrection(facts: Facts, { amounts }: Correction): Facts {
  const byId = new Map(facts.byId);
  for (const [id, amount] of amounts) {
    const fact = byId.get(id);
    if (fact) byId.set(id, { ...fact, amount });
  }
  return { ...facts, byId };
}

/** Hard relations that fail: what a correction has to settle. */
export function failures(judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter(({ relation, verdict }) => verdict === "fail" && relation.kind !== "usual");
}

/** The judged relations of every fact. */
export function judgementsByFact(
  judgements: readonly Judgement[],
): ReadonlyMap<FactId, readonly Judgement[]> {
  const byFact = new Map<FactId, Judgement[]>();
  for (const judgement of judgements) {
    if (judgement.verdict === "error") continue;
    for (const { fact } of netTerms(judgement.relation)) {
      const known = byFact.get(fact);
      if (known) known.push(judgement);
      else byFact.set(fact, [judgement]);
    }
  }
  return byFact;
}

/** A correction must settle nearly everything that it touches: fewer than one failure in five may remain. */
const MAY_REMAIN = 0.2;

/**
 * How many relations still fail that a correction touches; `null` if it does not explain the failures there, or if
 * fewer than `leastCells` single wrong cells would explain them just as well.
 */
export function remainingFailures(
  facts: Facts,
  correction: Correction,
  byFact: ReadonlyMap<FactId, readonly Judgement[]>,
  leastCells: number,
): number | null {
  const touched = new Set([...correction.amounts.keys()].flatMap((id) => byFact.get(id) ?? []));
  const before = [...touched].filter(({ verdict }) => verdict === "fail");
  if (!needsCells(before, leastCells)) return null;
  const corrected = correctedFor([...touched], facts, correction);
  let after = 0;
  for (const { relation } of touched) {
    const [judgement] = confront(corrected, [relation]);
    if (judgement?.verdict === "fail") after += 1;
    if (after > MAY_REMAIN * before.length) return null;
  }
  return after;
}

/** Only the facts of some relations, corrected: a hypothesis must not cost a copy of the workbook. */
function correctedFor(judgements: readonly Judgement[], facts: Facts, { amounts }: Correction): Facts {
  const byId = new Map<FactId, Fact>();
  for (const { relation } of judgements) {
    for (const { fact: id } of [...relation.left, ...relation.right]) {
      const fact = facts.byId.get(id);
      const amount = amounts.get(id);
      if (fact) byId.set(id, amount === undefined ? fact : { ...fact, amount });
    }
  }
  return { tables: facts.tables, byId };
}

/** Whether it takes so many cells to have one in every relation, choosing the cell of most relations first. */
export function needsCells(relations: readonly Judgement[], atLeast: number): boolean {
  let open = relations;
  for (let count = 0; count < atLeast; count++) {
    if (open.length === 0) return false;
    const occurrences = new Map<FactId, number>();
    for (const { relation } of open) {
      for (const { fact } of netTerms(relation)) occurrences.set(fact, (occurrences.get(fact) ?? 0) + 1);
    }
    let best: FactId | null = null;
    let most = 0;
    for (const [fact, times] of occurrences) if (times > most) [best, most] = [fact, times];
    open = open.filter(({ relation }) => !netTerms(relation).some((term) => term.fact === best));
  }
  return true;
}

export function moneyOf(facts: Facts): Fact[] {
  return [...facts.byId.values()].filter((fact) => fact.measure === "money");
}
