/**
 * The feasibility question as a linear program that stays loaded: can all relations hold if these suspects are freed?
 * It is posed in residual form (x = printed + e, e inside the rounding interval), so that its numbers are differences,
 * not budgets, and whole numbers of 分, so that a tolerance of 10⁻⁶ is a millionth of the smallest amount there is.
 */
import type { Highs } from "highs";
import { at, residual, valueAt } from "./model";
import type { Model } from "./model";
import { domainOf } from "./operations";
import type { Operation } from "./operations";
import { effectsOf, isAsLoaded, isSameStructure, loadProgram, placeOf } from "./program";
import type { LoadedProgram, Suspect } from "./program";
import { printedBounds, singlesOf } from "./singles";
import type { Bounds, Singles } from "./singles";
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
      return new LoadedOracle(highs, kept.program, work, model);
    },
    dispose,
  };
}

class LoadedOracle implements Oracle {
  private residuals = new Float64Array(0);
  /** Figures of one relation alone that stand in no place. */
  private singles: Singles;
  /** Places whose bounds are not those of the printed figures, with these; and rows likewise. */
  private changedPlaces = new Map<number, Bounds>();
  private changedRows = new Set<number>();
  /** By place how far its column is from the printed figure where it is 0. */
  private shift = new Map<number, number>();
  /** By row what its printed figures sum to with the freed suspects moved, where that differs. */
  private moved: ReadonlyMap<number, number> = new Map();
  private asked = 0;

  constructor(
    private readonly highs: Highs,
    private readonly loaded: LoadedProgram,
    private readonly work: Work,
    private model: Model,
  ) {
    this.singles = singlesOf(model, []);
    this.load(model);
  }

  load(model: Model): void {
    this.model = model;
    this.residuals = Float64Array.from(model.rows, (row) => residual(model, row));
    const { singles, places } = this.loaded;
    this.singles = singlesOf(
      model,
      [...singles].filter((column) => !places.has(column)),
    );
    this.loadRows();
    this.loadColumns();
    this.changedPlaces = new Map();
    this.changedRows = new Set();
  }

  test(freed: Suspects): Answer {
    const { model: program } = this.loaded;
    const { optimal, infeasible, unbounded } = this.highs.constants.modelStatus;
    this.free(freed);
    let outcome = this.run();
    if (outcome !== optimal && outcome !== infeasible && outcome !== unbounded) {
      program.clearSolver();
      outcome = this.run();
    }
    if (outcome === optimal || outcome === unbounded)
      return { feasible: true, witness: () => this.witnessOf(freed) };
    const ray = outcome === infeasible ? program.getDualRay() : undefined;
    return ray ? { feasible: false, ray: this.rayOf(ray.values) } : { feasible: null };
  }

  range(target: Suspect, freed: Suspects): Range | null {
    this.free(freed);
    const index = this.place(target);
    const least = this.extreme(index, 1);
    const most = least === null ? null : this.extreme(index, -1);
    this.loaded.model.changeColCost(index, 0);
    if (least === null || most === null) return null;
    const printed = typeof target === "number" ? valueAt(this.model.value, target) : 0;
    const centre = printed + (this.shift.get(index) ?? 0);
    return [centre + least, centre + most];
  }

  calls(): number {
    return this.asked;
  }

  private loadRows(): void {
    const { model: program, rowPlaces } = this.loaded;
    const lower = new Float64Array(rowPlaces.size);
    const upper = new Float64Array(rowPlaces.size);
    for (const [row, index] of rowPlaces) [lower[index], upper[index]] = this.rowBounds(row);
    program.changeRowsBounds({ kind: "range", from: 0, to: rowPlaces.size - 1 }, lower, upper);
  }

  private loadColumns(): void {
    const { model: program, places } = this.loaded;
    // Where every figure is printed to the 分, nothing is open.
    if (places.size === 0) return;
    const lower = new Float64Array(places.size);
    const upper = new Float64Array(places.size);
    for (const [key, index] of places)
      if (typeof key === "number") [lower[index], upper[index]] = printedBounds(this.model, key);
    program.changeColsBounds({ kind: "range", from: 0, to: places.size - 1 }, lower, upper);
  }

  private place(suspect: Suspect): number {
    const place = placeOf(this.loaded, this.model, suspect, (row) => this.rowBounds(row));
    if (typeof suspect === "number") this.takeOut(suspect);
    return place;
  }

  /** What has a place of its own is no room of its row any more. */
  private takeOut(column: number): void {
    const row = this.singles.takeOut(column);
    if (row === null) return;
    const place = this.loaded.rowPlaces.get(row) ?? -1;
    this.loaded.model.changeRowsBounds(...inOrder([[place, this.rowBounds(row)]]));
  }

  private rowBounds(row: number, activity = valueAt(this.residuals, row)): Bounds {
    const [least, most] = this.singles.roomOf(row);
    return [at(this.model.rows, row).isEquality ? -activity - most : -Infinity, -activity - least];
  }

