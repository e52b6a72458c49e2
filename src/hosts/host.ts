/**
 * What a program that holds a workbook open offers to the task pane: reading it, marking cells, and writing only
 * on request. The pane knows this interface and no spreadsheet program; every method rejects with a `HostError`.
 */
import type { Severity } from "../engine/finding";
import type { SheetContent } from "../workbook/sheet-content";
import type { CellValue, Workbook } from "../workbook/workbook";
import type { HostError, HostLanguage } from "./host-error";

/** One cell: the sheet's name as the user sees it, the address in A1 notation. */
export interface CellPlace {
  readonly sheet: string;
  readonly address: string;
}

/** What marks and comments need of a finding. */
export interface Markable {
  readonly severity: Severity;
  readonly cells: readonly CellPlace[];
}

/** A sheet left out of a change that the others received. */
export interface SkippedSheet {
  readonly sheet: string;
  readonly why: "protected" | "missing";
}

export interface MarkOutcome {
  /** Distinct cells that now carry a mark. */
  readonly marked: number;
  readonly skipped: readonly SkippedSheet[];
}

/** A value to write in one cell, and the content on which that advice was based. */
export interface CellChange extends CellPlace {
  /** Cached value when the workbook was read; `null` for an empty cell. */
  readonly from: CellValue;
  /** Formula when the workbook was read, if the cell held one. */
  readonly fromFormula?: string;
  readonly to: CellValue;
}

/** A change that was made, with all that is needed to take it back. */
export interface AppliedChange {
  readonly change: CellChange;
  /** What to hand to the program so that the cell holds again what it held. */
  readonly restore: string | number | boolean;
}

export interface ChartContent {
  readonly title: string;
  readonly kind: "column" | "pie" | "line";
  /** Labels in the first column, figures beside them, with a heading row: `A1:C5`. */
  readonly data: { readonly sheet: string; readonly range: string };
}

/** What changed in the workbook, whoever changed it; a hint to read again, not a description. */
export type WorkbookChange =
  | { readonly kind: "cells"; readonly sheetId: string; readonly address: string }
  | { readonly kind: "sheets" };

export interface ReadOptions {
  /** Sheets read and sheets in all; called again as a long reading goes on. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Host {
  readonly language: HostLanguage;

  /** The whole workbook as it is now. */
  read(options?: ReadOptions): Promise<Workbook>;

  /** Replaces all marks by these; a cell named by several findings takes the gravest severity. */
  mark(findings: readonly Markable[]): Promise<MarkOutcome>;
  /** Removes our marks and nothing else. */
  clearMarks(): Promise<{ readonly skipped: readonly SkippedSheet[] }>;

  /** Shows a cell to the user and puts the selection on it. */
  select(place: CellPlace): Promise<void>;

  /** Writes one value, unless the cell has changed since it was read (`HostError` of kind `changed`). */
  apply(change: CellChange): Promise<AppliedChange>;
  /** Takes a change back, unless the cell has changed since. */
  takeBack(applied: AppliedChange): Promise<void>;

  /**
   * Writes a worksheet at the end of the workbook and shows it, or refreshes the one of that name in its place.
   * `ours`: a sheet of that name that we did not write is left alone (`HostError` of kind `occupied`).
   * `any`: it is overwritten as well, for a sheet that the user fills in and we complete.
   */
  writeSheet(content: SheetContent, replace: "ours" | "any"): Promise<void>;

  /** Adds a comment at each place; a cell that already holds anyone's comment is left as it is and counted. */
  comment(notes: readonly (CellPlace & { readonly text: string })[]): Promise<{
    readonly added: number;
    readonly occupied: number;
    readonly skipped: readonly SkippedSheet[];
  }>;
  clearComments(): Promise<void>;

  addChart(chart: ChartContent): Promise<void>;

  /** The pane's own state, kept in the workbook under one key; `null` when there is none or it is unreadable. */
  loadState(): Promise<unknown>;
  saveState(state: unknown): Promise<void>;

  /** Removes marks, comments, charts and settings of ours, and the named sheets if they are ours. */
  clearTraces(sheets: readonly string[]): Promise<{ readonly skipped: readonly SkippedSheet[] }>;

  /**
   * Reports every later change of the workbook until the returned function is called. Changes made through this
   * host are reported too. Nothing is delayed or joined: that is the caller's choice.
   */
  watch(
    onChange: (change: WorkbookChange) => void,
    onError: (error: HostError) => void,
  ): Promise<() => Promise<void>>;
}
