/** Runs the localization over injected errors and counts what a user would see. */
import { confront } from "../../src/engine/confront";
import { compile } from "../../src/engine/define-rule";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { localize, type Localization } from "../../src/engine/localize/localize";
import type { Solver } from "../../src/engine/localize/oracle";
import type { Judgement, Relation } from "../../src/engine/relation";
import { RULES } from "../../src/rules";
import { inject, SLIPS, targets, type Injected } from "./inject";
import { pick, seeded, type Random } from "./random";

export const BUDGET = 2000;

export interface Tally {
  readonly workbooks: number;
  readonly errors: number;
  detected: number;
  first: number;
  among: number;
  holdsTruth: number;
  exact: number;
  located: number;
  falseCells: number;
  cutOff: number;
  readonly milliseconds: number[];
  naiveDetected: number;
  naiveRelations: number;
  readonly missedBySlip: Map<string, number>;
}

export function relationsOf(facts: Facts): Relation[] {
  return RULES.flatMap((rule) => compile(rule, facts).relations);
}

export function neighbourFinder(facts: Facts): (fact: Fact) => Fact[] {
  const key = (sheet: string, row: number, column: number) => `${sheet} ${row} ${column}`;
  const byCell = new Map(
    [...facts.byId.values()].map((fact) => [key(fact.cell.sheet, fact.cell.row, fact.cell.column), fact]),
  );
  return ({ cell: { sheet, row, column } }) =>
    [
      key(sheet, row + 1, column),
      key(sheet, row - 1, column),
      key(sheet, row, column + 1),
      key(sheet, row, column - 1),
    ].flatMap((place) => byCell.get(place) ?? []);
}

/** Errors of mixed kinds in different cells, all covered by a definition. */
export function mixedErrors(
  facts: Facts,
  relations: readonly Relation[],
  count: number,
  seed: number,
): () => Injected {
  const random = seeded(seed);
  const covered = new Set(
    relations
      .filter((relation) => relation.kind === "definition")
      .flatMap(({ left, right }) => [...left, ...right].map((term) => term.fact)),
  );
  const neighbours = neighbourFinder(facts);
  const candidates = targets(facts).filter((fact) => covered.has(fact.id));
  return () => {
    let current = facts;
    let slip: Injected["slip"] = "digit";
    const truth = new Map<FactId, number>();
    let wanted = count;
    while (truth.size < wanted) {
      const target = pick(random, candidates);
      if (truth.has(target.id)) continue;
      const one = tryInject(current, target, random, neighbours, truth);
      if (!one) continue;
      current = one.facts;
      slip = one.slip;
      for (const [id, value] of one.truth) truth.set(id, value);
      if (slip === "moved") wanted += 1;
    }
    return { slip, facts: current, truth };
  };
}

function tryInject(
  facts: Facts,
  target: Fact,
  random: Random,
  neighbours: (fact: Fact) => Fact[],
  taken: ReadonlyMap<FactId, number>,
): Injected | null {
  const near = neighbours(target).flatMap((fact) =>
    taken.has(fact.id) ? [] : (facts.byId.get(fact.id) ?? []),
  );
  return inject(facts, facts.byId.get(target.id) ?? target, pick(random, SLIPS), random, near);
}

export function emptyTally(workbooks: number, errors: number): Tally {
  return {
    workbooks,
    errors,
    detected: 0,
    first: 0,
    among: 0,
    holdsTruth: 0,
    exact: 0,
    located: 0,
    falseCells: 0,
    cutOff: 0,
    milliseconds: [],
    naiveDetected: 0,
    naiveRelations: 0,
    missedBySlip: new Map(),
  };
}

export function measure(
  solver: Solver,
  relations: readonly Relation[],
  tally: Tally,
  next: () => Injected,
  baseline: number,
): Tally {
  for (let trial = 0; trial < tally.workbooks; trial++) {
    const injected = next();
    const start = performance.now();
    const judgements = confront(injected.facts, relations);
    const localization = localize(injected.facts, judgements, {
      solver,
      budget: { now: () => performance.now(), milliseconds: BUDGET },
    });
    tally.milliseconds.push(performance.now() - start);
    count(tally, injected, localization);
    const naive = naiveFailures(judgements);
    tally.naiveRelations += naive;
    if (naive > baseline) tally.naiveDetected += 1;
  }
  return tally;
}

/** What a plain list with one tolerance of 0.05万元 would print. */
export function naiveFailures(judgements: readonly Judgement[]): number {
  const tolerance = 50_000;
  return judgements.filter(({ relation, left, right }) => {
    if (relation.kind === "usual") return false;
    return relation.comparison === "=" ? Math.abs(left - right) > tolerance : left - right > tolerance;
  }).length;
}

function count(tally: Tally, { slip, truth }: Injected, { status, clusters }: Localization): void {
  if (status === "cut-off") tally.cutOff += 1;
  if (status !== "consistent") tally.detected += 1;
  const best = clusters.flatMap((cluster) => cluster.alternatives.slice(0, 1).flatMap((one) => one.repairs));
  const all = clusters.flatMap((cluster) => cluster.alternatives.flatMap((one) => one.repairs));
  const isFirst = (id: FactId) => best.some((repair) => repair.fact.id === id);
  const isAmong = (id: FactId) => all.some((repair) => repair.fact.id === id);
  const ids = [...truth.keys()];
  if (ids.every(isFirst)) tally.first += 1;
  if (ids.every(isAmong)) tally.among += 1;
  if (status === "located" && !ids.every(isFirst)) {
    tally.missedBySlip.set(slip, (tally.missedBySlip.get(slip) ?? 0) + 1);
  }
  for (const [id, value] of truth) {
    const repair = best.find((one) => one.fact.id === id);
    if (!repair) continue;
    tally.located += 1;
    if (repair.min - repair.step / 2 <= value && value <= repair.max + repair.step / 2) tally.holdsTruth += 1;
    if (repair.value === value) tally.exact += 1;
  }
  tally.falseCells += best.filter((repair) => !truth.has(repair.fact.id)).length;
}
