/**
 * What the product says about a workbook or a narrative. Figures are whole numbers (分 of money, pieces, hundredths of
 * points and percentages) with their measure and the unit of their cell: only faces print them.
 */
import type { Unit } from "../workbook/amount";
import type { PagePlace } from "../workbook/place";
import type { Measure } from "./fact";

export const SEVERITIES = ["error", "warning", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What can befall a table as a whole, or its rows and columns. */
export type FaultKind =
  "slide" | "exchange" | "scale" | "unit-word" | "foreign" | "empty" | "missing-line" | "doubled-line";

export const CAUSES = [
  "digit",
  "transposition",
  "missing-digit",
  "sign",
  "unit",
  "decimal-shift",
  "copied",
  "neighbour",
  "shifted-rows",
  "missing-value",
  "stale-total",
  "propagated",
  "moved",
  "last-digit",
] as const;
export type Cause = (typeof CAUSES)[number];

/** A cell with what stands in it. */
export interface FindingCell {
  readonly sheet: string;
  readonly address: string;
  readonly table: string | null;
  readonly line: string | null;
  readonly column: string | null;
  /** `null` where the cell is not one for figures. */
  readonly measure: Measure | null;
  readonly unit: Unit | null;
  /** `null` where the cell is blank or holds no figure. */
  readonly value: number | null;
  /** Half-width of its rounding, where it holds a figure. */
  readonly half?: number;
  /** What stands there where it is no figure. */
  readonly text: string | null;
}

/** In the measure of the cell; `null` is no bound, or no value that anything decides. */
export interface Expected {
  readonly min: number | null;
  readonly max: number | null;
  readonly value: number | null;
}

/** A cell that may be wrong, and what it should hold. */
export interface SuspectCell extends FindingCell {
  readonly expected: Expected;
}

export interface Culprit extends SuspectCell {
  readonly cause: Cause | null;
  /** Further cells that are wrong in the same way and change with it (a total that took the error over, a pair of exchanged cells). */
  readonly together: readonly SuspectCell[];
  /** Other smallest sets of cells that would explain the same. */
  readonly alternatives: readonly (readonly SuspectCell[])[];
}

/** A range in a received narrative; `expected` and `found` are words of it. */
export interface TextRange {
  /** Counted from 1. */
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly expected: string | null;
  readonly found: string | null;
}

/** One term of a relation written out for "why". */
export interface ArithmeticTerm {
  /** A fraction where the rule has one. */
  readonly coefficient: number;
  readonly label: string;
  readonly cell: FindingCell;
}

/** A relation with its figures: both sides, the difference and what rounding allows, to be shown in one unit. */
export interface Arithmetic {
  readonly relation: string;
  readonly label: string;
  readonly comparison: "=" | "<=";
  /** Of a rule of the user's own: its name and what it rests on. */
  readonly told?: string;
  readonly left: readonly ArithmeticTerm[];
  readonly right: readonly ArithmeticTerm[];
  /** What the sums of both sides are called. */
  readonly leftName: string;
  readonly rightName: string;
  readonly measure: Measure;
  readonly unit: Unit | null;
  readonly leftSum: number;
  readonly rightSum: number;
  readonly difference: number;
  readonly allowance: number;
}

/** Why a finding stands, as a person says. */
export interface Explanation {
  readonly reason: string;
  readonly name: string;
  /** As it was written; ours are `2025-03-01`. */
  readonly date: string;
}

export interface Finding {
  /**
   * A key that stays where rows are inserted and runs are repeated: kind or rule with table, line and column, in a text
   * section, indicator and what is claimed; never an address.
   */
  readonly id: string;
  readonly rules: readonly string[];
  readonly severity: Severity;
  readonly message: string;
  /** What befell rows, columns or tables as a whole, where it is such a fault that is told. */
  readonly fault?: FaultKind;
  /** The message without the advice that follows what is wrong. */
  readonly claim?: string;
  readonly cells: readonly FindingCell[];
  readonly culprit: Culprit | null;
  readonly text: TextRange | null;
  /** Every relation that it speaks of. */
  readonly arithmetic: readonly Arithmetic[];
  /** Where it is printed in a document that stands beside the workbook. */
  readonly places?: readonly PagePlace[];
  /** Said of the figures as they are. */
  readonly explained?: Explanation | undefined;
  /** Said of other figures of the same finding, or last year: only a hint. */
  readonly saidEarlier?: Explanation | undefined;
}

/** Whether nobody has to look at it again: an error stays one, whatever is said of it. */
export function isSettled({ severity, explained }: Pick<Finding, "severity" | "explained">): boolean {
  return explained !== undefined && severity !== "error";
}

/** A finding that points at cells and rests on no relation. */
export function plainFinding(
  finding: Pick<Finding, "id" | "severity" | "message" | "cells"> & { rule: string },
): Finding {
  const { rule, ...own } = finding;
  return { ...own, rules: [rule], culprit: null, text: null, arithmetic: [] };
}
