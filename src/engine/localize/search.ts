/**
 * The fewest suspects that explain everything (Fellegi–Holt), by implicit hitting sets: every question that the solver
 * answers with "no" yields another conflict, every candidate must hit all conflicts, and the cheapest candidates that
 * the solver answers with "yes" are the explanations.
 */
import { certify, oriented, singleRelationConflicts, toWholeNumbers } from "./conflict";
import type { Conflict } from "./conflict";
import { cheapestHittingSets, independentGroups, withoutNeedlessSuspects } from "./hitting-sets";
import type { Factor, HittingSets } from "./hitting-sets";
import { at } from "./model";
import type { Model } from "./model";
import { netEffect } from "./operations";
import type { Operation, Operations } from "./operations";
import type { Oracle, Suspects } from "./oracle";

/** Alternatives that are listed a cluster at most. */
export const MAX_ALTERNATIVES = 60;

/** Conflicts that are taken as they come before they are made smaller, which costs more questions. */
const PLAIN_CONFLICTS = 10;

/** Priors belong in the ranking of ties; here a cell is a cell, and an operation is dearer than one, not than two. */
const WEIGHT = { column: 10, propagated: 12, moved: 14 } as const;

export interface SuspectSet {
  readonly columns: readonly number[];
  readonly operations: readonly Operation[];
}

/** One independent error (or a knot of several), with everything that explains it equally well. */
export interface Knot {
  readonly conflicts: readonly Conflict[];
  readonly alternatives: readonly SuspectSet[];
  readonly isPartial: boolean;
}

export interface SearchResult {
  readonly status: "consistent" | "located" | "cut-off";
  readonly knots: readonly Knot[];
  /** All conflicts found, in order: each is a proof that something is wrong. */
  readonly conflicts: readonly Conflict[];
}

export interface SearchLimit {
  readonly isOutOfTime: () => boolean;
}

interface NumberedConflict {
  readonly conflict: Conflict;
  readonly suspects: readonly number[];
}

interface Group {
  readonly conflicts: readonly NumberedConflict[];
  readonly sets: HittingSets;
}

export function findExplanations(
  model: Model,
  operations: Operations,
  oracle: Oracle,
  limit: SearchLimit,
): SearchResult {
  oracle.load(model);
  const registry = makeRegistry(model, operations);
  let conflicts = singleRelationConflicts(model);
  const accepted = new Set<string>();
  let groups: Group[] = [];
  const cutOff = (): SearchResult => ({ status: "cut-off", knots: [], conflicts });

  for (let round = 1; ; round++) {
    if (limit.isOutOfTime()) return cutOff();
    groups = solveGroups(registry, conflicts, groups, limit);
    if (groups.some((group) => group.sets.factors.length === 0)) return cutOff();
    const refuted = firstRefuted(groups, accepted, registry, model, oracle, limit);
    if (refuted === "out of time") return cutOff();
    if (!refuted) break;
    const { conflict, freed } = refuted;
    if (conflict.columns.length === 0) {
      // Even with every cell free the domains stand in the way: this unit does book negative amounts there.
      for (const column of conflict.domains) model.floor[column] = -Infinity;
      oracle.load(model);
      conflicts = singleRelationConflicts(model);
      groups = [];
      accepted.clear();
      continue;
    }
    const smaller = round <= PLAIN_CONFLICTS ? conflict : shrink(conflict, freed, model, oracle, limit);
    conflicts.push(smaller);
  }
  const knots = groups.flatMap(({ conflicts: own, sets }) =>
    sets.factors.map((factor) => knotOf(factor, own, registry)),
  );
  return { status: knots.length > 0 ? "located" : "consistent", knots, conflicts };
}

/** A factor's conflicts are those that it can hit. */
function knotOf(
  { sets, isPartial }: Factor,
  conflicts: readonly NumberedConflict[],
  registry: Registry,
): Knot {
  const suspects = new Set(sets.flat());
  return {
    conflicts: conflicts.flatMap((one) =>
      one.suspects.some((suspect) => suspects.has(suspect)) ? one.conflict : [],
    ),
    alternatives: sets.map((set) => registry.suspectSet(set)),
    isPartial,
  };
}

interface Registry {
  readonly suspectsOf: (conflict: Conflict) => readonly number[];
  readonly weightOf: (suspect: number) => number;
  readonly suspectSet: (suspects: readonly number[]) => SuspectSet;
}

