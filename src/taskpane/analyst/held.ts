/** What the desk holds between two questions. */
import type { Report } from "../../check/check";
import type { Workbook } from "../../workbook/workbook";

export interface Held {
  workbook: Workbook;
  report: Report | null;
  /** Last year's workbook, where the user gave it. */
  prior: Workbook | null;
}

/** The report that the pane has shown; every question but the first comes after it. */
export function reportOf({ report }: Held): Report {
  if (!report) throw new Error("nothing has been checked yet");
  return report;
}
