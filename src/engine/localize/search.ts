/**
 * The fewest suspects that explain everything (Fellegi–Holt), by implicit hitting sets: every question that the solver
 * answers with "no" yields another conflict, every candidate must hit all conflicts, and the cheapest candidates that
 * the solver answers with "yes" are the explanations. Independent errors are searched apart: where one takes more work
 * than it may, its figures are left free, and the others keep their explanations.
 */
import { conflictOf, MAX_ALTERNATIVES, narrow, testFactors } from "./candidates";
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
import { LOOKS_A_STEP } from "./work";
import type { Limit, Work } from "./work";

/** Conflicts that are taken as they come before they are made smaller, which costs more questions. */
const PLAIN_CONFLICTS = 10;
/** What one independent error may take of all the work, and of the looks of one search for its hitting sets. */
const PART = 0.5;
const MOST_LOOKS = 4e6;

/** With more contradictions than this nearly every row is wrong: no cell can be told from the others, however long one looks. */
const MOST_CONFLICTS = 400;

/** One independent error (or a knot of several), with everything that explains it equally well. */
export interface Knot {
  readonly conflicts: readonly Conflict[];
  readonly alternatives: readonly SuspectSet[];
  readonly isPartial: boolean;
}

export interface SearchResult {
  readonly knots: readonly Knot[];
  /** Contradictions that took more work than they may: each is a proof that something is wrong. */
  readonly givenUp: readonly Conflict[];
}

interface NumberedConflict {
  readonly conflict: Conflict;
  readonly suspects: readonly number[];
}

interface Group {
  readonly conflicts: readonly NumberedConflict[];
  /** `null`: it was given up. */
  readonly sets: HittingSets | null;
}

export function findExplanations(
  model: Model,
  operations: Operations,
  oracle: Oracle,
  work: Work,
  steps: number,
): SearchResult {
  const registry = makeRegistry(model, operations);
  const limit = work.within(steps);
  const search = { registry, work, most: PART * steps, stepsFor: new Map<Conflict, number>() };
  const testing = { accepted: new Map(), registry, model, oracle, limit };
  const givenUp = new Set<Conflict>();
  let conflicts = singleRelationConflicts(model);
  if (conflicts.length > MOST_CONFLICTS) return { knots: [], givenUp: conflicts };
  let groups: Group[] = [];

  for (let round = 1; ; round++) {
    const before = work.done();
    groups = solveGroups(search, conflicts, groups, givenUp);
    const open = groups.flatMap(({ conflicts: own, sets }) =>
      (sets?.factors ?? []).map((factor) => ({ own, factor })),
    );
    work.spend(open.reduce((sum, { factor }) => sum + factor.sets.length, 0));
    const freed = [...new Set([...givenUp].flatMap(({ columns }) => columns))];
    const narrowed = narrow(
      open.map(({ factor }) => factor),
      registry,
      freed,
    );
    if (narrowed.conflicts.length > 0) {
      conflicts.push(...narrowed.conflicts);
      if (limit.isReached()) for (const conflict of narrowed.conflicts) givenUp.add(conflict);
      continue;
    }
    const outcome = testFactors(narrowed.factors, testing, freed);
    if (outcome.kind === "unknown") return { knots: [], givenUp: conflicts };
    if (outcome.kind === "verified") {
      const knots = outcome.factors.map((factor, index) => knotOf(factor, at(open, index).own, registry));
      return { knots, givenUp: conflicts.filter((conflict) => givenUp.has(conflict)) };
    }
    const { conflict } = outcome;
    if (conflict.columns.length === 0) {
      // Even with every cell free the domains stand in the way: this unit does book negative amounts there.
      for (const column of conflict.domains) model.floor[column] = -Infinity;
      oracle.load(model);
      conflicts = singleRelationConflicts(model);
      groups = [];
      givenUp.clear();
      testing.accepted.clear();
      continue;
    }
    const found = round <= PLAIN_CONFLICTS ? conflict : shrink(conflict, outcome.freed, model, oracle, limit);
    conflicts.push(found);
    search.stepsFor.set(found, work.done() - before);
    // With all work done, what is still refuted is left as it is.
    if (limit.isReached()) givenUp.add(found);
  }
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

interface GroupSearch {
  readonly registry: Registry;
  readonly work: Work;
  /** What one group may take. */
  readonly most: number;
  /** What it took to find a conflict. */
  readonly stepsFor: ReadonlyMap<Conflict, number>;
}

/** `givenUp` grows by the conflicts of groups that take too much. */
function solveGroups(
  { registry, work, most, stepsFor }: GroupSearch,
  conflicts: readonly Conflict[],
  previous: readonly Group[],
  givenUp: Set<Conflict>,
): Group[] {
  const all = conflicts.map((conflict) => registry.suspectsOf(conflict));
  work.spend(all.reduce((sum, own) => sum + own.length, 0) / LOOKS_A_STEP);
  const suspects = withoutNeedlessSuspects(all, registry.weightOf);
  const numbered = conflicts.map((conflict, index) => ({ conflict, suspects: at(suspects, index) }));
  return independentGroups(numbered).map((own): Group => {
    const members = new Set(own.map((one) => one.conflict));
    const inside = previous.filter((group) => group.conflicts.every((one) => members.has(one.conflict)));
    const [same] = inside;
    if (same && isSame(same.conflicts, own)) return same;
    const taken = own.reduce((sum, { conflict }) => sum + (stepsFor.get(conflict) ?? 0), 0);
    const isHopeless = taken > most || own.some(({ conflict }) => givenUp.has(conflict));
    const atLeast = inside.reduce((sum, group) => sum + (group.sets?.weight ?? 0), 0);
    const sets = isHopeless ? null : solved(own, registry, atLeast);
    work.spend((sets?.looks ?? 0) / LOOKS_A_STEP);
    if (sets && sets.factors.length > 0) return { conflicts: own, sets };
    for (const conflict of members) givenUp.add(conflict);
    return { conflicts: own, sets: null };
  });
}

function solved(own: readonly NumberedConflict[], registry: Registry, atLeast: number): HittingSets {
  return cheapestHittingSets(
    own.map((one) => one.suspects),
    registry.weightOf,
    { sets: MAX_ALTERNATIVES, looks: MOST_LOOKS },
    atLeast,
  );
}

function isSame(before: readonly NumberedConflict[], now: readonly NumberedConflict[]): boolean {
  return (
    before.length === now.length &&
    before.every(({ conflict, suspects }, index) => {
      const other = at(now, index);
      return conflict === other.conflict && suspects.join() === other.suspects.join();
    })
  );
}

/** Frees members one by one as long as a contradiction without them remains: fewer members decide more. */
function shrink(conflict: Conflict, freed: Suspects, model: Model, oracle: Oracle, limit: Limit): Conflict {
  let current = conflict;
  const columns = new Set(freed.columns);
  for (const column of conflict.columns.slice(0, 40)) {
    if (current.columns.length <= 3 || limit.isReached()) break;
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
