/**
 * Errors that change several cells at once. *Propagated*: a wrong input, and every total that took it over.
 * *Moved*: an amount that stands in the neighbouring row or column. Each is one unknown amount t that moves its parts
 * by c·t; it is suspected like a cell, at a slightly higher price (generalized Fellegi–Holt).
 */
import { findCarrying } from "./carrying";
import type { Carrying } from "./carrying";
import { linearReferences } from "./formula";
import type { Layout } from "./layout";
import { at, coefficientIn, valueAt } from "./model";
import type { Column, Model, Structure } from "./model";

export interface Operation {
  readonly kind: "propagated" | "moved";
  /** Propagated: the input first. Moved: the two cells. */
  readonly columns: readonly number[];
  readonly coefficients: readonly number[];
}

/** How much a combination of relations changes when the operation moves its parts by one. */
export function netEffect(operation: Operation, combined: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (let k = 0; k < operation.columns.length; k++) {
    sum += at(operation.coefficients, k) * (combined.get(at(operation.columns, k)) ?? 0);
  }
  return sum;
}

const effects = new WeakMap<Operation, [number, number][]>();

/** By row what the operation changes there when it moves its parts by one; only what is not 0, by rising row. */
export function effectOnRows({ rows, rowsOf }: Structure, operation: Operation): [number, number][] {
  const known = effects.get(operation);
  if (known) return known;
  const byRow = new Map<number, number>();
  operation.columns.forEach((column, k) => {
    for (const row of at(rowsOf, column)) {
      const change = at(operation.coefficients, k) * coefficientIn(at(rows, row), column);
      byRow.set(row, (byRow.get(row) ?? 0) + change);
    }
  });
  const all = [...byRow].filter(([, coefficient]) => coefficient !== 0).sort((a, b) => a[0] - b[0]);
  effects.set(operation, all);
  return all;
}

/** How far an operation can move its parts before one of them would have to be below zero. */
export interface OperationDomain {
  readonly least: number;
  readonly most: number;
  /** The parts that say so. */
  readonly leastBy: number | null;
  readonly mostBy: number | null;
}

export function domainOf({ floor, upper }: Model, { columns, coefficients }: Operation): OperationDomain {
  let [least, leastBy]: [number, number | null] = [-Infinity, null];
  let [most, mostBy]: [number, number | null] = [Infinity, null];
  columns.forEach((column, k) => {
    const coefficient = at(coefficients, k);
    const end = (valueAt(floor, column) - valueAt(upper, column)) / coefficient;
    if (coefficient > 0 && end > least) [least, leastBy] = [end, column];
    if (coefficient < 0 && end < most) [most, mostBy] = [end, column];
  });
  return { least, most, leastBy, mostBy };
}

/** Finds the operations that touch given columns; built once a model, each operation made when first asked for. */
export interface Operations {
  touching(column: number): readonly Operation[];
  /** The totals that take over a column, directly. */
  totalsOf(column: number): readonly number[];
  isTotal(column: number): boolean;
  /** The cell holds a formula over figures that were read, and prints what they add up to. */
  addsUp(column: number): boolean;
}

export function findOperations(model: Model, layout: Layout): Operations {
  const carrying = findCarrying(model, layout);
  const propagated = new Map<number, readonly Operation[]>();
  const moved = new Map<string, Operation>();
  const found = new Map<number, readonly Operation[]>();

  const propagatedFrom = (input: number): readonly Operation[] => {
    let carried = propagated.get(input);
    if (carried === undefined) {
      carried = [propagate(input, carrying), propagate(input, withoutGrandTotals(model, carrying))]
        .flatMap((operation) => operation ?? [])
        .filter(
          ({ columns }, index, [whole]) => index === 0 || columns.length < (whole?.columns.length ?? 0),
        );
      propagated.set(input, carried);
    }
    return carried;
  };

  const touching = (column: number): readonly Operation[] => {
    const known = found.get(column);
    if (known) return known;
    const operations: Operation[] = [];
    for (const input of withInputs(column, carrying)) {
      for (const operation of propagatedFrom(input))
        if (operation.columns.includes(column)) operations.push(operation);
    }
    for (const neighbour of layout.neighbours(column)) {
      if (isBlank(at(model.columns, column)) && isBlank(at(model.columns, neighbour))) continue;
      const [from, to] = column < neighbour ? [column, neighbour] : [neighbour, column];
      const key = `moved ${from} ${to}`;
      const operation = moved.get(key) ?? { kind: "moved", columns: [from, to], coefficients: [1, -1] };
      moved.set(key, operation);
      operations.push(operation);
    }
    found.set(column, operations);
    return operations;
  };

  return {
    touching,
    totalsOf: (column) => carrying.totalsOf(column).map((edge) => edge.total),
    isTotal: (column) => carrying.inputsOf(column).length > 0,
    addsUp: (column) => addsUp(model, layout, column),
  };
}