/** Numbers the suspects: columns first, then operations in the order in which they come up. */
function makeRegistry(model: Model, operations: Operations): Registry {
  const size = model.columns.length;
  const known: Operation[] = [];
  const numbers = new Map<Operation, number>();
  const numberOf = (operation: Operation): number => {
    let number = numbers.get(operation);
    if (number === undefined) {
      number = size + known.push(operation) - 1;
      numbers.set(operation, number);
    }
    return number;
  };
  return {
    suspectsOf(conflict) {
      const suspects = new Set(conflict.columns);
      for (const column of conflict.columns) {
        for (const operation of operations.touching(column)) {
          if (netEffect(operation, conflict.combined) !== 0) suspects.add(numberOf(operation));
        }
      }
      return [...suspects].sort((a, b) => a - b);
    },
    weightOf: (suspect) => (suspect < size ? WEIGHT.column : WEIGHT[at(known, suspect - size).kind]),
    suspectSet: (suspects) => ({
      columns: suspects.filter((suspect) => suspect < size),
      operations: suspects.filter((suspect) => suspect >= size).map((suspect) => at(known, suspect - size)),
    }),
  };
}

function solveGroups(
  registry: Registry,
  conflicts: readonly Conflict[],
  previous: readonly Group[],
  limit: SearchLimit,
): Group[] {
  const suspects = withoutNeedlessSuspects(
    conflicts.map((conflict) => registry.suspectsOf(conflict)),
    registry.weightOf,
  );
  const numbered = conflicts.map((conflict, index) => ({ conflict, suspects: at(suspects, index) }));
  return independentGroups(numbered).map((own) => {
    const members = new Set(own.map((one) => one.conflict));
    const inside = previous.filter((group) => group.conflicts.every((one) => members.has(one.conflict)));
    const atLeast = inside.reduce((sum, group) => sum + group.sets.weight, 0);
    const sets = cheapestHittingSets(
      own.map((one) => one.suspects),
      registry.weightOf,
      { sets: MAX_ALTERNATIVES, isOutOfTime: limit.isOutOfTime },
      atLeast,
    );
    return { conflicts: own, sets };
  });
}

interface Refuted {
  readonly conflict: Conflict;
  readonly freed: Suspects;
}

/** Asks for the first set of every factor at once, then for each alternative with the first sets of the others. */
function firstRefuted(
  groups: readonly Group[],
  accepted: Set<string>,
  registry: Registry,
  model: Model,
  oracle: Oracle,
  limit: SearchLimit,
): Refuted | "out of time" | null {
  const factors = groups.flatMap((group) => group.sets.factors);
  const first = factors.map((factor) => at(factor.sets, 0));
  const candidates = [first.flat()];
  factors.forEach((factor, index) => {
    for (const set of factor.sets.slice(1)) {
      candidates.push(first.flatMap((own, other) => (other === index ? set : own)));
    }
  });
  for (const candidate of candidates) {
    const key = [...candidate].sort((a, b) => a - b).join();
    if (accepted.has(key)) continue;
    if (limit.isOutOfTime()) return "out of time";
    const { columns, operations } = registry.suspectSet(candidate);
    const freed = { columns: new Set(columns), operations };
    const answer = oracle.test(freed);
    if (answer.feasible === null) return "out of time";
    const conflict = answer.feasible ? null : conflictOf(answer.ray, freed, model);
    // What cannot be proved in whole numbers is not held against anybody.
    if (conflict) return { conflict, freed };
    accepted.add(key);
  }
  return null;
}

function conflictOf(ray: ArrayLike<number>, freed: Suspects, model: Model): Conflict | null {
  const whole = toWholeNumbers(ray);
  const certificate = whole && oriented(model, whole);
  return certificate && certify(model, certificate, freed.columns, freed.operations);
}

/** Frees members one by one as long as a contradiction without them remains: fewer members decide more. */
function shrink(
  conflict: Conflict,
  freed: Suspects,
  model: Model,
  oracle: Oracle,
  limit: SearchLimit,
): Conflict {
  let current = conflict;
  const columns = new Set(freed.columns);
  for (const column of conflict.columns.slice(0, 40)) {
    if (current.columns.length <= 3 || limit.isOutOfTime()) break;
    if (!current.columns.includes(column)) continue;
    const without = { columns: new Set([...columns, column]), operations: freed.operations };
    const answer = oracle.test(without);
    const smaller = answer.feasible === false ? conflictOf(answer.ray, without, model) : null;
    if (!smaller || smaller.columns.length === 0 || smaller.columns.length > current.columns.length) continue;
    current = smaller;
    columns.add(column);
  }
  return current;
}
