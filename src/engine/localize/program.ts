/** The relations as a linear program inside the solver, loaded once for all figures of the same structure. */
import type { Highs, Model as Program } from "highs";
import { at, coefficientIn } from "./model";
import type { Row, Structure } from "./model";

export interface LoadedProgram {
  readonly model: Program;
  readonly size: number;
  readonly operations: Map<string, number>;
}

export function loadProgram(highs: Highs, { columns, rows, rowsOf }: Structure): LoadedProgram {
  const starts = new Int32Array(columns.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  rowsOf.forEach((own, column) => {
    starts[column] = indices.length;
    for (const row of own) {
      indices.push(row);
      values.push(coefficientIn(at(rows, row), column));
    }
  });
  starts[columns.length] = indices.length;
  const model = highs.createModel({
    numCols: columns.length,
    numRows: rows.length,
    colCost: new Float64Array(columns.length),
    colLower: new Float64Array(columns.length),
    colUpper: new Float64Array(columns.length),
    rowLower: new Float64Array(rows.length),
    rowUpper: new Float64Array(rows.length),
    matrix: {
      format: "csc",
      numRows: rows.length,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  model.options.set({
    output_flag: false,
    presolve: "off",
    solver: "simplex",
    primal_feasibility_tolerance: 1e-6,
    dual_feasibility_tolerance: 1e-8,
  });
  return { model, size: columns.length, operations: new Map() };
}

export function isSameStructure(a: Structure, b: Structure): boolean {
  if (a === b) return true;
  if (a.columns.length !== b.columns.length || a.rows.length !== b.rows.length) return false;
  return a.rows.every((row, index) => isSameRow(row, at(b.rows, index)));
}

function isSameRow(a: Row, b: Row): boolean {
  if (a.isEquality !== b.isEquality || a.columns.length !== b.columns.length) return false;
  for (let k = 0; k < a.columns.length; k++) {
    if (a.columns[k] !== b.columns[k] || a.coefficients[k] !== b.coefficients[k]) return false;
  }
  return true;
}
