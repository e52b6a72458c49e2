/**
 * The cheapest sets of suspects that hit every conflict, all of them. Suspects that hit the same conflicts at the same
 * price are interchangeable and searched as one class; a class that hits no more than a cheaper one is never needed.
 */

export interface HittingSets {
  readonly weight: number;
  /**
   * Independent choices: any set of the first with any set of the second … is a cheapest hitting set. Each factor's
   * sets are ascending and in a fixed order. Empty if the search was given up.
   */
  readonly factors: readonly Factor[];
  /** How many elements of sets were looked at. */
  readonly looks: number;
}

export interface Factor {
  readonly sets: readonly (readonly number[])[];
  /** More sets exist than were listed. */
  readonly isPartial: boolean;
}

interface SuspectClass {
  readonly weight: number;
  readonly hits: ReadonlySet<number>;
  readonly members: readonly number[];
}

export interface SearchLimits {
  /** How many sets are listed. */
  readonly sets: number;
  /** After so many looks the search is given up. */
  readonly looks: number;
}

/** `conflicts` are sets of suspects; `atLeast` is a weight that is known to be needed. */
export function cheapestHittingSets(
  conflicts: readonly (readonly number[])[],
  weightOf: (suspect: number) => number,
  limits: SearchLimits,
  atLeast: number,
): HittingSets {
  const classes = suspectClasses(conflicts, weightOf);
  const choices = conflicts.map((_, conflict) =>
    classes.flatMap((one, index) => (one.hits.has(conflict) ? [index] : [])),
  );
  const state = { best: Infinity, found: [] as number[][], looks: 0 };

  const lowerBound = (open: readonly number[], banned: ReadonlySet<number>): number => {
    let sum = 0;
    const used = new Set<number>();
    for (const conflict of open) {
      const able = choices[conflict] ?? [];
      state.looks += able.length;
      if (able.some((one) => used.has(one))) continue;
      let least = Infinity;
      for (const one of able) {
        used.add(one);
        if (!banned.has(one)) least = Math.min(least, classes[one]?.weight ?? Infinity);
      }
      sum += least;
    }
    return sum;
  };

  const search = (
    open: readonly number[],
    chosen: readonly number[],
    banned: ReadonlySet<number>,
    cost: number,
  ) => {
    state.looks += 1 + open.length;
    if (state.looks > limits.looks) return;
    if (open.length === 0) {
      if (cost < state.best) [state.best, state.found] = [cost, []];
      // One more than is listed tells that there are more.
      if (state.found.length <= limits.sets) state.found.push([...chosen]);
      return;
    }
    if (cost + lowerBound(open, banned) > state.best) return;
    const tightest = fewestChoices(open, choices, banned);
    const nowBanned = new Set(banned);
    for (const one of choices[tightest] ?? []) {
      if (nowBanned.has(one)) continue;
      const { hits, weight } = classes[one] ?? { hits: new Set<number>(), weight: Infinity };
      const rest = open.filter((conflict) => !hits.has(conflict));
      search(rest, [...chosen, one], nowBanned, cost + weight);
      nowBanned.add(one);
    }
  };

  const all = conflicts
    .map((_, index) => index)
    .sort((a, b) => (choices[a]?.length ?? 0) - (choices[b]?.length ?? 0));
  // The optimum of fewer conflicts is often still the optimum: aim at it first.
  if (atLeast > 0) {
    state.best = atLeast;
    search(all, [], new Set(), 0);
  }
  if (state.found.length === 0) {
    state.best = Infinity;
    search(all, [], new Set(), 0);
  }
  // What was found by then need not be the cheapest.
  if (state.looks > limits.looks) return { weight: atLeast, factors: [], looks: state.looks };
  return {
    weight: state.best,
    factors: factorize(state.found).map((combinations) => expand(combinations, classes, limits.sets)),
    looks: state.looks,
  };
}

function suspectClasses(
  conflicts: readonly (readonly number[])[],
  weightOf: (suspect: number) => number,
): SuspectClass[] {
  const hitsOf = new Map<number, number[]>();
  conflicts.forEach((suspects, conflict) => {
    for (const suspect of suspects) {
      const hits = hitsOf.get(suspect);
      if (hits) hits.push(conflict);
      else hitsOf.set(suspect, [conflict]);
    }
  });
  const bySignature = new Map<string, { weight: number; hits: Set<number>; members: number[] }>();
  for (const [suspect, hits] of hitsOf) {
    const weight = weightOf(suspect);
    const signature = hits.join();
    const known = bySignature.get(signature);
    if (!known || weight < known.weight) {
      bySignature.set(signature, { weight, hits: new Set(hits), members: [suspect] });
    } else if (weight === known.weight) known.members.push(suspect);
  }
  const classes = [...bySignature.values()].sort((a, b) => a.weight - b.weight || b.hits.size - a.hits.size);
  const kept: SuspectClass[] = [];
  for (const one of classes) {
    const isNeedless = kept.some((other) => other.weight < one.weight && isSubset(one.hits, other.hits));
    if (!isNeedless) kept.push(one);
  }
  return kept;
}

