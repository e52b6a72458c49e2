/** What goes to a thread that checks a folder's workbooks, and what comes back. */
import type { BatchInputs, BatchRecord } from "../../report/summary/record";

export interface FolderTask {
  readonly kind: "folder-task";
  readonly inputs: BatchInputs;
  /** The files that the inputs name, by their paths. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** A shared rule book for the whole folder. */
  readonly rules: { readonly name: string; readonly bytes: Uint8Array } | null;
}

export interface FolderResult {
  readonly kind: "folder-result";
  readonly record: BatchRecord;
  /** Reports and the annotated copy, by their paths below the results. */
  readonly outputs: ReadonlyMap<string, Uint8Array>;
}
