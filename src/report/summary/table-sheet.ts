/** A sheet of the summary: a heading, what it says in a sentence, and a table that prints on landscape pages. */
import type { CellStyle, ContentCell, ContentRow, StreamedSheet } from "../../workbook/sheet-content";

export const HEAD: CellStyle = {
  bold: true,
  fill: "E0F3EB",
  border: true,
  wrap: true,
  align: "center",
  verticalAlign: "center",
};
export const BODY: CellStyle = { border: true, verticalAlign: "top", wrap: true };
export const CENTRED: CellStyle = { ...BODY, align: "center" };
export const FILLS = { good: "E2F0D9", bad: "FDE7E9", wait: "FFF4CE", quiet: "EDEDED" } as const;

export interface Column {
  readonly label: string;
  readonly width: number;
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly columns: readonly Column[];
  readonly rows: Iterable<ContentRow>;
  /** How many there are to filter; none: it is no list to filter. */
  readonly count: number;
  /** Columns that stay when it is scrolled. */
  readonly fixed?: number;
  readonly chart?: StreamedSheet["chart"];
}

/** Rows above the first of the table. */
export const ROWS_ABOVE = 3;

export function tableSheet({
  name,
  title,
  says,
  columns,
  rows,
  count,
  fixed = 1,
  chart,
}: Table): StreamedSheet {
  function* all(): Generator<ContentRow> {
    yield { cells: [{ value: title, style: { bold: true, size: 16 } }], height: 26 };
    yield { cells: [{ value: says }] };
    yield { cells: columns.map(({ label }) => ({ value: label, style: HEAD })) };
    yield* rows;
  }
  return {
    name,
    rows: all(),
    columnWidths: columns.map(({ width }) => width),
    freeze: { rows: ROWS_ABOVE, columns: fixed },
    ...(count === 0
      ? {}
      : {
          autoFilter: {
            firstRow: ROWS_ABOVE - 1,
            firstColumn: 0,
            lastRow: ROWS_ABOVE - 1 + count,
            lastColumn: columns.length - 1,
          },
        }),
    print: { landscape: true, titleRows: ROWS_ABOVE },
    ...(chart === undefined ? {} : { chart }),
  };
}

/** Texts as they are, numbers in the middle. */
export function cellsOf(values: readonly (string | number | ContentCell)[]): ContentCell[] {
  return values.map((value) =>
    typeof value === "object" ? value : { value, style: typeof value === "number" ? CENTRED : BODY },
  );
}
