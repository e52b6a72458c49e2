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
import type { Limit } from "./work";

/** Alternatives that are listed a cluster at most. */
export const MAX_ALTERNATIVES = 60;

export interface Narrowed {
  readonly factors: readonly Factor[];
  /** Why nobody is left of a factor; empty where somebody is left of each. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Leaves out single suspects that are cleared without a question, and those beyond what is listed; `freed` are suspects
 * that are free in any case.
 */
export function narrow(all: readonly Factor[], registry: Registry, freed: readonly number[]): Narrowed {
  const factors = [...all];
  const conflicts: Conflict[] = [];
  // Whom a factor puts first decides who of the others is cleared: look again where that changed.
  for (let isSettled = false; !isSettled && conflicts.length === 0;) {
    isSettled = true;
    for (const [index, factor] of all.entries()) {
      const others = factors.flatMap((other, k) => (k === index ? [] : at(other.sets, 0)));
      const { kept, cleared } = withRoom(factor, [...freed, ...others], registry);
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

export type Test =
  /** The explanations that hold, of each factor the first among them. */
  | { readonly kind: "verified"; readonly factors: readonly Factor[] }
  | { readonly kind: "refuted"; readonly conflict: Conflict; readonly freed: Suspects }
  /** The solver could not tell. */
  | { readonly kind: "unknown" };

/** What explanations are tested with. */
export interface Testing {
  /** Sets that hold, with the solver's proof of it where it gave one; grows. */
  readonly accepted: Map<string, Witness | null>;
  readonly registry: Registry;
  readonly model: Model;
  readonly oracle: Oracle;
  readonly limit: Limit;
}

/**
 * Asks for the first sets of all factors at once, then for each alternative; alternatives that the limit leaves no
 * question for are dropped. `alsoFreed`: suspects that are free in any case.
 */
export function testFactors(
  factors: readonly Factor[],
  { accepted, registry, model, oracle, limit }: Testing,
  alsoFreed: readonly number[],
): Test {
  const test = (candidate: readonly number[]): Exclude<Test, { kind: "verified" }> | null => {
    const key = keyOf(candidate);
    if (accepted.has(key)) return null;
    const freed = freedBy([registry.suspectSet([...candidate, ...alsoFreed])]);
    const answer = oracle.test(freed);
    if (answer.feasible === null) return { kind: "unknown" };
    const conflict = answer.feasible ? null : conflictOf(answer.ray, freed, model);
    if (conflict) return { kind: "refuted", conflict, freed };
    // What cannot be proved in whole numbers is not held against anybody.
    accepted.set(key, answer.feasible ? answer.witness() : null);
    return null;
  };

  const first = factors.map((factor) => at(factor.sets, 0));
  const refuted = test(first.flat());
  if (refuted) return refuted;
  const witness = accepted.get(keyOf(first.flat())) ?? null;
  const verified: Factor[] = [];
  for (const [index, factor] of factors.entries()) {
    const own = at(first, index);
    const sets = [own];
    for (const set of factor.sets.slice(1)) {
      const isKnown = witness && isExchange(own, set) && registry.canReplace(witness, at(own, 0), at(set, 0));
      const together = first.flatMap((chosen, other) => (other === index ? set : chosen));
      if (!isKnown && limit.isReached() && !accepted.has(keyOf(together))) continue;
      const outcome = isKnown ? null : test(together);
      if (outcome) return outcome;
      sets.push(set);
    }
    verified.push({ sets, isPartial: factor.isPartial || sets.length < factor.sets.length });
  }
  return { kind: "verified", factors: verified };
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
