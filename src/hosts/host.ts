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

/** What one cell is to hold. */
export interface CellChange extends CellPlace {
  /** Text is text, whatever it begins with. */
  readonly to: CellValue;
  /** Instead of a value: a formula with its leading `=`, or an error such as `#REF!`. */
  readonly toFormula?: string;
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
  | { readonly kind: "sheets" }
  /** Nothing changed: the user looks at another place. */
  | { readonly kind: "selection"; readonly sheetId: string; readonly address: string };

export interface ReadOptions {
  /** Sheets read and sheets in all; called again as a long reading goes on. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Host {
  readonly language: HostLanguage;
  /** Where the pane runs, a link to a file that it has made does nothing. */
  readonly ignoresLinks: boolean;
  /** Opens an address in the user's own browser; `null` where the program cannot. */
  readonly openInBrowser: ((address: string) => void) | null;

  /** The whole workbook as it is now. */
  read(options?: ReadOptions): Promise<Workbook>;

  /** Replaces all marks by these; a cell named by several findings takes the gravest severity. */
  mark(findings: readonly Markable[]): Promise<MarkOutcome>;
  /** Removes our marks and nothing else. */
  clearMarks(): Promise<{ readonly skipped: readonly SkippedSheet[] }>;
  /** Whether the workbook carries marks of ours, from an earlier session too. */
  hasMarks(): Promise<boolean>;

  /**
   * Shows a cell to the user and puts the selection on it; `along`: cells of the same sheet that are lit with it, as
   * the addends of a sum. Nothing is written.
   */
  select(place: CellPlace, along?: readonly string[]): Promise<void>;

  /** What the user has selected, as a formula refers to it: `'03 表'!C8` or `'03 表'!C8:C12`. */
  selection(): Promise<string>;

  /**
   * Makes all of the changes or none. `read` is the workbook on which they rest: where one of the sheets concerned no
   * longer holds what it held then (rows moved, a cell edited, the sheet exchanged for another), or a cell cannot hold
   * what it should (covered by a merge, part of a spilled range), nothing is written (`HostError` of kind `changed`).
   * A sheet is known by its id, whatever it is called by now. To take a change back, read again and write the reverse.
   */
  apply(changes: readonly CellChange[], read: Workbook): Promise<void>;

  /**
   * Writes a worksheet at the end of the workbook and shows it, or refreshes the one of that name in its place;
   * `quietly`: what the user looks at stays before him.
   * `ours`: a sheet of that name that we did not write is left alone (`HostError` of kind `occupied`).
   * `any`: it is overwritten as well, for a sheet that the user fills in and we complete.
   */
  writeSheet(content: SheetContent, replace: "ours" | "any", quietly?: "quietly"): Promise<void>;

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
