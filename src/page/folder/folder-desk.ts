/** A folder that is open in the page: its run, what became of it, and the results as one file. */
import { pair } from "../../batch/pairing";
import { newWorkbook } from "../../files/put-sheets";
import { createZip } from "../../files/zip-entry";
import type { BatchRecord } from "../../report/summary/record";
import { entryOf, summarySheets } from "../../report/summary/sheets";
import { createStore, type Store } from "../../taskpane/store";
import { runFolder, type FolderFile, type FolderRun, type RunOptions } from "./run-folder";

export interface FolderState {
  readonly records: readonly BatchRecord[];
  readonly total: number;
  readonly isRunning: boolean;
}

export interface FolderDesk {
  readonly name: string;
  readonly files: readonly FolderFile[];
  readonly store: Store<FolderState>;
  /** Goes on where it was stopped. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  /** Summary, reports and annotated copies. */
  readonly results: () => Uint8Array;
}

export function createFolderDesk(
  name: string,
  files: readonly FolderFile[],
  { startThread, threads, rules }: Pick<RunOptions, "startThread" | "threads" | "rules">,
): FolderDesk {
  const run: FolderRun = { records: new Map(), outputs: new Map() };
  const total = pair(files.map(({ path }) => path)).length;
  const store = createStore<FolderState>({ records: [], total, isRunning: false });
  let abort: AbortController | null = null;

  return {
    name,
    files,
    store,
    async start() {
      if (store.get().isRunning) return;
      abort = new AbortController();
      store.update({ isRunning: true });
      try {
        await runFolder({
          files,
          run,
          threads,
          rules,
          startThread,
          signal: abort.signal,
          onProgress: () => store.update({ records: [...run.records.values()] }),
        });
      } finally {
        store.update({ isRunning: false, records: [...run.records.values()] });
      }
    },
    stop: () => abort?.abort(),
    results() {
      const records = [...run.records.values()];
      const known = new Map(records.map((record) => [record.file, record]));
      const sheets = summarySheets(records.map(entryOf), ({ file }) => {
        const record = known.get(file);
        if (!record) throw new Error(`${file} has no record`);
        return record;
      });
      return createZip(new Map([["summary.xlsx", newWorkbook(sheets)], ...run.outputs]));
    },
  };
}
