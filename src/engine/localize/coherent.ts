/**
 * Advice that holds together: errors are explained one by one, but what is told of all of them is read as one. No cell is
 * told to hold two values, and no alternative is told that the first explanations of the others exclude.
 */
import type { FactId } from "../fact";
import type { Alternative } from "./alternative";
import type { Oracle } from "./oracle";
import type { Ranked } from "./rank";
import type { Repair } from "./repair";
import { freedBy } from "./suspects";
import type { SuspectSet } from "./suspects";
import type { Limit } from "./work";

/** What is told of every error; `isWhole`: nothing was left out. */
export interface Told {
  readonly ranked: readonly Ranked[];
  readonly isWhole: boolean;
}

/**
 * `agreed`: the explanations of every error, whose first hold together; `verified` were shown to hold with every
 * alternative; `open` is free in any case.
 */
export function coherent(
  oracle: Oracle,
  agreed: readonly (readonly Ranked[])[],
  verified: readonly SuspectSet[],
  open: SuspectSet,
  limit: Limit,
): Told[] {
  const first = agreed.map(([best], k) => best?.suspects ?? verified[k]).filter((set) => set !== undefined);
  const isAsVerified = first.every((set, k) => set === verified[k]);
  const isPossible = (k: number, { suspects }: Ranked): boolean => {
    if (isAsVerified || suspects === first[k]) return true;
    if (limit.isReached()) return false;
    const together = first.map((set, other) => (other === k ? suspects : set));
    return oracle.test(freedBy([...together, open])).feasible !== false;
  };
  const wanted = wantedOf(agreed.flatMap(([best]) => (best ? [best.alternative] : [])));
  const told = new Map(wanted);
  return agreed.map((alternatives, k) => {
    const ranked = alternatives.flatMap((one, place): Ranked[] => {
      if (place === 0) return [{ ...one, alternative: withWanted(one.alternative, wanted) }];
      const repairs = changing(one.alternative.repairs);
      if (!repairs.every(({ fact, value }) => (told.get(fact.id) ?? value) === value)) return [];
      return isPossible(k, one) ? [{ ...one, alternative: { ...one.alternative, repairs } }] : [];
    });
    // Among one another the alternatives of one error may differ: only one of them is meant.
    for (const { alternative } of ranked)
      for (const { fact, value } of alternative.repairs) if (value !== null) told.set(fact.id, value);
    return { ranked, isWhole: ranked.length === alternatives.length };
  });
}

/** Whether an alternative wants nothing of a cell that differs from what is told of it already. */
export function agreesWith(
  told: readonly { readonly alternatives: readonly Alternative[] }[],
): (alternative: Alternative) => boolean {
  const wanted = wantedOf(told.flatMap(({ alternatives }) => alternatives.slice(0, 1)));
  return ({ repairs }) => repairs.every(({ fact, value }) => (wanted.get(fact.id) ?? value) === value);
}

/** What all first explanations together make of a cell: what two of them move is moved by both. */
function wantedOf(alternatives: readonly Alternative[]): ReadonlyMap<FactId, number | null> {
  const wanted = new Map<FactId, number | null>();
  for (const { fact, value } of alternatives.flatMap(({ repairs }) => repairs)) {
    const printed = fact.amount?.value ?? 0;
    const before = wanted.get(fact.id);
    if (before === undefined) wanted.set(fact.id, value);
    else wanted.set(fact.id, before === null || value === null ? null : before + value - printed);
  }
  return wanted;
}

function withWanted(alternative: Alternative, wanted: ReadonlyMap<FactId, number | null>): Alternative {
  const repairs = alternative.repairs.map((repair): Repair => {
    const value = wanted.get(repair.fact.id) ?? repair.value;
    if (value === repair.value || value === null) return repair;
    return {
      ...repair,
      min: value - (repair.max - repair.min) / 2,
      max: value + (repair.max - repair.min) / 2,
      value,
    };
  });
  return { ...alternative, repairs: changing(repairs) };
}

/** A cell that keeps its figure is no cell to be changed, unless it is all that there is. */
function changing(repairs: readonly Repair[]): readonly Repair[] {
  const changed = repairs.filter(
    ({ fact, value }) => value === null || value !== (fact.amount?.value ?? 0) || fact.amount?.blank,
  );
  return changed.length > 0 ? changed : repairs;
}
