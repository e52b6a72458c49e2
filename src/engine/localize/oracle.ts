/**
 * The feasibility question as a linear program that stays loaded: can all relations hold if these suspects are freed?
 * It is posed in residual form (x = printed + e, e inside the rounding interval), so that its numbers are differences,
 * not budgets, and whole numbers of 分, so that a tolerance of 10⁻⁶ is a millionth of the smallest amount there is.
 */
import type { Highs } from "highs";
import { at, valueAt, coefficientIn, residual } from "./model";
import type { Model, Structure } from "./model";
import type { Operation } from "./operations";
import { isSameStructure, loadProgram } from "./program";
import type { LoadedProgram } from "./program";

/** What is freed: columns of the model, and operations. */
export interface Suspects {
  readonly columns: ReadonlySet<number>;
  readonly operations: readonly Operation[];
}

export type Answer =
  | { readonly feasible: true }
  | { readonly feasible: false; readonly ray: ArrayLike<number> }
  /** The solver could not tell, or was out of time. */
  | { readonly feasible: null };

export interface Oracle {
  /** Takes over the figures of a model of this structure. */
  load(model: Model): void;
  test(freed: Suspects): Answer;
  /**
   * The least and the greatest value that a freed column can have; for an operation, that its amount t can have.
   * Infinite where nothing bounds it, and where the solver could not tell.
   */
  range(target: number | Operation, freed: Suspects): readonly [number, number];
  readonly calls: () => number;
}

/** A loaded HiGHS with the last program kept, for the next check of the same workbook. */
export interface Solver {
  oracleFor(structure: Structure, secondsLeft: () => number): Oracle;
  /** Frees the solver's memory; it can still be used. */
  dispose(): void;
}

/** Operations become columns of the program when first freed; beyond this many, a fresh program is cheaper. */
const MAX_OPERATIONS = 400;

export function makeSolver(highs: Highs): Solver {
  let kept: { structure: Structure; program: LoadedProgram } | null = null;
  const dispose = () => {
    kept?.program.model.dispose();
    kept = null;
  };
  return {
    oracleFor(structure, secondsLeft) {
      if (
        !kept ||
        kept.program.operations.size > MAX_OPERATIONS ||
        !isSameStructure(kept.structure, structure)
      ) {
        dispose();
        kept = { structure, program: loadProgram(highs, structure) };
      }
      return makeOracle(highs, kept.program, secondsLeft);
    },
    dispose,
  };
}

