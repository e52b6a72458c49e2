/**
 * What we keep in the workbook itself: where our traces are, so that they can be removed even after the pane was
 * closed or the workbook travelled, and the pane's own state. Another program may have written there; what does not
 * fit the schema counts as absent.
 */
import * as z from "zod";

const tracesSchema = z.object({
  /** Conditional formats of ours. */
  marks: z.array(z.object({ sheetId: z.string(), formatId: z.string() })),
  commentIds: z.array(z.string()),
  charts: z.array(z.object({ sheetId: z.string(), chartId: z.string() })),
  /** Worksheets that we wrote. */
  sheetIds: z.array(z.string()),
});
export type Traces = z.infer<typeof tracesSchema>;

const NO_TRACES: Traces = { marks: [], commentIds: [], charts: [], sheetIds: [] };

export const TRACES_KEY = "finalAccounts.traces";
export const STATE_KEY = "finalAccounts.state";

/** Asks for a setting; the answer can be had after the next sync, `undefined` when there is none. */
export function askSetting(context: Excel.RequestContext, key: string): () => unknown {
  const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
  return () => (setting.isNullObject ? undefined : (setting.value as unknown));
}

export function askTraces(context: Excel.RequestContext): () => Traces {
  const answer = askSetting(context, TRACES_KEY);
  return () => tracesSchema.safeParse(answer()).data ?? NO_TRACES;
}

/** Takes effect with the next sync; nothing is kept of traces that are all gone. */
export function keepTraces(context: Excel.RequestContext, traces: Traces): void {
  const isEmpty = Object.values(traces).every((list) => list.length === 0);
  if (isEmpty) dropSetting(context, TRACES_KEY);
  else context.workbook.settings.add(TRACES_KEY, traces);
}

export function dropSetting(context: Excel.RequestContext, key: string): void {
  // Adding first makes sure that there is something to delete, so that no round trip is needed to find out.
  context.workbook.settings.add(key, "").delete();
}
