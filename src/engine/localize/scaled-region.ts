/** A whole table or column that is off by a power of ten: 元 among 万元 without saying so, a shifted decimal point. */
import type { Amount } from "../../workbook/amount";
import type { ColumnId, Fact, FactId, Facts, TableId } from "../fact";
import { netTerms } from "../reconcile/relation";
import type { Judgement } from "../reconcile/relation";
import { failures, judgementsByFact, moneyOf, remainingFailures } from "./correction";
import type { Correction, Region } from "./correction";

const FACTORS = [10_000, 0.0001, 10, 0.1, 100, 0.01, 1000, 0.001];

/** At least so many relations must tell the factor, and so large a part of those that link the region. */
const LEAST_VOTES = 2;
const LEAST_SHARE = 0.6;

interface Votes {
  readonly region: Omit<Region, "factor">;
  links: number;
  readonly byFactor: Map<number, number>;
}

/** The region that most relations call too large or too small by the same power of ten; `null` if there is none. */
export function findScaledRegion(facts: Facts, judgements: readonly Judgement[]): Correction | null {
  if (failures(judgements).length < LEAST_VOTES) return null;
  const candidates = [...vote(facts, judgements).values()].flatMap(({ region, links, byFactor }) =>
    [...byFactor]
      .filter(([, votes]) => votes >= LEAST_VOTES && votes >= LEAST_SHARE * links)
      .map(([factor, votes]) => ({ region: { ...region, factor }, votes, share: votes / links })),
  );
  // A whole table before a column of it; then the clearer case; then the commoner slip, 元 for 万元.
  candidates.sort(
    (a, b) =>
      Number(a.region.column !== null) - Number(b.region.column !== null) ||
      b.share - a.share ||
      b.votes - a.votes ||
      FACTORS.indexOf(a.region.factor) - FACTORS.indexOf(b.region.factor),
  );
  if (candidates.length === 0) return null;
  const byFact = judgementsByFact(judgements);
  for (const { region } of candidates) {
    const correction = rescale(facts, region);
    if (remainingFailures(facts, correction, byFact, leastCells(correction)) !== null) return correction;
  }
  return null;
}

/** 元 for 万元 in a whole table is an everyday slip; anything else must explain more to be believed. */
function leastCells({ region, cause }: Correction): number {
  return cause === "unit" && region.column === null ? 2 : 3;
}

/** What each relation with figures inside and outside a region says of the region's scale. */
function vote(facts: Facts, judgements: readonly Judgement[]): Map<string, Votes> {
  const all = new Map<string, Votes>();
  for (const { relation, verdict } of judgements) {
    if (relation.comparison !== "=" || verdict === "unknown" || verdict === "error") continue;
    const sums = new Map<string, { region: Omit<Region, "factor">; inside: number }>();
    let total = 0;
    for (const { fact: id, coefficient } of netTerms(relation)) {
      const fact = facts.byId.get(id);
      const value = coefficient * (fact?.amount?.value ?? 0);
      if (fact?.measure !== "money" || value === 0) continue;
      total += value;
      for (const column of [null, fact.column]) {
        const key = keyOf(fact.table, column);
        const sum = sums.get(key) ?? { region: { table: fact.table, column }, inside: 0 };
        sum.inside += value;
        sums.set(key, sum);
      }
    }
    for (const [key, { region, inside }] of sums) {
      const outside = total - inside;
      if (inside === 0 || outside === 0) continue;
      const votes = all.get(key) ?? { region, links: 0, byFactor: new Map<number, number>() };
      all.set(key, votes);
      votes.links += 1;
      const factor = FACTORS.find((candidate) => Math.abs(-inside / outside / candidate - 1) < 0.005);
      if (factor !== undefined) votes.byFactor.set(factor, (votes.byFactor.get(factor) ?? 0) + 1);
    }
  }
  return all;
}

function keyOf(table: TableId, column: ColumnId | null): string {
  return `${table} ${column ?? "*"}`;
}

function rescale(facts: Facts, region: Region): Correction {
  const inside = moneyOf(facts).filter(
    (fact): fact is Fact & { amount: Amount } =>
      fact.table === region.table &&
      (region.column === null || fact.column === region.column) &&
      fact.amount !== null &&
      !fact.amount.blank,
  );
  const values = inside.map((fact) => scaled(fact.amount.value, region.factor));
  const finest = shownHalf(values);
  const halfOf = ({ half }: Amount) =>
    region.factor > 1 ? finest : Math.floor(Math.max(half, 0.5) * Math.round(1 / region.factor));
  return {
    region,
    cause: region.factor === 10_000 || region.factor === 0.0001 ? "unit" : "decimal-shift",
    amounts: new Map<FactId, Amount>(
      inside.map((fact, k) => [fact.id, { value: values[k] ?? 0, half: halfOf(fact.amount), blank: false }]),
    ),
  };
}

function scaled(value: number, factor: number): number {
  return factor > 1 ? Math.round(value / factor) : value * Math.round(1 / factor);
}

/** The printing step of figures in 元 shows in them: hundreds of 元 (万元 with two decimals), 元, or 分. */
function shownHalf(values: readonly number[]): number {
  const step = [10_000, 100].find((candidate) => values.every((value) => value % candidate === 0)) ?? 1;
  return Math.floor(step / 2);
}
