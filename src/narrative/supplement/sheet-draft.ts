/** A sheet that grows row by row. */
import type { CellArea, ContentCell, ContentRow, ContentValidation } from "../../workbook/sheet-content";
import type { CellValue } from "../../workbook/workbook";
import type { ExtraRow } from "./supplement";

export interface Draft {
  readonly rows: ContentRow[];
  readonly merges: CellArea[];
  readonly validations: ContentValidation[];
}

/** Of the columns that 补充资料 uses itself. */
export const LAST_COLUMN = 4;

export function newDraft(): Draft {
  return { rows: [], merges: [], validations: [] };
}

export function addRow(
  draft: Draft,
  cells: readonly (ContentCell | null)[],
  options: { readonly isTitle?: boolean; readonly height?: number } = {},
): void {
  draft.rows.push({ cells, ...(options.height === undefined ? {} : { height: options.height }) });
  if (options.isTitle) mergeLast(draft, 0, LAST_COLUMN);
}

/** Merges cells of the last row. */
export function mergeLast(draft: Draft, firstColumn: number, lastColumn: number): void {
  const row = draft.rows.length - 1;
  draft.merges.push({ firstRow: row, firstColumn, lastRow: row, lastColumn });
}

/** Remarks go back to their column, or to the right of the sheet where that is taken now. */
export function putBeside(draft: Draft, beside: ReadonlyMap<number, CellValue> = new Map()): void {
  const last = draft.rows.at(-1);
  if (!last || beside.size === 0) return;
  const cells = [...last.cells];
  for (const [column, value] of beside) {
    const isFree = column > LAST_COLUMN || (cells[column]?.value ?? null) === null;
    const at = isFree ? column : Math.max(cells.length, LAST_COLUMN + 1);
    while (cells.length <= at) cells.push(null);
    cells[at] = { ...cells[at], value };
  }
  draft.rows[draft.rows.length - 1] = { ...last, cells };
}

export function addExtras(draft: Draft, extras: readonly ExtraRow[]): void {
  for (const extra of extras) {
    addRow(
      draft,
      extra.map((value) => (value === null ? null : { value })),
    );
  }
}
