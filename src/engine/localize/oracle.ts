/**
 * The feasibility question as a linear program that stays loaded: can all relations hold if these suspects are freed?
 * It is posed in residual form (x = printed + e, e inside the rounding interval), so that its numbers are differences,
 * not budgets, and whole numbers of 分, so that a tolerance of 10⁻⁶ is a millionth of the smallest amount there is.
 */
import type { Highs } from "highs";
import { at, isFixed, residual, valueAt } from "./model";
import type { Model } from "./model";
import { domainOf } from "./operations";
import type { Operation } from "./operations";
import { effectsOf, isAsLoaded, isSameStructure, loadProgram, placeOf } from "./program";
import type { Bounds, LoadedProgram, Suspect } from "./program";
import type { Witness } from "./witness";
import { stepsOfQuestion } from "./work";
import type { Work } from "./work";

/** What is freed: columns of the model, and operations; and which usual relations are held to. */
export interface Suspects {
  readonly columns: ReadonlySet<number>;
  readonly operations: readonly Operation[];
  /** Slacks. */
  readonly held?: readonly number[];
}

export type Answer =
  /** The witness has to be asked for before the next question. */
  | { readonly feasible: true; readonly witness: () => Witness }
  | { readonly feasible: false; readonly ray: Ray }
  /** The solver could not tell. */
  | { readonly feasible: null };

/** How much of each relation it takes to see that they cannot all hold. */
export type Ray = ReadonlyMap<number, number>;

export type Range = readonly [least: number, most: number];

export interface Oracle {
  /** Takes over the figures of a model of this structure. */
  load(model: Model): void;
  test(freed: Suspects): Answer;
  /**
   * The least and the greatest value that a freed column can have; for an operation, that its amount t can have.
   * Infinite where nothing bounds it, and where the solver could not tell; `null` if all cannot hold together.
   */
  range(target: Suspect, freed: Suspects): Range | null;
  readonly calls: () => number;
}

/** A loaded HiGHS with the last program kept, for the next check of the same workbook. */
export interface Solver {
  /** With the figures of the model loaded; every question is counted as work. */
  oracleFor(model: Model, work: Work): Oracle;
  /** Frees the solver's memory; it can still be used. */
  dispose(): void;
}

/** Iterations a row or column, beyond which the solver goes round in circles. */
const MOST_ITERATIONS = 10;

export function makeSolver(highs: Highs): Solver {
  let kept: { model: Model; program: LoadedProgram } | null = null;
  const dispose = () => {
    kept?.program.model.dispose();
    kept = null;
  };
  return {
    oracleFor(model, work) {
      // Of answers that are equally good the solver gives one that depends on what it was asked before: it begins anew.
      if (kept && isAsLoaded(kept.program, model) && isSameStructure(kept.model, model))
        kept.program.model.clearSolver();
      else {
        dispose();
        kept = { model, program: loadProgram(highs, model) };
      }
      const oracle = makeOracle(highs, kept.program, work);
      oracle.load(model);
      return oracle;
    },
    dispose,
  };
}

