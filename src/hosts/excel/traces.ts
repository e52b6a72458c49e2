/** Takes everything of ours out of the workbook: marks, comments, charts, sheets, settings. */
import type { SkippedSheet } from "../host";
import { clearComments } from "./comments";
import { clearMarks } from "./marks";
import { run } from "./run";
import { askTraces, dropSetting, keepTraces, STATE_KEY } from "./settings";

/** @param sheetNames sheets of ours to delete; others of ours stay, as the user may have worked on them */
export async function clearTraces(
  sheetNames: readonly string[],
): Promise<{ readonly skipped: readonly SkippedSheet[] }> {
  const { skipped } = await clearMarks();
  await clearComments();
  await run(async (context) => {
    const worksheets = context.workbook.worksheets.load("items/id,items/name");
    const traces = askTraces(context);
    await context.sync();
    const found = worksheets.items.map((sheet) => ({ sheet, charts: sheet.charts.load("items/id") }));
    await context.sync();

    const { charts: ourCharts, sheetIds, marks, commentIds } = traces();
    for (const { sheet, charts } of found) {
      const ids = ourCharts.filter(({ sheetId }) => sheetId === sheet.id).map(({ chartId }) => chartId);
      for (const chart of charts.items) if (ids.includes(chart.id)) chart.delete();
    }
    for (const { sheet } of found) {
      if (sheetIds.includes(sheet.id) && sheetNames.includes(sheet.name)) sheet.delete();
    }
    dropSetting(context, STATE_KEY);
    keepTraces(context, { marks, commentIds, charts: [], sheetIds: [] });
    await context.sync();
  });
  return { skipped };
}
