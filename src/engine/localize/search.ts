/**
 * The fewest suspects that explain everything (Fellegi–Holt), by implicit hitting sets: every question that the solver
 * answers with "no" yields another conflict, every candidate must hit all conflicts, and the cheapest candidates that
 * the solver answers with "yes" are the explanations.
 */
import { conflictOf, firstRefuted, MAX_ALTERNATIVES, narrow } from "./candidates";
import { singleRelationConflicts } from "./conflict";
import type { Conflict } from "./conflict";
import { cheapestHittingSets, independentGroups, withoutNeedlessSuspects } from "./hitting-sets";
import type { Factor, HittingSets } from "./hitting-sets";
import { at } from "./model";
import type { Model } from "./model";
import type { Operations } from "./operations";
import type { Oracle, Suspects } from "./oracle";
import { makeRegistry } from "./suspects";
import type { Registry, SuspectSet } from "./suspects";
import type { Witness } from "./witness";

/** Conflicts that are taken as they come before they are made smaller, which costs more questions. */
const PLAIN_CONFLICTS = 10;

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
  const registry = makeRegistry(model, operations);
  let conflicts = singleRelationConflicts(model);
  const accepted = new Map<string, Witness | null>();
  let groups: Group[] = [];
  let factors: readonly Factor[] = [];
  const cutOff = (): SearchResult => ({ status: "cut-off", knots: [], conflicts });

  for (let round = 1; ; round++) {
    if (limit.isOutOfTime()) return cutOff();
    groups = solveGroups(registry, conflicts, groups, limit);
    if (groups.some((group) => group.sets.factors.length === 0)) return cutOff();
    const narrowed = narrow(
      groups.flatMap((group) => group.sets.factors),
      registry,
    );
    if (narrowed.conflicts.length > 0) {
      conflicts.push(...narrowed.conflicts);
      continue;
    }
    factors = narrowed.factors;
    const refuted = firstRefuted(factors, accepted, registry, model, oracle, limit.isOutOfTime);
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
  const conflictsOf = groups.flatMap((group) => group.sets.factors.map(() => group.conflicts));
  const knots = factors.map((factor, index) => knotOf(factor, at(conflictsOf, index), registry));
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
