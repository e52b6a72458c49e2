/** Puts the cheapest sets of suspects to the test: which of them do explain everything. */
import { certify, oriented, toWholeNumbers } from "./conflict";
import type { Conflict } from "./conflict";
import type { Factor } from "./hitting-sets";
import { at } from "./model";
import type { Model } from "./model";
import type { Oracle, Ray, Suspects } from "./oracle";
import { freedBy } from "./suspects";
import type { Registry } from "./suspects";
import type { Witness } from "./witness";

/** Alternatives that are listed a cluster at most. */
export const MAX_ALTERNATIVES = 60;

export interface Narrowed {
  readonly factors: readonly Factor[];
  /** Why nobody is left of a factor; empty where somebody is left of each. */
  readonly conflicts: readonly Conflict[];
}

/** Leaves out single suspects that are cleared without a question, and those beyond what is listed. */
export function narrow(all: readonly Factor[], registry: Registry): Narrowed {
  const factors = [...all];
  const conflicts: Conflict[] = [];
  // Whom a factor puts first decides who of the others is cleared: look again where that changed.
  for (let isSettled = false; !isSettled && conflicts.length === 0;) {
    isSettled = true;
    for (const [index, factor] of all.entries()) {
      const others = factors.flatMap((other, k) => (k === index ? [] : at(other.sets, 0)));
      const { kept, cleared } = withRoom(factor, others, registry);
      if (kept.sets.length === 0) conflicts.push(...cleared);
      else {
        if (at(kept.sets, 0) !== at(at(factors, index).sets, 0)) isSettled = false;
        factors[index] = kept;
      }
    }
  }
  return { factors, conflicts };
}

function withRoom(factor: Factor, others: readonly number[], registry: Registry) {
  const sets: (readonly number[])[] = [];
  const cleared: Conflict[] = [];
  for (const set of factor.sets) {
    const conflict = set.length === 1 ? registry.noRoomFor(at(set, 0), [...others, ...set]) : null;
    if (!conflict) sets.push(set);
    else if (cleared.length < MAX_ALTERNATIVES) cleared.push(conflict);
    if (sets.length > MAX_ALTERNATIVES) break;
  }
  const isPartial = factor.isPartial || sets.length > MAX_ALTERNATIVES;
  return { kept: { sets: sets.slice(0, MAX_ALTERNATIVES), isPartial }, cleared };
}

export interface Refuted {
  readonly conflict: Conflict;
  readonly freed: Suspects;
}

/** Asks for the first sets of all factors at once, then for each alternative. */
export function firstRefuted(
  factors: readonly Factor[],
  accepted: Map<string, Witness | null>,
  registry: Registry,
  model: Model,
  oracle: Oracle,
  isOutOfTime: () => boolean,
): Refuted | "out of time" | null {
  const refute = (candidate: readonly number[]): Refuted | "out of time" | null => {
    const key = keyOf(candidate);
    if (accepted.has(key)) return null;
    if (isOutOfTime()) return "out of time";
    const freed = freedBy([registry.suspectSet(candidate)]);
    const answer = oracle.test(freed);
    if (answer.feasible === null) return "out of time";
    const conflict = answer.feasible ? null : conflictOf(answer.ray, freed, model);
    if (conflict) return { conflict, freed };
    // What cannot be proved in whole numbers is not held against anybody.
    accepted.set(key, answer.feasible ? answer.witness() : null);
    return null;
  };

  const first = factors.map((factor) => at(factor.sets, 0));
  const refuted = refute(first.flat());
  if (refuted) return refuted;
  const witness = accepted.get(keyOf(first.flat())) ?? null;
  for (const [index, factor] of factors.entries()) {
    const own = at(first, index);
    for (const set of factor.sets.slice(1)) {
      if (witness && isExchange(own, set) && registry.canReplace(witness, at(own, 0), at(set, 0))) continue;
      const outcome = refute(first.flatMap((chosen, other) => (other === index ? set : chosen)));
      if (outcome) return outcome;
    }
  }
  return null;
}

function isExchange(own: readonly number[], other: readonly number[]): boolean {
  return own.length === 1 && other.length === 1;
}

function keyOf(suspects: readonly number[]): string {
  return [...suspects].sort((a, b) => a - b).join();
}

export function conflictOf(ray: Ray, freed: Suspects, model: Model): Conflict | null {
  const whole = toWholeNumbers(ray);
  const certificate = whole && oriented(model, whole);
  return certificate && certify(model, certificate, freed);
}
