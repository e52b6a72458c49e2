/** A figure as it stands in its cell, with the place that it has in its table. */
import { readFigure, type Figure } from "../../workbook/amount";
import type { CellRef } from "../../workbook/address";
import { cellAt, type Sheet } from "../../workbook/workbook";
import type { Writable } from "../../workbook/writable";
import type { ColumnDefinition, LineDefinition } from "../define-table";
import type { LineId } from "../fact";

export interface RawFact {
  readonly line: LineId;
  readonly lineLabel: string;
  readonly column: ColumnDefinition;
  readonly lineDefinition: LineDefinition | null;
  readonly figure: Figure;
  readonly cell: CellRef;
  readonly formula?: string;
}

/** The line that a row (or a column of a form without rows) was found to be. */
export interface PlacedLine {
  readonly id: LineId;
  readonly label: string;
  readonly code: string | null;
  readonly definition: LineDefinition | null;
}

export function rawFact(
  sheet: Sheet,
  place: PlacedLine,
  column: ColumnDefinition,
  at: { readonly row: number; readonly column: number },
): RawFact {
  const cell = cellAt(sheet, at.row, at.column);
  const fact: Writable<RawFact> = {
    line: place.id,
    lineLabel: place.label,
    column,
    lineDefinition: place.definition,
    figure: readFigure(cell),
    cell: { sheet: sheet.name, row: at.row, column: at.column },
  };
  if (cell?.formula !== undefined) fact.formula = cell.formula;
  return fact;
}