function makeOracle(highs: Highs, loaded: LoadedProgram, work: Work): Oracle {
  const { model: program, places, rowPlaces } = loaded;
  const status = highs.constants.modelStatus;
  let model: Model | null = null;
  let residuals = new Float64Array(0);
  /** Places whose bounds are not those of the printed figures, with these; and rows likewise. */
  let changedPlaces = new Map<number, Bounds>();
  let changedRows = new Set<number>();
  /** By place how far its column is from the printed figure where it is 0. */
  let shift = new Map<number, number>();
  let calls = 0;

  const figures = (): Model => {
    if (!model) throw new Error("no figures are loaded");
    return model;
  };
  const rowBounds = (row: number, activity = valueAt(residuals, row)): Bounds => [
    at(figures().rows, row).isEquality ? -activity : -Infinity,
    -activity,
  ];
  const place = (suspect: Suspect) => placeOf(loaded, figures(), suspect, rowBounds);

  const load = (next: Model) => {
    model = next;
    residuals = new Float64Array(next.rows.length);
    for (let row = 0; row < residuals.length; row++) residuals[row] = residual(next, at(next.rows, row));
    for (let column = 0; column < next.columns.length; column++) if (!isFixed(next, column)) place(column);
    const rowLower = new Float64Array(rowPlaces.size);
    const rowUpper = new Float64Array(rowPlaces.size);
    for (const [row, index] of rowPlaces) {
      const rest = valueAt(residuals, row);
      rowLower[index] = at(next.rows, row).isEquality ? -rest : -Infinity;
      rowUpper[index] = -rest;
    }
    program.changeRowsBounds({ kind: "range", from: 0, to: rowPlaces.size - 1 }, rowLower, rowUpper);
    const columnLower = new Float64Array(places.size);
    const columnUpper = new Float64Array(places.size);
    for (const [key, index] of places) {
      if (typeof key === "string") continue;
      const printed = valueAt(next.value, key);
      columnLower[index] = valueAt(next.lower, key) - printed;
      columnUpper[index] = valueAt(next.upper, key) - printed;
    }
    // Where every figure is printed to the 分, nothing is open.
    if (places.size > 0)
      program.changeColsBounds({ kind: "range", from: 0, to: places.size - 1 }, columnLower, columnUpper);
    changedPlaces = new Map();
    changedRows = new Set();
  };

  const free = (freed: Suspects) => {
    const { value, floor } = figures();
    for (const suspect of [...freed.columns, ...freed.operations]) place(suspect);
    recentre(freed);
    const bounds = new Map<number, Bounds>();
    const printed = new Map<number, Bounds>();
    for (const column of freed.columns) {
      const index = place(column);
      bounds.set(index, [
        valueAt(floor, column) - valueAt(value, column) - (shift.get(index) ?? 0),
        Infinity,
      ]);
      printed.set(index, printedBounds(figures(), column));
    }
    for (const operation of freed.operations) {
      const index = place(operation);
      const { least, most } = domainOf(figures(), operation);
      bounds.set(index, [least - (shift.get(index) ?? 0), most - (shift.get(index) ?? 0)]);
      printed.set(index, [0, 0]);
    }
    for (const slack of freed.held ?? []) {
      bounds.set(place(slack), [0, 0]);
      printed.set(place(slack), printedBounds(figures(), slack));
    }
    for (const [index, own] of changedPlaces) if (!bounds.has(index)) bounds.set(index, own);
    changedPlaces = printed;
    if (bounds.size === 0) return;
    const sorted = [...bounds].sort((a, b) => a[0] - b[0]);
    program.changeColsBounds(
      { kind: "set", indices: Int32Array.from(sorted, ([index]) => index) },
      Float64Array.from(sorted, ([, [lower]]) => lower),
      Float64Array.from(sorted, ([, [, upper]]) => upper),
    );
  };

  /**
   * A freed suspect is moved to where one of its equalities wants it, so that a figure 10,000 times too large never
   * enters the program as a large number.
   */
  const recentre = (freed: Suspects) => {
    const { rows } = figures();
    shift = new Map();
    const moved = new Map<number, number>();
    const current = (row: number) => moved.get(row) ?? valueAt(residuals, row);
    const settle = (suspect: Suspect, others: (row: number) => number) => {
      const effects = effectsOf(figures(), suspect);
      let best: { row: number; coefficient: number; others: number } | null = null;
      for (const [row, coefficient] of effects) {
        if (!at(rows, row).isEquality) continue;
        const count = others(row);
        if (!best || count < best.others) best = { row, coefficient, others: count };
        if (count === 0) break;
      }
      const amount = best ? Math.round(-current(best.row) / best.coefficient) : 0;
      if (amount === 0) return;
      shift.set(place(suspect), amount);
      for (const [row, coefficient] of effects) moved.set(row, current(row) + coefficient * amount);
    };
    for (const operation of freed.operations) settle(operation, () => 0);
    const stillFree = new Set(freed.columns);
    for (const column of freed.columns) {
      stillFree.delete(column);
      settle(column, (row) => at(rows, row).columns.filter((other) => stillFree.has(other)).length);
    }
    const touched = [...new Set([...changedRows, ...moved.keys()])].map(
      (row) => [rowPlaces.get(row) ?? -1, rowBounds(row, current(row))] as const,
    );
    changedRows = new Set(moved.keys());
    if (touched.length === 0) return;
    touched.sort((a, b) => a[0] - b[0]);
    program.changeRowsBounds(
      { kind: "set", indices: Int32Array.from(touched, ([index]) => index) },
      Float64Array.from(touched, ([, [lower]]) => lower),
      Float64Array.from(touched, ([, [, upper]]) => upper),
    );
  };

  const run = () => {
    calls += 1;
    const size = places.size + rowPlaces.size;
    program.options.set({ simplex_iteration_limit: MOST_ITERATIONS * (size + 1000) });
    program.run();
    work.spend(stepsOfQuestion(size, Number(program.info.get("simplex_iteration_count"))));
    return program.getModelStatus();
  };

  const test = (freed: Suspects): Answer => {
    free(freed);
    let outcome = run();
    if (outcome !== status.optimal && outcome !== status.infeasible && outcome !== status.unbounded) {
      program.clearSolver();
      outcome = run();
    }
    if (outcome === status.optimal || outcome === status.unbounded)
      return { feasible: true, witness: () => witnessOf(freed) };
    const ray = outcome === status.infeasible ? program.getDualRay() : undefined;
    return ray ? { feasible: false, ray: rayOf(ray.values) } : { feasible: null };
  };

  const rayOf = (values: ArrayLike<number>): Ray =>
    new Map([...rowPlaces].map(([row, index]) => [row, at(values, index)]));

  const witnessOf = (freed: Suspects): Witness => {
    const solution = program.getSolution().colValue;
    const amountAt = (index: number) => at(solution, index) + (shift.get(index) ?? 0);
    const offsets = new Float64Array(figures().columns.length);
    for (const [key, index] of places) if (typeof key === "number") offsets[key] = amountAt(index);
    const amounts = freed.operations.map((operation) => [operation, amountAt(place(operation))] as const);
    return { offsets, operations: new Map(amounts), held: freed.held ?? [] };
  };

  const range = (target: Suspect, freed: Suspects): Range | null => {
    free(freed);
    const index = place(target);
    const extreme = (sense: 1 | -1): number | null => {
      program.changeColCost(index, sense);
      const outcome = run();
      if (outcome === status.infeasible) return null;
      return outcome === status.optimal ? at(program.getSolution().colValue, index) : sense * -Infinity;
    };
    const least = extreme(1);
    const most = least === null ? null : extreme(-1);
    program.changeColCost(index, 0);
    if (least === null || most === null) return null;
    const printed = typeof target === "number" ? valueAt(figures().value, target) : 0;
    const centre = printed + (shift.get(index) ?? 0);
    return [centre + least, centre + most];
  };

  return { load, test, range, calls: () => calls };
}

/** How far a true value may lie from the printed one. */
function printedBounds({ value, lower, upper }: Model, column: number): Bounds {
  const printed = valueAt(value, column);
  return [valueAt(lower, column) - printed, valueAt(upper, column) - printed];
}
