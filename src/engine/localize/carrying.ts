/**
 * Which totals take over a figure: by the formulas of a sheet that has some; in a sheet of plain figures, where the
 * system that exported it did the sums, by the sums that the form itself defines.
 */
import { linearReferences } from "./formula";
import type { Layout } from "./layout";
import { at } from "./model";
import type { Column, Model, Row } from "./model";

export interface Edge {
  readonly total: number;
  readonly coefficient: number;
  /** Which sum of the total: the row of its relation, or −1 for its formula. */
  readonly sum: number;
}

export interface Carrying {
  /** The totals that take over a column, directly. */
  readonly totalsOf: (column: number) => readonly Edge[];
  /** The columns that a total takes over, directly. */
  readonly inputsOf: (total: number) => readonly number[];
}

/** Looks at a column's sums when it is first asked about: few columns are ever suspected. */
export function findCarrying(model: Model, layout: Layout): Carrying {
  const byFormula = formulaEdges(model, layout);
  const totals = new Map<number, readonly Edge[]>();
  const inputs = new Map<number, readonly number[]>();

  const totalsBySums = (input: number): Edge[] =>
    at(model.rowsOf, input).flatMap((sum) => {
      const row = at(model.rows, sum);
      const total = totalOf(model, row);
      if (total === null || total === input) return [];
      return isTakenOver(model, row, total, input, byFormula) ? [{ total, coefficient: 1, sum }] : [];
    });

  const inputsBySums = (total: number): number[] =>
    at(model.rowsOf, total).flatMap((sum) => {
      const row = at(model.rows, sum);
      if (totalOf(model, row) !== total) return [];
      return row.columns.filter(
        (input) => input !== total && isTakenOver(model, row, total, input, byFormula),
      );
    });

  return {
    totalsOf: (column) =>
      remembered(totals, column, () => [...(byFormula.totals.get(column) ?? []), ...totalsBySums(column)]),
    inputsOf: (total) =>
      remembered(inputs, total, () => [...(byFormula.inputs.get(total) ?? []), ...inputsBySums(total)]),
  };
}

interface ByFormula {
  readonly sheets: ReadonlySet<string>;
  readonly totals: ReadonlyMap<number, readonly Edge[]>;
  readonly inputs: ReadonlyMap<number, readonly number[]>;
}

function formulaEdges(model: Model, layout: Layout): ByFormula {
  const sheets = new Set<string>();
  const totals = new Map<number, Edge[]>();
  const inputs = new Map<number, number[]>();
  model.columns.forEach((column, total) => {
    if (column.kind !== "fact" || column.fact.formula === undefined) return;
    const { sheet } = column.fact.cell;
    sheets.add(sheet);
    for (const { cell, coefficient } of linearReferences(column.fact.formula, sheet) ?? []) {
      const input = layout.columnAt(cell);
      if (input === undefined || input === total) continue;
      totals.set(input, [...(totals.get(input) ?? []), { total, coefficient, sum: -1 }]);
      inputs.set(total, [...(inputs.get(total) ?? []), input]);
    }
  });
  return { sheets, totals, inputs };
}

/** The left side of a definition, if it is one figure. */
function totalOf(model: Model, { relation, columns, coefficients }: Row): number | null {
  if (relation?.kind !== "definition" || relation.comparison !== "=" || relation.left.length !== 1)
    return null;
  const first = at(columns, 0);
  const column = at(model.columns, first);
  const isLeft = column.kind === "fact" && column.fact.id === relation.left[0]?.fact;
  return isLeft && coefficients[0] === 1 ? first : null;
}

/** A footing or cross-footing of one table; what ties two sides or two tables together is no sum that is carried. */
function isTakenOver(model: Model, row: Row, total: number, part: number, { sheets }: ByFormula): boolean {
  if (row.coefficients[row.columns.indexOf(part)] !== -1) return false;
  const [sum, input]: Column[] = [at(model.columns, total), at(model.columns, part)];
  if (sum?.kind !== "fact" || input?.kind !== "fact") return false;
  const [whole, figure] = [sum.fact, input.fact];
  if (whole.table !== figure.table || sheets.has(whole.cell.sheet)) return false;
  if (whole.line === figure.line) return whole.column !== figure.column;
  return whole.column === figure.column && !(whole.grandTotal && figure.grandTotal);
}

function remembered<T>(known: Map<number, T>, key: number, find: () => T): T {
  let found = known.get(key);
  if (found === undefined) {
    found = find();
    known.set(key, found);
  }
  return found;
}