  /** Gives the freed suspects their room, and all that were freed before their printed figures back. */
  private free(freed: Suspects): void {
    const { model } = this;
    for (const suspect of [...freed.columns, ...freed.operations, ...(freed.held ?? [])]) this.place(suspect);
    this.recentre(freed);
    const bounds = new Map<number, Bounds>();
    const printed = new Map<number, Bounds>();
    for (const column of freed.columns) {
      const index = this.place(column);
      const least = valueAt(model.floor, column) - valueAt(model.value, column);
      bounds.set(index, [least - (this.shift.get(index) ?? 0), Infinity]);
      printed.set(index, printedBounds(model, column));
    }
    for (const operation of freed.operations) {
      const index = this.place(operation);
      const moved = this.shift.get(index) ?? 0;
      const { least, most } = domainOf(model, operation);
      bounds.set(index, [least - moved, most - moved]);
      printed.set(index, [0, 0]);
    }
    for (const slack of freed.held ?? []) {
      bounds.set(this.place(slack), [0, 0]);
      printed.set(this.place(slack), printedBounds(model, slack));
    }
    for (const [index, own] of this.changedPlaces) if (!bounds.has(index)) bounds.set(index, own);
    this.changedPlaces = printed;
    if (bounds.size > 0) this.loaded.model.changeColsBounds(...inOrder([...bounds]));
  }

  /**
   * A freed suspect is moved to where one of its equalities wants it, so that a figure 10,000 times too large never
   * enters the program as a large number.
   */
  private recentre(freed: Suspects): void {
    this.shift = new Map();
    const moved = new Map<number, number>();
    this.moved = moved;
    for (const operation of freed.operations) this.settle(operation, moved, () => 0);
    const stillFree = new Set(freed.columns);
    for (const column of freed.columns) {
      stillFree.delete(column);
      this.settle(
        column,
        moved,
        (row) => at(this.model.rows, row).columns.filter((other) => stillFree.has(other)).length,
      );
    }
    const touched = [...new Set([...this.changedRows, ...moved.keys()])].map((row): [number, Bounds] => [
      this.loaded.rowPlaces.get(row) ?? -1,
      this.rowBounds(row, moved.get(row)),
    ]);
    this.changedRows = new Set(moved.keys());
    if (touched.length > 0) this.loaded.model.changeRowsBounds(...inOrder(touched));
  }

  /** Moves a suspect to where the equality with the fewest others that are still free wants it. */
  private settle(suspect: Suspect, moved: Map<number, number>, others: (row: number) => number): void {
    const current = (row: number) => moved.get(row) ?? valueAt(this.residuals, row);
    const effects = effectsOf(this.model, suspect);
    let best: { row: number; coefficient: number; others: number } | null = null;
    for (const [row, coefficient] of effects) {
      if (!at(this.model.rows, row).isEquality) continue;
      const count = others(row);
      if (!best || count < best.others) best = { row, coefficient, others: count };
      if (count === 0) break;
    }
    const amount = best ? Math.round(-current(best.row) / best.coefficient) : 0;
    if (amount === 0) return;
    this.shift.set(this.place(suspect), amount);
    for (const [row, coefficient] of effects) moved.set(row, current(row) + coefficient * amount);
  }

  private run() {
    const { model: program, places, rowPlaces } = this.loaded;
    this.asked += 1;
    const size = places.size + rowPlaces.size;
    program.options.set({ simplex_iteration_limit: MOST_ITERATIONS * (size + 1000) });
    program.run();
    this.work.spend(stepsOfQuestion(size, Number(program.info.get("simplex_iteration_count"))));
    return program.getModelStatus();
  }

  /** The least (1) or greatest (-1) offset of a place; infinite where nothing bounds it, `null` if all cannot hold. */
  private extreme(index: number, sense: 1 | -1): number | null {
    const { model: program } = this.loaded;
    const { optimal, infeasible } = this.highs.constants.modelStatus;
    program.changeColCost(index, sense);
    const outcome = this.run();
    if (outcome === infeasible) return null;
    return outcome === optimal ? at(program.getSolution().colValue, index) : sense * -Infinity;
  }

  private rayOf(values: ArrayLike<number>): Ray {
    return new Map([...this.loaded.rowPlaces].map(([row, index]) => [row, at(values, index)]));
  }

  private witnessOf(freed: Suspects): Witness {
    const { colValue, rowValue } = this.loaded.model.getSolution();
    const amountAt = (index: number) => at(colValue, index) + (this.shift.get(index) ?? 0);
    const offsets = new Float64Array(this.model.columns.length);
    for (const [key, index] of this.loaded.places)
      if (typeof key === "number") offsets[key] = amountAt(index);
    this.singles.share(
      (row) =>
        (this.moved.get(row) ?? valueAt(this.residuals, row)) +
        at(rowValue, this.loaded.rowPlaces.get(row) ?? -1),
      offsets,
    );
    const amounts = freed.operations.map(
      (operation) => [operation, amountAt(this.place(operation))] as const,
    );
    return { offsets, operations: new Map(amounts), held: freed.held ?? [] };
  }
}

/** Bounds by place as the solver takes them: by rising index. */
function inOrder(bounds: [number, Bounds][]) {
  bounds.sort((a, b) => a[0] - b[0]);
  return [
    { kind: "set" as const, indices: Int32Array.from(bounds, ([index]) => index) },
    Float64Array.from(bounds, ([, [lower]]) => lower),
    Float64Array.from(bounds, ([, [, upper]]) => upper),
  ] as const;
}
