/** How a sheet looks, for whoever draws it; nothing of this is ever checked. Rows and columns count from zero. */
import type { CellArea, CellStyle } from "./sheet-content";
import type { CellKey } from "./workbook";

/** A cell's style as drawn; `isOpen`: it may be changed even while its sheet is protected. */
export interface DrawnStyle extends CellStyle {
  readonly italic?: boolean;
  /** Levels, each about one character wide. */
  readonly indent?: number;
  readonly isOpen?: boolean;
}

export interface SheetLook {
  readonly styles: ReadonlyMap<CellKey, DrawnStyle>;
  readonly merges: readonly CellArea[];
  /** Widths in characters of the default font, heights in points; only those that are not the default. */
  readonly columnWidths: ReadonlyMap<number, number>;
  readonly rowHeights: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  readonly defaultHeight: number;
  readonly freeze: { readonly rows: number; readonly columns: number };
  readonly showsGridLines: boolean;
  readonly tabColor: string | null;
  /** Areas of array formulas of several cells, of which no single cell can be changed. */
  readonly arrays: readonly CellArea[];
}

export const PLAIN_LOOK: SheetLook = {
  styles: new Map(),
  merges: [],
  columnWidths: new Map(),
  rowHeights: new Map(),
  defaultWidth: 8.43,
  defaultHeight: 15,
  freeze: { rows: 0, columns: 0 },
  showsGridLines: true,
  tabColor: null,
  arrays: [],
};
