/** Which figures stand beside each other, and which bear the same name in another sheet. */
import type { CellRef } from "../../workbook/address";
import { MAX_COLUMNS } from "../../workbook/workbook";
import { at } from "./model";
import type { Structure } from "./model";

export interface Layout {
  columnAt(cell: CellRef): number | undefined;
  /** The cells beside, above and below that hold figures of relations. */
  neighbours(column: number): readonly number[];
  /** Figures of the same line in other sheets. */
  namesakes(column: number): readonly number[];
}

export function layoutOf(structure: Structure): Layout {
  const bySheet = new Map<string, Map<number, number>>();
  const byLine = new Map<string, number[]>();
  structure.columns.forEach((column, index) => {
    if (column.kind !== "fact") return;
    const { sheet } = column.fact.cell;
    const places = bySheet.get(sheet) ?? new Map<number, number>();
    bySheet.set(sheet, places);
    places.set(gridIndex(column.fact.cell), index);
    const line = byLine.get(column.fact.line);
    if (line) line.push(index);
    else byLine.set(column.fact.line, [index]);
  });
  const columnAt = (cell: CellRef) => bySheet.get(cell.sheet)?.get(gridIndex(cell));
  return {
    columnAt,
    neighbours(index) {
      const column = at(structure.columns, index);
      if (column.kind !== "fact") return [];
      const { sheet, row, column: place } = column.fact.cell;
      return [
        { sheet, row: row - 1, column: place },
        { sheet, row: row + 1, column: place },
        { sheet, row, column: place - 1 },
        { sheet, row, column: place + 1 },
      ].flatMap((cell) => columnAt(cell) ?? []);
    },
    namesakes(index) {
      const column = at(structure.columns, index);
      if (column.kind !== "fact") return [];
      const { cell, line } = column.fact;
      return (byLine.get(line) ?? []).filter((other) => {
        const candidate = at(structure.columns, other);
        return candidate.kind === "fact" && candidate.fact.cell.sheet !== cell.sheet;
      });
    },
  };
}

function gridIndex({ row, column }: CellRef): number {
  // Column −1 of a neighbour must not be the last column of the row above.
  return row * (MAX_COLUMNS + 1) + column;
}
