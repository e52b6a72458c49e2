/** The tables of a report laid out again on their printed forms, one worksheet each, with the figures as numbers. */
import { codeLines, factOf, isRead, type Facts, type TableReading } from "../engine/fact";
import { formatFen, type Unit } from "../workbook/amount";
import { safeSheetName, type ContentCell, type SheetContent } from "../workbook/sheet-content";
import type { Checked } from "../check/checked";
import type { FormFigure } from "../forms/form";
import { formOf } from "../forms/form-of";
import { formSheet } from "../forms/form-sheet";

/** A table without a form, or one that could not be read, is left out. */
export function filledSheets(
  checked: Pick<Checked, "edition" | "facts" | "tables" | "entity" | "year">,
): SheetContent[] {
  return checked.tables.flatMap((reading): SheetContent[] => {
    if (!isRead(reading)) return [];
    const form = formOf(checked.edition, reading.table, {
      codes: codeLines(reading).map(({ id, code, label }) => ({ line: id, code, name: label })),
      isEmpty: reading.status === "empty",
      notes: reading.notes.map(({ text }) => text),
    });
    if (!form) return [];
    const unit = reading.unit ?? "万元";
    const year = reading.year ?? checked.year;
    return [
      formSheet(form, {
        name: safeSheetName(reading.sheets[0] ?? reading.title),
        entity: reading.entity ?? checked.entity ?? "",
        ...(year === null ? {} : { year }),
        unit,
        figure: (figure) => figureCell(checked.facts, reading, figure, unit),
      }),
    ];
  });
}

function figureCell(
  facts: Facts,
  { table }: TableReading,
  { line, column, measure }: FormFigure,
  unit: Unit,
): Pick<ContentCell, "value"> {
  const amount = factOf(facts, table, line, column)?.amount;
  if (!amount || amount.blank) return { value: null };
  return {
    value: measure === "money" ? Number(formatFen(amount.value, unit, { separators: false })) : amount.value,
  };
}
