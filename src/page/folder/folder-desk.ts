/** A folder that is open in the page: its run, what became of it, and the results as one file. */
import { recordOfClosed, unusedOf } from "../../batch/archives";
import { pair } from "../../batch/pairing";
import { newWorkbook } from "../../files/put-sheets";
import { createZip } from "../../files/zip-entry";
import type { BatchRecord } from "../../report/summary/record";
import { entryOf, summarySheets } from "../../report/summary/sheets";
import { createStore, type Store } from "../../taskpane/store";
import type { OpenedFolder } from "./folder-files";
import { runFolder, type FolderRun, type RunOptions } from "./run-folder";

export interface FolderState {
  readonly records: readonly BatchRecord[];
  readonly total: number;
  /** Files that belong to no workbook or cannot be read: the summary lists them. */
  readonly unused: number;
  readonly isRunning: boolean;
}

export interface FolderDesk {
  readonly opened: OpenedFolder;
  readonly store: Store<FolderState>;
  /** Goes on where it was stopped. */
  readonly start: () => Promise<void>;
  readonly stop: () => void;
  /** Summary, reports, letters, lists and marked copies. */
  readonly results: () => Uint8Array;
}

export function createFolderDesk(
  opened: OpenedFolder,
  { startThread, threads, rules }: Pick<RunOptions, "startThread" | "threads" | "rules">,
): FolderDesk {
  const run: FolderRun = { records: new Map(), outputs: new Map() };
  const { files, closed } = opened;
  const paths = files.map(({ path }) => path);
  const jobs = pair(paths);
  const unused = unusedOf(paths, jobs);
  const records = () => [...closed.map(recordOfClosed), ...run.records.values()];
  const store = createStore<FolderState>({
    records: records(),
    total: jobs.length + closed.length,
    unused: unused.length,
    isRunning: false,
  });
  let abort: AbortController | null = null;

  return {
    opened,
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
          onProgress: () => store.update({ records: records() }),
        });
      } finally {
        store.update({ isRunning: false, records: records() });
      }
    },
    stop: () => abort?.abort(),
    results() {
      const known = new Map(records().map((record) => [record.file, record]));
      const entries = [...known.values()].map(entryOf);
      const recordFor = ({ file }: { readonly file: string }): BatchRecord => {
        const record = known.get(file);
        if (!record) throw new Error(`${file} has no record`);
        return record;
      };
      const sheets = summarySheets(entries, recordFor, unused);
      return createZip(new Map([["summary.xlsx", newWorkbook(sheets)], ...run.outputs]));
    },
  };
}