function makeOracle(highs: Highs, loaded: LoadedProgram, secondsLeft: () => number): Oracle {
  const { model: program, size } = loaded;
  const status = highs.constants.modelStatus;
  let model: Model | null = null;
  let residuals = new Float64Array(0);
  /** Columns and rows whose bounds are not those of the printed figures. */
  let changedColumns = new Set<number>();
  let changedRows = new Set<number>();
  let shift = new Map<number, number>();
  let calls = 0;

  const figures = (): Model => {
    if (!model) throw new Error("no figures are loaded");
    return model;
  };

  const load = (next: Model) => {
    model = next;
    // The solver's limit counts all of its runs.
    program.options.set({ time_limit: program.getRunTime() + Math.max(0.01, secondsLeft()) });
    const rowCount = next.rows.length;
    residuals = new Float64Array(rowCount);
    const rowLower = new Float64Array(rowCount);
    const rowUpper = new Float64Array(rowCount);
    for (let index = 0; index < rowCount; index++) {
      const row = at(next.rows, index);
      const rest = residual(next, row);
      residuals[index] = rest;
      rowLower[index] = row.isEquality ? -rest : -Infinity;
      rowUpper[index] = -rest;
    }
    program.changeRowsBounds({ kind: "range", from: 0, to: rowCount - 1 }, rowLower, rowUpper);
    const columnLower = new Float64Array(size);
    const columnUpper = new Float64Array(size);
    for (let column = 0; column < size; column++) {
      columnLower[column] = valueAt(next.lower, column) - valueAt(next.value, column);
      columnUpper[column] = valueAt(next.upper, column) - valueAt(next.value, column);
    }
    program.changeColsBounds({ kind: "range", from: 0, to: size - 1 }, columnLower, columnUpper);
    if (loaded.operations.size > 0) setColumns([...loaded.operations.values()].map((index) => [index, 0, 0]));
    changedColumns = new Set();
    changedRows = new Set();
  };

  const setColumns = (bounds: readonly (readonly [number, number, number])[]) => {
    if (bounds.length === 0) return;
    const sorted = [...bounds].sort((a, b) => a[0] - b[0]);
    program.changeColsBounds(
      { kind: "set", indices: Int32Array.from(sorted, ([index]) => index) },
      Float64Array.from(sorted, ([, lower]) => lower),
      Float64Array.from(sorted, ([, , upper]) => upper),
    );
  };

  const indexOfOperation = (operation: Operation): number => {
    const known = loaded.operations.get(operation.key);
    if (known !== undefined) return known;
    const effects = effectOnRows(figures(), operation);
    program.addCol(0, 0, 0, {
      indices: Int32Array.from(effects, ([row]) => row),
      values: Float64Array.from(effects, ([, coefficient]) => coefficient),
    });
    const index = size + loaded.operations.size;
    loaded.operations.set(operation.key, index);
    return index;
  };

  const free = (freed: Suspects) => {
    const { value, floor, lower, upper } = figures();
    recentre(freed);
    const bounds: [number, number, number][] = [];
    const changed = new Set<number>();
    for (const column of freed.columns) {
      bounds.push([
        column,
        valueAt(floor, column) - valueAt(value, column) - (shift.get(column) ?? 0),
        Infinity,
      ]);
      changed.add(column);
    }
    for (const operation of freed.operations) {
      const index = indexOfOperation(operation);
      bounds.push([index, -Infinity, Infinity]);
      changed.add(index);
    }
    for (const column of changedColumns) {
      if (changed.has(column)) continue;
      const printed = column < size ? valueAt(value, column) : 0;
      bounds.push(
        column < size
          ? [column, valueAt(lower, column) - printed, valueAt(upper, column) - printed]
          : [column, 0, 0],
      );
    }
    setColumns(bounds);
    changedColumns = changed;
  };

  /**
   * A freed suspect is moved to where one of its equalities wants it, so that a figure 10,000 times too large never
   * enters the program as a large number.
   */
  const recentre = (freed: Suspects) => {
    const { rows, rowsOf } = figures();
    shift = new Map();
    const moved = new Map<number, number>();
    const current = (row: number) => moved.get(row) ?? valueAt(residuals, row);
    const settle = (effects: readonly (readonly [number, number])[], others: (row: number) => number) => {
      let best: { row: number; coefficient: number; others: number } | null = null;
      for (const [row, coefficient] of effects) {
        if (!at(rows, row).isEquality) continue;
        const count = others(row);
        if (!best || count < best.others) best = { row, coefficient, others: count };
        if (count === 0) break;
      }
      const amount = best ? Math.round(-current(best.row) / best.coefficient) : 0;
      if (amount !== 0)
        for (const [row, coefficient] of effects) moved.set(row, current(row) + coefficient * amount);
      return amount;
    };
    const stillFree = new Set(freed.columns);
    for (const operation of freed.operations) {
      shift.set(
        indexOfOperation(operation),
        settle(effectOnRows(figures(), operation), () => 0),
      );
    }
    for (const column of freed.columns) {
      stillFree.delete(column);
      const effects = at(rowsOf, column).map((row) => [row, coefficientIn(at(rows, row), column)] as const);
      const amount = settle(
        effects,
        (row) => at(rows, row).columns.filter((other) => stillFree.has(other)).length,
      );
      if (amount !== 0) shift.set(column, amount);
    }
    const touched = [...new Set([...changedRows, ...moved.keys()])].sort((a, b) => a - b);
    changedRows = new Set(moved.keys());
    if (touched.length === 0) return;
    program.changeRowsBounds(
      { kind: "set", indices: Int32Array.from(touched) },
      Float64Array.from(touched, (row) => (at(rows, row).isEquality ? -current(row) : -Infinity)),
      Float64Array.from(touched, (row) => -current(row)),
    );
  };

  const run = () => {
    calls += 1;
    program.run();
    return program.getModelStatus();
  };

  const test = (freed: Suspects): Answer => {
    free(freed);
    let outcome = run();
    if (outcome !== status.optimal && outcome !== status.infeasible && outcome !== status.unbounded) {
      program.clearSolver();
      outcome = run();
    }
    if (outcome === status.optimal || outcome === status.unbounded) return { feasible: true };
    const ray = outcome === status.infeasible ? program.getDualRay() : undefined;
    return ray ? { feasible: false, ray: ray.values } : { feasible: null };
  };

  const range = (target: number | Operation, freed: Suspects): readonly [number, number] => {
    free(freed);
    const index = typeof target === "number" ? target : indexOfOperation(target);
    const extreme = (sense: 1 | -1): number => {
      program.changeColCost(index, sense);
      return run() === status.optimal ? at(program.getSolution().colValue, index) : sense * -Infinity;
    };
    const [least, most] = [extreme(1), extreme(-1)];
    program.changeColCost(index, 0);
    const printed = typeof target === "number" ? valueAt(figures().value, target) : 0;
    const centre = printed + (shift.get(index) ?? 0);
    return [centre + least, centre + most];
  };

  return { load, test, range, calls: () => calls };
}

export function effectOnRows({ rows, rowsOf }: Structure, operation: Operation): [number, number][] {
  const effects = new Map<number, number>();
  operation.columns.forEach((column, k) => {
    for (const row of at(rowsOf, column)) {
      const change = at(operation.coefficients, k) * coefficientIn(at(rows, row), column);
      effects.set(row, (effects.get(row) ?? 0) + change);
    }
  });
  return [...effects].filter(([, coefficient]) => coefficient !== 0).sort((a, b) => a[0] - b[0]);
}
