/** Runs the localization over injected errors and counts what a user would see. */
import { DEFAULT_BUDGET } from "../../src/check/locate";
import { confront } from "../../src/engine/reconcile/confront";
import { compile } from "../../src/engine/reconcile/define-rule";
import type { Fact, FactId, Facts } from "../../src/engine/fact";
import { localize, type Localization } from "../../src/engine/localize/localize";
import { mendStructure, repairsOfFaults, type Mended } from "../../src/engine/localize/structure/mend";
import type { Solver } from "../../src/engine/localize/oracle";
import { layoutOf } from "../../src/engine/localize/layout";
import { buildModel, type Observation } from "../../src/engine/localize/model";
import { effectOnRows, findOperations, type Operation } from "../../src/engine/localize/operations";
import type { Amount } from "../../src/workbook/amount";
import type { Judgement, Relation } from "../../src/engine/reconcile/relation";
import { RULES } from "../../src/rules";
import { STRUCTURE } from "../../src/rules/structure";
import { inject, SLIPS, targets, withAmounts, type Injected } from "./inject";
import { pick, seeded, type Random } from "./random";

export interface Tally {
  readonly workbooks: number;
  /** Workbooks that give an error or a warning; with all of them named first; with all among the alternatives. */
  detected: number;
  first: number;
  among: number;
  /** The same by wrong cell. */
  cells: number;
  firstEach: number;
  amongEach: number;
  /** Propagated errors whose first explanation is that one, from the wrong input or from one that is like it. */
  chainFirst: number;
  /** Wrong cells that were named first, those whose interval holds the truth, and whose proposal is exact. */
  located: number;
  holdsTruth: number;
  exact: number;
  /** Right cells that were named first. */
  falseCells: number;
  cutOff: number;
  readonly processor: number[];
  readonly clock: number[];
  naiveDetected: number;
  naiveRelations: number;
  readonly missed: Map<string, number>;
}

/** Milliseconds that this process has computed: what others do on the machine does not count. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
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

/** A wrong input with every sum above it, as the sheet's own formulas would carry it, where a tie-out can tell. */
export function propagatedErrors(facts: Facts, relations: readonly Relation[], seed: number): () => Injected {
  const random = seeded(seed);
  const model = buildModel(facts, confront(facts, relations));
  const operations = findOperations(model, layoutOf(model));
  const effectOf = (carried: Operation) =>
    effectOnRows(model, carried).filter(([row]) => model.rows[row]?.relation?.kind !== "usual");
  const carriedFrom = (id: FactId) => {
    const index = model.indexOf.get(id);
    if (index === undefined || operations.isTotal(index)) return null;
    const isOwn = ({ kind, columns }: Operation) => kind === "propagated" && columns[0] === index;
    return operations.touching(index).find(isOwn) ?? null;
  };
  const alike = new Map<string, Set<FactId>>();
  for (const id of facts.byId.keys()) {
    const carried = carriedFrom(id);
    if (!carried) continue;
    const key = effectOf(carried).join(" ");
    alike.set(key, (alike.get(key) ?? new Set()).add(id));
  }
  const candidates = targets(facts).flatMap((fact) => {
    const carried = carriedFrom(fact.id);
    const isVisible = carried && effectOf(carried).some(([row]) => model.rows[row]?.isEquality);
    return isVisible ? [{ fact, carried, alike: alike.get(effectOf(carried).join(" ")) ?? new Set() }] : [];
  });
  return () => {
    for (;;) {
      const { fact, carried, alike: inputs } = pick(random, candidates);
      const one = inject(facts, fact, pick(random, SLIPS), random, []);
      const wrong = one?.facts.byId.get(fact.id)?.amount;
      if (!one || !wrong || !fact.amount) continue;
      const change = wrong.value - fact.amount.value;
      const amounts = new Map<FactId, Amount>([[fact.id, wrong]]);
      carried.columns.slice(1).forEach((column, k) => {
        const total = model.columns[column];
        if (total?.kind !== "fact" || !total.fact.amount) return;
        const value = total.fact.amount.value + change * (carried.coefficients[k + 1] ?? 0);
        amounts.set(total.fact.id, { ...total.fact.amount, value });
      });
      return {
        slip: "propagated",
        facts: withAmounts(facts, amounts),
        truth: new Map([[fact.id, fact.amount.value]]),
        carried: new Set(amounts.keys()),
        alike: inputs,
      };
    }
  };
}

