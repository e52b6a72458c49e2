/** What came of a workbook in one word, and the order of many. */
import type { BatchRecord } from "../../report/summary/record";

/** The gravest first. */
export const RESULTS = ["failed", "errors", "warnings", "open", "clean"] as const;
export type Result = (typeof RESULTS)[number];

export type SortKey = "file" | "entity" | "result" | "errors" | "warnings" | "notChecked";

/** As the summary of `batch` says it. */
export function resultOf({ failure, errors, outcome, warnings }: BatchRecord): Result {
  if (failure !== null) return "failed";
  if (errors > 0) return "errors";
  if (outcome === "open") return "open";
  return warnings > 0 ? "warnings" : "clean";
}

/** Numbers from the highest, results from the gravest, names by their letters; what is equal by its name. */
export function sortRecords(records: readonly BatchRecord[], key: SortKey): BatchRecord[] {
  const byName = (a: BatchRecord, b: BatchRecord) => (a.file < b.file ? -1 : Number(a.file > b.file));
  const byKey = (a: BatchRecord, b: BatchRecord): number => {
    if (key === "file") return 0;
    if (key === "entity") return (a.entity ?? "").localeCompare(b.entity ?? "", "zh-CN");
    if (key === "result")
      return RESULTS.indexOf(resultOf(a)) - RESULTS.indexOf(resultOf(b)) || b.errors - a.errors;
    return b[key] - a[key];
  };
  return [...records].sort((a, b) => byKey(a, b) || byName(a, b));
}
