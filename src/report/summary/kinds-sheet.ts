/** The summary by kind of problem, with a chart. */
import type { ContentRow, StreamedSheet } from "../../workbook/sheet-content";
import { SEVERITY_NAMES } from "../severity-names";
import { cellsOf, ROWS_ABOVE, tableSheet } from "./table-sheet";
import type { Totals } from "./totals";

/** Kinds that a chart can name legibly. */
const MOST_CHARTED = 8;
/** Rows of the sheet that a bar takes: its name may need two lines. */
const ROWS_A_BAR = 1.5;

export function kindsSheet({ kinds }: Totals): StreamedSheet {
  const rows = kinds.map(({ kind, errors, warnings, departments }, index): ContentRow => ({
    cells: cellsOf([index + 1, kind, errors, warnings, errors + warnings, departments]),
  }));
  const charted = kinds.slice(0, MOST_CHARTED);
  const last = ROWS_ABOVE + charted.length - 1;
  const series = (name: string, column: number, colour: string, values: readonly number[]) => ({
    name,
    colour,
    area: { firstRow: ROWS_ABOVE, firstColumn: column, lastRow: last, lastColumn: column },
    values,
  });
  return tableSheet({
    name: "问题类型",
    title: "各类问题",
    says:
      kinds.length === 0
        ? "没有发现问题"
        : `按检查事项归类；一个问题只归一类。图中为最多的${String(charted.length)}类`,
    columns: [
      { label: "序号", width: 6 },
      { label: "问题类型（检查事项）", width: 56 },
      { label: SEVERITY_NAMES.error, width: 10 },
      { label: SEVERITY_NAMES.warning, width: 10 },
      { label: "合计", width: 10 },
      { label: "涉及部门（单位）", width: 12 },
    ],
    rows,
    count: kinds.length,
    ...(charted.length === 0
      ? {}
      : {
          chart: {
            title: "各类问题的数量",
            categories: {
              area: { firstRow: ROWS_ABOVE, firstColumn: 1, lastRow: last, lastColumn: 1 },
              values: charted.map(({ kind }) => kind),
            },
            series: [
              series(
                SEVERITY_NAMES.error,
                2,
                "C0504D",
                charted.map(({ errors }) => errors),
              ),
              series(
                SEVERITY_NAMES.warning,
                3,
                "E5A93C",
                charted.map(({ warnings }) => warnings),
              ),
            ],
            // Under the table, as wide as it is, and low enough for one page with it.
            place: {
              firstRow: ROWS_ABOVE + kinds.length + 1,
              firstColumn: 0,
              lastRow: ROWS_ABOVE + kinds.length + 6 + Math.ceil(ROWS_A_BAR * charted.length),
              lastColumn: 6,
            },
          },
        }),
  });
}
