/**
 * What a host has read: the only picture of a workbook that the core ever sees.
 * Rows and columns count from zero; a formula cell carries its cached value.
 */

import type { PageGap } from "./document";
import type { PagePlace } from "./place";

export type CellValue = string | number | boolean | null;

export interface Cell {
  readonly row: number;
  readonly column: number;
  /** Cached value of a formula; `null` for an empty cell and for an error value. */
  readonly value: CellValue;
  /** An error value such as `#REF!`. */
  readonly error?: string;
  /** The formula with its leading `=`, in A1 notation. */
  readonly formula?: string;
  /** Number format code; absent means General. */
  readonly format?: string;
  /** What it depends on was changed, and its formula is none that is computed here: its value is not known. */
  readonly isStale?: true;
}

export type SheetVisibility = "visible" | "hidden" | "veryHidden";

export interface Sheet {
  readonly name: string;
  /** As the program that holds the workbook open knows it, whatever it is called. Absent in a file. */
  readonly id?: string;
  readonly visibility: SheetVisibility;
  readonly isProtected: boolean;
  /** One more than the last row (column) that holds a cell. */
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cells: ReadonlyMap<CellKey, Cell>;
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** Why the table on it could not be read for certain, only what stands around it. Absent where all was read. */
  readonly unreadable?: string;
  /** Where its cells are printed, for what was read from a document that has pages. */
  readonly places?: ReadonlyMap<CellKey, PagePlace>;
}

export interface Workbook {
  /** File name, without its folder. */
  readonly name: string;
  readonly sheets: readonly Sheet[];
  /** What a published document says beside its tables. Absent for a workbook that is none. */
  readonly printed?: {
    /** As its cover names it. */
    readonly entity: string | null;
    readonly year: number | null;
    readonly gaps: readonly PageGap[];
  };
}

declare const cellKeyBrand: unique symbol;
export type CellKey = number & { readonly [cellKeyBrand]: true };

/** Excel's own limits; a cell outside them cannot exist. */
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export function cellKey(row: number, column: number): CellKey {
  return (row * MAX_COLUMNS + column) as CellKey;
}

export function cellAt(sheet: Sheet, row: number, column: number): Cell | undefined {
  return sheet.cells.get(cellKey(row, column));
}

export type SheetProperties = Pick<Sheet, "name"> &
  Partial<Omit<Sheet, "name" | "rowCount" | "columnCount" | "cells">>;

/** Builds a sheet from the cells that hold something, in any order. */
export function makeSheet(properties: SheetProperties, cells: Iterable<Cell>): Sheet {
  const byKey = new Map<CellKey, Cell>();
  let rowCount = 0;
  let columnCount = 0;
  for (const cell of cells) {
    byKey.set(cellKey(cell.row, cell.column), cell);
    rowCount = Math.max(rowCount, cell.row + 1);
    columnCount = Math.max(columnCount, cell.column + 1);
  }
  return {
    visibility: "visible",
    isProtected: false,
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...properties,
    rowCount,
    columnCount,
    cells: byKey,
  };
}
