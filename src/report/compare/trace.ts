/** By what a finding is known again in a later submission, and by what one tells whether it was looked at there. */
import * as z from "zod";
import { factId } from "../../engine/fact";
import type { JsonFinding, JsonReport } from "../report-schema";

export const traceSchema = z.object({
  id: z.string(),
  /** The one cell that it accuses. */
  accused: z.string().nullable(),
  /** Whose cells it has. */
  tables: z.array(z.string()),
  /** Of a text: counted from 1. */
  paragraph: z.number().int().nullable(),
  /** Every cell that it names, also as one of several. */
  named: z.array(z.string()),
});
export type Trace = z.infer<typeof traceSchema>;

export function traceOf({ id, cells, culprit, text }: JsonFinding): Trace {
  const all = [...cells, ...(culprit ? [culprit, ...culprit.together, ...culprit.alternatives.flat()] : [])];
  return {
    id,
    accused: culprit === null ? null : keyOf(culprit),
    tables: [...new Set(cells.flatMap(({ table }) => table ?? []))],
    paragraph: text?.paragraph ?? null,
    named: [...new Set(all.flatMap((cell) => keyOf(cell) ?? []))],
  };
}

function keyOf({ table, line, column }: JsonFinding["cells"][number]): string | null {
  return table === null || line === null || column === null ? null : factId(table, line, column);
}

/** Whether a submission has what a finding was found in: a narrative, and every table of its cells. */
export function canBeSeen({ tables, checklist }: JsonReport): (trace: Trace) => boolean {
  const readable = new Set<string>(
    tables.filter(({ status }) => status === "read" || status === "empty").map(({ table }) => table),
  );
  const isTextOpen = checklist.some(
    ({ id, status, isByChoice }) => id === "4.4" && status === "open" && isByChoice,
  );
  return ({ tables: own, paragraph }) =>
    !(paragraph !== null && isTextOpen) && own.every((table) => readable.has(table));
}