function addsUp(model: Model, layout: Layout, index: number): boolean {
  const column = at(model.columns, index);
  if (column.kind !== "fact" || column.fact.formula === undefined) return false;
  const references = linearReferences(column.fact.formula, column.fact.cell.sheet);
  if (!references || references.length === 0) return false;
  let least = -valueAt(model.upper, index);
  let most = -valueAt(model.lower, index);
  for (const { cell, coefficient } of references) {
    const input = layout.columnAt(cell);
    // A blank that no relation speaks of adds nothing.
    if (input === undefined) continue;
    const ends = [coefficient * valueAt(model.lower, input), coefficient * valueAt(model.upper, input)];
    least += Math.min(...ends);
    most += Math.max(...ends);
  }
  return least <= 0 && most >= 0;
}

/** An input and the totals above it, with the number of ways in which each takes it over. */
function propagate(input: number, { totalsOf }: Pick<Carrying, "totalsOf">): Operation | null {
  const share = new Map<number, number>();
  // Totals are finished in the order in which all of their inputs are known: depth first, reversed.
  const order: number[] = [];
  const state = new Map<number, "open" | "done">();
  const visit = (column: number): boolean => {
    if (state.get(column) === "done") return true;
    if (state.get(column) === "open") return false;
    state.set(column, "open");
    for (const { total } of totalsOf(column)) if (!visit(total)) return false;
    state.set(column, "done");
    order.unshift(column);
    return true;
  };
  if (!visit(input)) return null;
  if (order.length < 2) return null;
  // A total that is summed both by row and by column moves once: any one of its sums tells by how much.
  const incoming = new Map<number, Map<number, number>>();
  for (const column of order) {
    const sums = incoming.get(column);
    const [own = 0] = sums ? sums.values() : [1];
    share.set(column, own);
    for (const { total, coefficient, sum } of totalsOf(column)) {
      const bySum = incoming.get(total) ?? new Map<number, number>();
      bySum.set(sum, (bySum.get(sum) ?? 0) + coefficient * own);
      incoming.set(total, bySum);
    }
  }
  const parts = [...share].filter(([, coefficient]) => coefficient !== 0);
  return {
    kind: "propagated",
    columns: parts.map(([column]) => column),
    coefficients: parts.map(([, coefficient]) => coefficient),
  };
}

/** A grand total is often taken from the other side of the table: an error may be carried up to it, and no further. */
function withoutGrandTotals({ columns }: Model, { totalsOf }: Carrying): Pick<Carrying, "totalsOf"> {
  const isGrandTotal = ({ total }: { readonly total: number }): boolean => {
    const column = at(columns, total);
    return column.kind === "fact" && column.fact.grandTotal === true;
  };
  return { totalsOf: (column) => totalsOf(column).filter((edge) => !isGrandTotal(edge)) };
}

function withInputs(column: number, { inputsOf }: Carrying): Set<number> {
  const reached = new Set([column]);
  for (const current of reached) for (const input of inputsOf(current)) reached.add(input);
  return reached;
}

function isBlank(column: Column): boolean {
  return column.kind === "fact" && column.fact.amount?.blank === true;
}
