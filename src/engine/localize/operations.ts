/**
 * Errors that change several cells at once. *Propagated*: a wrong input, and every total that took it over.
 * *Moved*: an amount that stands in the neighbouring row or column. Each is one unknown amount t that moves its parts
 * by c·t; it is suspected like a cell, at a slightly higher price (generalized Fellegi–Holt).
 */
import { linearReferences } from "./formula";
import type { Layout } from "./layout";
import { at, valueAt } from "./model";
import type { Column, Model } from "./model";

export interface Operation {
  readonly kind: "propagated" | "moved";
  readonly key: string;
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

/** Finds the operations that touch given columns; built once a model, each operation made when first asked for. */
export interface Operations {
  touching(column: number): readonly Operation[];
  /** The totals that take over a column, directly. */
  totalsOf(column: number): readonly number[];
  isTotal(column: number): boolean;
  /** The cell holds a formula over figures that were read, and prints what they add up to. */
  addsUp(column: number): boolean;
}

interface Edge {
  readonly total: number;
  readonly coefficient: number;
  /** Which sum of the total: the row of its relation, or −1 for its formula. */
  readonly sum: number;
}

export function findOperations(model: Model, layout: Layout): Operations {
  const carriedBy = carryingEdges(model, layout);
  const inputsOf = new Map<number, number[]>();
  carriedBy.forEach((edges, input) => {
    for (const { total } of edges) inputsOf.set(total, [...(inputsOf.get(total) ?? []), input]);
  });
  const propagated = new Map<number, Operation | null>();
  const moved = new Map<string, Operation>();
  const found = new Map<number, readonly Operation[]>();

  const propagatedFrom = (input: number): Operation | null => {
    let operation = propagated.get(input);
    if (operation === undefined) {
      operation = propagate(input, carriedBy);
      propagated.set(input, operation);
    }
    return operation;
  };

  const touching = (column: number): readonly Operation[] => {
    const known = found.get(column);
    if (known) return known;
    const operations: Operation[] = [];
    for (const input of withInputs(column, inputsOf)) {
      const operation = propagatedFrom(input);
      if (operation) operations.push(operation);
    }
    for (const neighbour of layout.neighbours(column)) {
      if (isBlank(at(model.columns, column)) && isBlank(at(model.columns, neighbour))) continue;
      const [from, to] = column < neighbour ? [column, neighbour] : [neighbour, column];
      const key = `moved ${from} ${to}`;
      const operation = moved.get(key) ?? { kind: "moved", key, columns: [from, to], coefficients: [1, -1] };
      moved.set(key, operation);
      operations.push(operation);
    }
    found.set(column, operations);
    return operations;
  };

  return {
    touching,
    totalsOf: (column) => (carriedBy.get(column) ?? []).map((edge) => edge.total),
    isTotal: (column) => inputsOf.has(column),
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
function propagate(input: number, carriedBy: ReadonlyMap<number, readonly Edge[]>): Operation | null {
  const share = new Map<number, number>();
  // Totals are finished in the order in which all of their inputs are known: depth first, reversed.
  const order: number[] = [];
  const state = new Map<number, "open" | "done">();
  const visit = (column: number): boolean => {
    if (state.get(column) === "done") return true;
    if (state.get(column) === "open") return false;
    state.set(column, "open");
    for (const { total } of carriedBy.get(column) ?? []) if (!visit(total)) return false;
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
    for (const { total, coefficient, sum } of carriedBy.get(column) ?? []) {
      const bySum = incoming.get(total) ?? new Map<number, number>();
      bySum.set(sum, (bySum.get(sum) ?? 0) + coefficient * own);
      incoming.set(total, bySum);
    }
  }
  const parts = [...share].filter(([, coefficient]) => coefficient !== 0);
  return {
    kind: "propagated",
    key: `propagated ${parts.join(" ")}`,
    columns: parts.map(([column]) => column),
    coefficients: parts.map(([, coefficient]) => coefficient),
  };
}

function withInputs(column: number, inputsOf: ReadonlyMap<number, readonly number[]>): Set<number> {
  const reached = new Set([column]);
  for (const current of reached) for (const input of inputsOf.get(current) ?? []) reached.add(input);
  return reached;
}

/**
 * Who takes over whom: by the formulas of a sheet that has some; in a sheet of plain figures, where the system that
 * exported it did the sums, by the sums that the form itself defines.
 */
function carryingEdges(model: Model, layout: Layout): Map<number, Edge[]> {
  const edges = new Map<number, Edge[]>();
  const add = (input: number, edge: Edge) => {
    const known = edges.get(input);
    if (known) known.push(edge);
    else edges.set(input, [edge]);
  };
  const sheetsWithFormulas = new Set(
    model.columns.flatMap((column) =>
      column.kind === "fact" && column.fact.formula !== undefined ? [column.fact.cell.sheet] : [],
    ),
  );
  model.columns.forEach((column, total) => {
    if (column.kind !== "fact" || column.fact.formula === undefined) return;
    for (const { cell, coefficient } of linearReferences(column.fact.formula, column.fact.cell.sheet) ?? []) {
      const input = layout.columnAt(cell);
      if (input !== undefined && input !== total) add(input, { total, coefficient, sum: -1 });
    }
  });
  for (const [sum, row] of model.rows.entries()) {
    const relation = row.relation;
    if (relation?.kind !== "definition" || relation.comparison !== "=") continue;
    const [left] = relation.left;
    if (relation.left.length !== 1 || left?.coefficient !== 1) continue;
    const total = model.indexOf.get(left.fact);
    if (total === undefined) continue;
    for (const { fact, coefficient } of relation.right) {
      const input = model.indexOf.get(fact);
      if (input === undefined || coefficient !== 1) continue;
      if (isTotalOf(at(model.columns, total), at(model.columns, input), sheetsWithFormulas)) {
        add(input, { total, coefficient, sum });
      }
    }
  }
  return edges;
}

/** A footing or cross-footing of one table; what ties two sides or two tables together is no sum that is carried. */
function isTotalOf(total: Column, part: Column, sheetsWithFormulas: ReadonlySet<string>): boolean {
  if (total.kind !== "fact" || part.kind !== "fact") return false;
  const [sum, input] = [total.fact, part.fact];
  if (sum.table !== input.table || sheetsWithFormulas.has(sum.cell.sheet)) return false;
  if (sum.line === input.line) return sum.column !== input.column;
  return (
    sum.column === input.column && !(sum.line.startsWith("grandTotal") && input.line.startsWith("grandTotal"))
  );
}

function isBlank(column: Column): boolean {
  return column.kind === "fact" && column.fact.amount?.blank === true;
}
