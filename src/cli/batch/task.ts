/** What goes to a worker thread and what comes back: names only, so that memory does not grow with the files. */
import type { BatchInputs } from "../../report/summary";

export interface BatchTask {
  /** Absolute folders. */
  readonly folder: string;
  readonly out: string;
  readonly inputs: BatchInputs;
  readonly editionId: string | null;
}

/** The places of one workbook's results below the output folder. */
export interface ResultPaths {
  readonly json: string;
  readonly markdown: string;
  readonly annotated: string;
}

export function resultPaths(file: string): ResultPaths {
  const stem = file.replace(/\.[^./]+$/u, "");
  // The ending stays in the name: `甲.xls` and `甲.xlsx` may stand in one folder.
  const extension = file.slice(stem.length + 1);
  const annotated = `annotated/${stem}.标注.${extension.toLowerCase() === "xls" ? "xlsx" : extension}`;
  return { json: `reports/${file}.json`, markdown: `reports/${file}.md`, annotated };
}
