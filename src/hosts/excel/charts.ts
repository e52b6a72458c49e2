/** Native charts on a sheet of the workbook, on request. */
import type { ChartContent } from "../host";
import { hostError } from "./errors";
import { run } from "./run";
import { askTraces, keepTraces } from "./settings";

const TYPES = {
  column: "ColumnClustered",
  pie: "Pie",
  line: "Line",
} as const satisfies Record<ChartContent["kind"], `${Excel.ChartType}`>;

export function addChart({ title, kind, data }: ChartContent): Promise<void> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(data.sheet).load("id,protection/protected");
    const traces = askTraces(context);
    await context.sync();
    if (sheet.isNullObject) throw hostError("missing", data.sheet);
    if (sheet.protection.protected) throw hostError("protected", data.sheet);

    const chart = sheet.charts.add(TYPES[kind], sheet.getRange(data.range), "Columns").load("id");
    chart.title.text = title;
    await context.sync();
    const { charts, ...others } = traces();
    keepTraces(context, { ...others, charts: [...charts, { sheetId: sheet.id, chartId: chart.id }] });
    await context.sync();
  });
}
