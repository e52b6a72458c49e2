/** What goes to a thread that checks a folder's workbooks, and what comes back. */
import type { BatchInputs, BatchRecord } from "../../report/summary/record";

/** Goes before the tasks: a rule book is read once by each thread. */
export interface FolderRules {
  readonly kind: "folder-rules";
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FolderTask {
  readonly kind: "folder-task";
  readonly inputs: BatchInputs;
  /** The files that the inputs name, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export interface FolderResult {
  readonly kind: "folder-result";
  readonly record: BatchRecord;
  /** Reports, letters, lists and marked copies, by their paths below the results. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
}