/** What a narrative repeats of the tables: the items of basic expenditure and of the “three public” expenses. */
export function narrativeOf(facts: Facts): Observation[] {
  const told = ["general-budget-basic-expenditure", "three-public"];
  return targets(facts).flatMap((fact) =>
    told.includes(fact.table) && fact.amount ? [{ fact: fact.id, amount: fact.amount, source: "说明" }] : [],
  );
}

export function emptyTally(workbooks: number): Tally {
  return {
    workbooks,
    detected: 0,
    first: 0,
    among: 0,
    cells: 0,
    firstEach: 0,
    amongEach: 0,
    chainFirst: 0,
    located: 0,
    holdsTruth: 0,
    exact: 0,
    falseCells: 0,
    cutOff: 0,
    processor: [],
    clock: [],
    naiveDetected: 0,
    naiveRelations: 0,
    missed: new Map(),
  };
}

export function measure(
  solver: Solver,
  relations: readonly Relation[],
  tally: Tally,
  next: () => Injected,
  baseline: number,
  observations: readonly Observation[] = [],
): Tally {
  for (let trial = 0; trial < tally.workbooks; trial++) {
    const injected = next();
    const judgements = confront(injected.facts, relations);
    const [clock, processor] = [performance.now(), processorTime()];
    const mended = mendStructure(injected.facts, judgements, STRUCTURE);
    const localization = localize(mended.facts, mended.judgements, {
      solver,
      budget: DEFAULT_BUDGET,
      observations,
    });
    tally.processor.push(processorTime() - processor);
    tally.clock.push(performance.now() - clock);
    count(tally, injected, localization, mended);
    // A usual relation that fails is shown as a warning, though it accuses no cell.
    const isWarned = judgements.some(({ verdict }) => verdict === "fail");
    if (localization.status !== "consistent" || mended.faults.length > 0 || isWarned) tally.detected += 1;
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

function count(
  tally: Tally,
  { facts, slip, truth, carried, alike }: Injected,
  { status, clusters }: Localization,
  mended: Mended,
): void {
  if (status === "cut-off") tally.cutOff += 1;
  const whole = repairsOfFaults(facts, mended);
  const best = [...whole, ...clusters.flatMap(({ alternatives }) => alternatives[0]?.repairs ?? [])];
  const all = [
    ...whole,
    ...clusters.flatMap(({ alternatives }) => alternatives.flatMap(({ repairs }) => repairs)),
  ];
  // Of a propagated error the input must come first, not only be among the totals of another.
  const named = carried ? clusters.flatMap((cluster) => cluster.alternatives[0]?.repairs[0] ?? []) : best;
  const firstIds = new Set(named.map((repair) => repair.fact.id));
  const allIds = new Set(all.map((repair) => repair.fact.id));
  const ids = [...truth.keys()];
  tally.cells += ids.length;
  tally.firstEach += ids.filter((id) => firstIds.has(id)).length;
  tally.amongEach += ids.filter((id) => allIds.has(id)).length;
  if (ids.every((id) => allIds.has(id))) tally.among += 1;
  if (alike && [...firstIds].some((id) => alike.has(id))) tally.chainFirst += 1;
  if (ids.every((id) => firstIds.has(id))) tally.first += 1;
  else tally.missed.set(slip, (tally.missed.get(slip) ?? 0) + 1);
  for (const [id, value] of truth) {
    const repair = named.find((one) => one.fact.id === id);
    if (!repair) continue;
    tally.located += 1;
    if (repair.min - repair.step / 2 <= value && value <= repair.max + repair.step / 2) tally.holdsTruth += 1;
    if (repair.value === value) tally.exact += 1;
  }
  tally.falseCells += [...firstIds].filter((id) => !truth.has(id) && !carried?.has(id)).length;
}