function isSubset(inner: ReadonlySet<number>, outer: ReadonlySet<number>): boolean {
  if (inner.size > outer.size) return false;
  for (const element of inner) if (!outer.has(element)) return false;
  return true;
}

/** The conflicts with the suspects that an optimal set may need; they fall apart into more independent groups. */
export function withoutNeedlessSuspects(
  conflicts: readonly (readonly number[])[],
  weightOf: (suspect: number) => number,
): number[][] {
  const kept = new Set(suspectClasses(conflicts, weightOf).flatMap((one) => one.members));
  return conflicts.map((suspects) => suspects.filter((suspect) => kept.has(suspect)));
}

function fewestChoices(
  open: readonly number[],
  choices: readonly (readonly number[])[],
  banned: ReadonlySet<number>,
): number {
  let tightest = open[0] ?? 0;
  let fewest = Infinity;
  for (const conflict of open) {
    const count = (choices[conflict] ?? []).filter((one) => !banned.has(one)).length;
    if (count < fewest) [tightest, fewest] = [conflict, count];
    if (fewest <= 1) break;
  }
  return tightest;
}

/** Takes combinations apart that are every combination of independent choices, so that no cross product is listed. */
function factorize(found: readonly (readonly number[])[]): (readonly (readonly number[])[])[] {
  const [first] = found;
  if (!first) return [];
  const keys = new Set(found.map(keyOf));
  const choices = first.map((own) => {
    const rest = first.filter((other) => other !== own);
    const replacing = found.flatMap((combination) => {
      const replaced = combination.filter((other) => !rest.includes(other));
      return replaced.length === 1 && combination.length === first.length ? replaced : [];
    });
    return [...new Set([own, ...replacing])];
  });
  if (choices.reduce((count, list) => count * list.length, 1) !== keys.size) return [found];
  const product = choices.reduce<number[][]>(
    (sets, list) => sets.flatMap((set) => list.map((one) => [...set, one])),
    [[]],
  );
  if (!product.every((set) => keys.has(keyOf(set)))) return [found];
  return choices.map((list) => list.map((one) => [one]));
}

function keyOf(combination: readonly number[]): string {
  return [...combination].sort((a, b) => a - b).join();
}

/** Every choice of one member a class, ascending, up to a limit; single members all of them, for they are many. */
function expand(
  found: readonly (readonly number[])[],
  classes: readonly SuspectClass[],
  limit: number,
): Factor {
  const list: number[][] = [];
  let isPartial = false;
  for (const combination of found) {
    // One more than is listed tells that there are more.
    const most = combination.length === 1 ? Infinity : limit + 1;
    let sets: number[][] = [[]];
    for (const one of combination) {
      const members = (classes[one]?.members ?? []).slice(0, most);
      sets = sets.flatMap((set) => members.map((member) => [...set, member])).slice(0, most);
    }
    for (const set of sets) {
      if (list.length >= limit && set.length > 1) isPartial = true;
      else list.push(set.sort((a, b) => a - b));
    }
  }
  list.sort(compareSets);
  return { sets: list, isPartial };
}

function compareSets(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) {
    const difference = (a[k] ?? 0) - (b[k] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Groups of conflicts that share no suspect with another group: independent errors. */
export function independentGroups<T extends { readonly suspects: readonly number[] }>(
  conflicts: readonly T[],
): T[][] {
  const parent = new Map<number, number>();
  const root = (suspect: number): number => {
    let current = suspect;
    for (;;) {
      const next = parent.get(current) ?? current;
      if (next === current) return current;
      parent.set(current, parent.get(next) ?? next);
      current = next;
    }
  };
  for (const { suspects } of conflicts) {
    for (const suspect of suspects) parent.set(root(suspect), root(suspects[0] ?? suspect));
  }
  const groups = new Map<number, T[]>();
  for (const conflict of conflicts) {
    const key = root(conflict.suspects[0] ?? -1);
    const group = groups.get(key);
    if (group) group.push(conflict);
    else groups.set(key, [conflict]);
  }
  return [...groups.values()];
}
