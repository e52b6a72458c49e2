/** Checks a folder's workbooks in as many threads as the machine can spare; what is checked is kept when it is stopped. */
import { pair } from "../../batch/pairing";
import { recordOfFailure, type BatchInputs, type BatchRecord } from "../../report/summary/record";
import type { FolderResult, FolderRules, FolderTask } from "./task";

/** A file of the folder, read only when its turn comes. */
export interface FolderFile {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

export interface FolderRun {
  /** Of this session, by the workbooks' paths. */
  readonly records: Map<string, BatchRecord>;
  readonly outputs: Map<string, Uint8Array>;
}

export interface RunOptions {
  readonly files: readonly FolderFile[];
  /** What an earlier run of the same folder has done is not done again. */
  readonly run: FolderRun;
  readonly threads: number;
  /** A shared rule book for the whole folder. */
  readonly rules: Omit<FolderRules, "kind"> | null;
  readonly startThread: () => Worker;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** As long as `batch` gives one workbook by itself, in milliseconds. */
const LIMIT = 120_000;

/** Resolves when all are done, or when it is stopped. */
export async function runFolder({
  files,
  run,
  threads,
  rules,
  startThread,
  signal,
  onProgress,
}: RunOptions): Promise<void> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const jobs = pair([...byPath.keys()]);
  const open = jobs.filter(({ workbook }) => !run.records.has(workbook));
  let next = 0;
  const told = () => onProgress(run.records.size, jobs.length);
  told();

  function startWorker(): Worker {
    const worker = startThread();
    if (rules) worker.postMessage({ kind: "folder-rules", ...rules } satisfies FolderRules);
    return worker;
  }

  async function lane(): Promise<void> {
    let worker = startWorker();
    for (let job = open[next++]; job && !signal.aborted; job = open[next++]) {
      const { workbook: file, ...beside } = job;
      const inputs: BatchInputs = { key: "", file, ...beside };
      const outcome = await ask(worker, inputs);
      if (outcome === "stopped") break;
      if ("failure" in outcome) {
        worker.terminate();
        worker = startWorker();
        run.records.set(file, recordOfFailure(inputs, outcome.failure));
      } else {
        run.records.set(file, outcome.record);
        for (const [path, bytes] of outcome.outputs) run.outputs.set(path, bytes);
      }
      told();
    }
    worker.terminate();
  }

  async function ask(
    worker: Worker,
    inputs: BatchInputs,
  ): Promise<FolderResult | { readonly failure: string } | "stopped"> {
    const read = await bytesOf(inputs);
    if ("failure" in read) return read;
    return new Promise((resolve) => {
      const timer = setTimeout(() => end({ failure: `超过时限（${LIMIT / 1000} 秒），未核对` }), LIMIT);
      const stop = () => end("stopped");
      // The reader of PDFs has messages of its own.
      const answered = ({ data }: MessageEvent<FolderResult | { readonly kind?: undefined }>) => {
        if (data.kind === "folder-result") end(data);
      };
      const failed = (event: ErrorEvent) => end({ failure: `程序内部错误：${event.message}` });
      const end = (outcome: FolderResult | { readonly failure: string } | "stopped") => {
        clearTimeout(timer);
        signal.removeEventListener("abort", stop);
        worker.removeEventListener("message", answered);
        worker.removeEventListener("error", failed);
        resolve(outcome);
      };
      signal.addEventListener("abort", stop);
      worker.addEventListener("message", answered);
      worker.addEventListener("error", failed);
      const task: FolderTask = { kind: "folder-task", inputs, files: read };
      worker.postMessage(task);
    });
  }

  async function bytesOf(
    inputs: BatchInputs,
  ): Promise<Map<string, Uint8Array> | { readonly failure: string }> {
    const bytes = new Map<string, Uint8Array>();
    for (const path of [inputs.file, inputs.narrative, inputs.prior, inputs.publication]) {
      if (path === null) continue;
      try {
        const content = await byPath.get(path)?.read();
        if (content) bytes.set(path, content);
      } catch {
        return { failure: `${path}：读不了，可能已被移动或正被其他程序占用` };
      }
    }
    return bytes;
  }

  await Promise.all(Array.from({ length: Math.max(1, Math.min(threads, open.length)) }, lane));
}
