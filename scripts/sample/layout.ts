/** The sample's figures on the printed forms of its edition, a sheet each. */
import { xining2024 } from "../../src/editions/xining-2024";
import type { TableId } from "../../src/engine/fact";
import { formOf } from "../../src/forms/form-of";
import { formSheet } from "../../src/forms/form-sheet";
import type { SheetContent } from "../../src/workbook/sheet-content";
import { SAMPLE_BLOCKS, SAMPLE_ENTITY, SAMPLE_YEAR } from "./xining-2024";

/** `line/column` → the printed figure; `null` is a blank cell. */
type Figures = ReadonlyMap<string, number | null>;

/** The eleven sheets in the order of the edition. */
export function sampleSheets(): SheetContent[] {
  return xining2024.tables.map(({ table, code }) => {
    const blocks = SAMPLE_BLOCKS.filter((block) => block.table === table);
    const figures = figuresOf(table);
    const form = formOf(xining2024, table, {
      codes: blocks.flatMap(({ lines }) =>
        lines.flatMap(([line, name]) => (/^\d{3,7}$/u.test(line) ? [{ line, code: line, name }] : [])),
      ),
      isEmpty: [...figures.values()].every((figure) => figure === null),
    });
    if (!form) throw new Error(`the edition has no form of ${table}`);
    return formSheet(form, {
      name: `${code ?? ""} ${form.title}`,
      entity: SAMPLE_ENTITY,
      year: SAMPLE_YEAR,
      unit: "万元",
      figure: ({ line, column }) => ({ value: figures.get(`${line}/${column}`) ?? null }),
    });
  });
}

function figuresOf(table: TableId): Figures {
  const entries = SAMPLE_BLOCKS.filter((block) => block.table === table).flatMap(({ columns, lines }) =>
    lines.flatMap(([line, , ...figures]) =>
      columns.map((column, index) => [`${line}/${column}`, figures[index] ?? null] as const),
    ),
  );
  return new Map(entries);
}
