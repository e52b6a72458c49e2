/** The relations as a linear program inside the solver, loaded once for all figures of the same structure. */
import type { Highs, Model as Program } from "highs";
import { at, coefficientIn, isFixed } from "./model";
import type { Model, Row, Structure } from "./model";
import { effectOnRows } from "./operations";
import type { Operation } from "./operations";
import { soleRow } from "./singles";
import type { Bounds } from "./singles";

/** What can be freed: a figure, or an operation on several. */
export type Suspect = number | Operation;

export interface LoadedProgram {
  readonly model: Program;
  /** By column of the model, or by what an operation does. */
  readonly places: Map<number | string, number>;
  /** By row of the model. */
  readonly rowPlaces: Map<number, number>;
  /** Figures of one relation alone that have room: they stand in no place until they are freed. */
  readonly singles: ReadonlySet<number>;
  /** How many columns it had when it was made. */
  readonly size: number;
}

/**
 * Blank cells are 0 and most of a form is blank: a fixed figure becomes a column, and a relation over fixed figures a
 * row, only when it is asked for. Nor does a figure of one relation alone: it widens what its row allows.
 */
export function loadProgram(highs: Highs, figures: Model): LoadedProgram {
  const { columns, rows, rowsOf } = figures;
  const open: number[] = [];
  const singles = new Set<number>();
  const rowPlaces = new Map<number, number>();
  for (let column = 0; column < columns.length; column++) {
    if (isFixed(figures, column)) continue;
    for (const row of at(rowsOf, column)) rowPlaces.set(row, 0);
    if (soleRow(figures, column) === null) open.push(column);
    else singles.add(column);
  }
  // The solver takes no program without columns.
  if (open.length === 0) {
    open.push(0);
    for (const row of at(rowsOf, 0)) rowPlaces.set(row, 0);
  }
  const openRows = [...rowPlaces.keys()].sort((a, b) => a - b);
  openRows.forEach((row, place) => rowPlaces.set(row, place));
  const starts = new Int32Array(open.length + 1);
  const indices: number[] = [];
  const values: number[] = [];
  open.forEach((column, place) => {
    starts[place] = indices.length;
    for (const row of at(rowsOf, column)) {
      indices.push(rowPlaces.get(row) ?? 0);
      values.push(coefficientIn(at(rows, row), column));
    }
  });
  starts[open.length] = indices.length;
  const model = highs.createModel({
    numCols: open.length,
    numRows: openRows.length,
    colCost: new Float64Array(open.length),
    colLower: new Float64Array(open.length),
    colUpper: new Float64Array(open.length),
    rowLower: new Float64Array(openRows.length),
    rowUpper: new Float64Array(openRows.length),
    matrix: {
      format: "csc",
      numRows: openRows.length,
      numCols: open.length,
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
  });
  model.options.set({
    output_flag: false,
    presolve: "off",
    // Coefficients are whole numbers near 1: there is nothing to scale.
    simplex_scale_strategy: 0,
    solver: "simplex",
    primal_feasibility_tolerance: 1e-6,
    dual_feasibility_tolerance: 1e-8,
  });
  const places = new Map<number | string, number>(open.map((column, place) => [column, place]));
  return { model, places, rowPlaces, singles, size: open.length };
}

/**
 * Where a suspect stands in the program. If it is not there yet it is added, fixed at 0, with the relations that it
 * stands in.
 */
export function placeOf(
  { model, places, rowPlaces }: LoadedProgram,
  structure: Structure,
  suspect: Suspect,
  boundsOf: (row: number) => Bounds,
): number {
  const key = typeof suspect === "number" ? suspect : keyOf(suspect);
  const known = places.get(key);
  if (known !== undefined) return known;
  const entries = effectsOf(structure, suspect).map(([row, coefficient]) => {
    let place = rowPlaces.get(row);
    if (place === undefined) {
      place = rowPlaces.size;
      rowPlaces.set(row, place);
      model.addRow(...boundsOf(row), NO_ENTRIES);
    }
    return [place, coefficient] as const;
  });
  model.addCol(0, 0, 0, {
    indices: Int32Array.from(entries, ([place]) => place),
    values: Float64Array.from(entries, ([, coefficient]) => coefficient),
  });
  const place = places.size;
  places.set(key, place);
  return place;
}

/** Formulas differ between workbooks whose relations are the same: what an operation does is all that it is. */
function keyOf({ columns, coefficients }: Operation): string {
  return `${columns.join(" ")} × ${coefficients.join(" ")}`;
}

const NO_ENTRIES = { indices: new Int32Array(0), values: new Float64Array(0) };

/** By row what a suspect changes there when it moves by one. */
export function effectsOf(structure: Structure, suspect: Suspect): readonly (readonly [number, number])[] {
  if (typeof suspect !== "number") return effectOnRows(structure, suspect);
  return at(structure.rowsOf, suspect).map((row) => [row, coefficientIn(at(structure.rows, row), suspect)]);
}

/** Nothing was added since it was loaded, and it would be loaded for these figures with the same columns. */
export function isAsLoaded({ places, singles, size }: LoadedProgram, figures: Model): boolean {
  if (places.size !== size) return false;
  let open = 0;
  let own = 0;
  for (let column = 0; column < figures.columns.length; column++) {
    if (isFixed(figures, column)) continue;
    const isSingle = soleRow(figures, column) !== null;
    if (!(isSingle ? singles : places).has(column)) return false;
    if (isSingle) own += 1;
    else open += 1;
  }
  return open === size && own === singles.size;
}

export function isSameStructure(a: Structure, b: Structure): boolean {
  if (a === b) return true;
  if (a.columns.length !== b.columns.length || a.rows.length !== b.rows.length) return false;
  return a.rows.every((row, index) => isSameRow(row, at(b.rows, index)));
}

function isSameRow(a: Row, b: Row): boolean {
  // Columns are numbered as relations name them: as long as the relations are the same ones, so are the columns.
  if (a.relation !== null && a.relation === b.relation) return true;
  if (a.isEquality !== b.isEquality || a.columns.length !== b.columns.length) return false;
  for (let k = 0; k < a.columns.length; k++) {
    if (a.columns[k] !== b.columns[k] || a.coefficients[k] !== b.coefficients[k]) return false;
  }
  return true;
}
