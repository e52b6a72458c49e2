/** Errors are independent, and their likeliest explanations nearly always hold together; where not, the next best do. */
import type { Oracle } from "./oracle";
import type { Ranked } from "./rank";
import { freedBy } from "./suspects";
import type { SuspectSet } from "./suspects";

/**
 * The explanations of every error, ordered so that the first of all hold together; `verified` are known to, with what
 * is left `open`.
 */
export function agreeing(
  oracle: Oracle,
  ranked: readonly (readonly Ranked[])[],
  verified: readonly SuspectSet[],
  open: SuspectSet,
): readonly (readonly Ranked[])[] {
  const best = ranked.map(([first], k) => first?.suspects ?? verified[k]).filter((set) => set !== undefined);
  if (best.every((set, k) => set === verified[k]) || holds(oracle, [...best, open])) return ranked;
  const chosen = [...verified];
  return ranked.map((alternatives, k) => {
    const first = alternatives.find(({ suspects }) => {
      const together = chosen.map((set, other) => (other === k ? suspects : set));
      return suspects === verified[k] || holds(oracle, [...together, open]);
    });
    if (!first) return alternatives;
    chosen[k] = first.suspects;
    return [first, ...alternatives.filter((other) => other !== first)];
  });
}

/** What the solver cannot tell is not held against anybody. */
function holds(oracle: Oracle, sets: readonly SuspectSet[]): boolean {
  return oracle.test(freedBy(sets)).feasible !== false;
}
