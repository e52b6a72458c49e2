/**
 * Conflicts: sets of figures of which at least one must be wrong, each with a certificate, a whole-number combination
 * of relations that no choice of true values inside the rounding intervals can satisfy. A certificate is checked in
 * whole numbers: what floating point alone believes to be infeasible never condemns a cell.
 */
import { at, valueAt } from "./model";
import type { Model, Row } from "./model";
import { domainOf, netEffect } from "./operations";
import type { Operation } from "./operations";
import type { Ray } from "./oracle";

export interface Certificate {
  readonly rows: readonly number[];
  /** One whole number a row; positive for every ≤. */
  readonly multipliers: readonly number[];
}

export interface Conflict {
  /** Columns that would have to leave their interval, ascending; domains such as x ≥ 0 are not members. */
  readonly columns: readonly number[];
  /** Σ multipliers · a, for every column of the certificate's rows where it is not 0. */
  readonly combined: ReadonlyMap<number, number>;
  readonly certificate: Certificate;
  /** Freed figures which may not be negative that the certificate also rests on. */
  readonly domains: readonly number[];
  /** Freed operations that it rests on not moving a figure below zero: they are cleared. */
  readonly cleared: readonly Operation[];
}

/** Relations that fail on their own: conflicts by interval arithmetic, without a solver. */
export function singleRelationConflicts(model: Model): Conflict[] {
  const conflicts: Conflict[] = [];
  model.rows.forEach((row, index) => {
    if (!failsAlone(model, row)) return;
    const conflict = certify(model, { rows: [index], multipliers: [1] });
    if (conflict) conflicts.push(conflict);
  });
  return conflicts;
}

function failsAlone(model: Model, row: Row): boolean {
  let least = 0;
  let most = 0;
  for (let k = 0; k < row.columns.length; k++) {
    const coefficient = at(row.coefficients, k);
    const column = at(row.columns, k);
    const lower = coefficient * valueAt(model.lower, column);
    const upper = coefficient * valueAt(model.upper, column);
    least += Math.min(lower, upper);
    most += Math.max(lower, upper);
  }
  return least > 0 || (row.isEquality && most < 0);
}

/** What is bounded by its domain only. */
export interface Freed {
  readonly columns: ReadonlySet<number>;
  readonly operations: readonly Operation[];
}

const NOBODY: Freed = { columns: new Set(), operations: [] };

/** Checks a combination of rows in exact arithmetic; `null` if it proves nothing. */
export function certify(model: Model, certificate: Certificate, freed: Freed = NOBODY): Conflict | null {
  const combined = combine(model, certificate);
  const lowest = bound(model, combined, freed, "least");
  if (lowest !== null && lowest > 0n) return conflictOf(model, certificate, combined, freed, "least");
  if (certificate.rows.some((row) => !at(model.rows, row).isEquality)) return null;
  const highest = bound(model, combined, freed, "most");
  return highest !== null && highest < 0n ? conflictOf(model, certificate, combined, freed, "most") : null;
}

function combine(model: Model, certificate: Certificate): Map<number, number> {
  const combined = new Map<number, number>();
  certificate.rows.forEach((rowIndex, k) => {
    const row = at(model.rows, rowIndex);
    const multiplier = at(certificate.multipliers, k);
    for (let q = 0; q < row.columns.length; q++) {
      const column = at(row.columns, q);
      combined.set(column, (combined.get(column) ?? 0) + multiplier * at(row.coefficients, q));
    }
  });
  for (const [column, coefficient] of combined) if (coefficient === 0) combined.delete(column);
  return combined;
}

type Side = "least" | "most";

/** Which end of a column's interval makes the combination least (or most). */
function usesLower(coefficient: number, side: Side): boolean {
  return coefficient > 0 === (side === "least");
}

/** An extreme of Σ d·x; `null` where what is freed makes it unbounded. */
function bound(model: Model, combined: ReadonlyMap<number, number>, freed: Freed, side: Side): bigint | null {
  let sum = 0;
  let exact = 0n;
  const add = (coefficient: number, end: number): boolean => {
    if (!Number.isFinite(end)) return false;
    const product = coefficient * end;
    // Flush before the running sum could lose a unit.
    if (Math.abs(sum) + Math.abs(product) > Number.MAX_SAFE_INTEGER) {
      exact += BigInt(sum);
      sum = 0;
    }
    sum += product;
    return true;
  };
  for (const [column, coefficient] of combined) {
    const isFree = freed.columns.has(column) || at(model.unread, column) === 1;
    const end = usesLower(coefficient, side)
      ? valueAt(isFree ? model.floor : model.lower, column)
      : isFree
        ? Infinity
        : valueAt(model.upper, column);
    if (!add(coefficient, end)) return null;
  }
  for (const operation of freed.operations) {
    const net = netEffect(operation, combined);
    if (net === 0) continue;
    const { least, most } = domainOf(model, operation);
    // Outwards to whole numbers: a wider domain proves less, never more.
    if (!add(net, usesLower(net, side) ? Math.floor(least) : Math.ceil(most))) return null;
  }
  return exact + BigInt(sum);
}

function conflictOf(
  model: Model,
  certificate: Certificate,
  combined: ReadonlyMap<number, number>,
  freed: Freed,
  side: Side,
): Conflict {
  const columns = new Set<number>();
  const domains: number[] = [];
  for (const [column, coefficient] of combined) {
    const restsOnDomain =
      usesLower(coefficient, side) &&
      (freed.columns.has(column) || valueAt(model.lower, column) === valueAt(model.floor, column));
    if (restsOnDomain) domains.push(column);
    else columns.add(column);
  }
  const cleared = freed.operations.filter((operation) => netEffect(operation, combined) !== 0);
  for (const operation of cleared) {
    const { leastBy, mostBy } = domainOf(model, operation);
    const by = usesLower(netEffect(operation, combined), side) ? leastBy : mostBy;
    if (by !== null && !freed.columns.has(by)) columns.add(by);
  }
  return { columns: [...columns].sort((a, b) => a - b), combined, certificate, domains, cleared };
}

/** Multipliers of a dual ray as the whole numbers that they stand for; `null` where no small ones fit. */
export function toWholeNumbers(ray: Ray): Certificate | null {
  let largest = 0;
  for (const value of ray.values()) largest = Math.max(largest, Math.abs(value));
  const parts = [...ray].filter(([, value]) => Math.abs(value) >= 1e-9 * largest).sort((a, b) => a[0] - b[0]);
  const smallest = Math.min(...parts.map(([, value]) => Math.abs(value)));
  const rows = parts.map(([row]) => row);
  for (let scale = 1; scale <= 12; scale++) {
    const scaled = parts.map(([, value]) => (value / smallest) * scale);
    const whole = scaled.map(Math.round);
    if (scaled.every((value, k) => Math.abs(value - at(whole, k)) < 1e-6))
      return { rows, multipliers: whole };
  }
  return null;
}

/** The direction in which a certificate may use inequalities: all of them positive, or nothing. */
export function oriented(model: Model, certificate: Certificate): Certificate | null {
  const signs = new Set(
    certificate.rows.flatMap((row, k) =>
      at(model.rows, row).isEquality ? [] : [Math.sign(at(certificate.multipliers, k))],
    ),
  );
  if (signs.size > 1) return null;
  if (!signs.has(-1)) return certificate;
  return { rows: certificate.rows, multipliers: certificate.multipliers.map((value) => -value) };
}
