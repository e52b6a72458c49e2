/** A sheet of ours as a sheet of the open workbook, and as it looks. */
import type { SheetContent } from "../../workbook/sheet-content";
import { PLAIN_LOOK, type DrawnStyle, type SheetLook } from "../../workbook/sheet-look";
import { cellKey, makeSheet, type Cell, type CellKey, type Sheet } from "../../workbook/workbook";

export function sheetOf({ name, rows, visibility }: SheetContent, existing?: Sheet): Sheet {
  const cells = rows.flatMap(({ cells: row }, at): Cell[] =>
    row.flatMap((cell, column) => {
      if (!cell || (cell.value === null && cell.formula === undefined) || cell.value === "") return [];
      const format = cell.style?.format === undefined ? {} : { format: cell.style.format };
      const formula = cell.formula === undefined ? {} : { formula: cell.formula };
      return [{ row: at, column, value: cell.value, ...formula, ...format }];
    }),
  );
  return makeSheet({ name, visibility: visibility ?? existing?.visibility ?? "visible" }, cells);
}

export function lookOf({ rows, merges, columnWidths, freeze, tabColor }: SheetContent): SheetLook {
  const styles = new Map<CellKey, DrawnStyle>();
  const rowHeights = new Map<number, number>();
  rows.forEach(({ cells, height }, row) => {
    if (height !== undefined) rowHeights.set(row, height);
    cells.forEach((cell, column) => {
      if (cell?.style) styles.set(cellKey(row, column), cell.style);
    });
  });
  return {
    ...PLAIN_LOOK,
    styles,
    rowHeights,
    merges: merges ?? [],
    columnWidths: new Map(columnWidths?.entries() ?? []),
    freeze: freeze ?? PLAIN_LOOK.freeze,
    tabColor: tabColor ?? null,
  };
}
