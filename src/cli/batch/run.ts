/** Runs the jobs of a batch over worker threads: a few at a time, none of which can stop the others. */
import { setFlagsFromString } from "node:v8";
import type Piscina from "piscina";
import { recordOfFailure, type BatchInputs, type BatchRecord } from "../../report/summary/record";
import type { Job } from "../../batch/pairing";
import { isEnding, withCleanUp } from "../../disk/ending";
import { UnreadableFile } from "../../files/unreadable-file";
import { UnwritableFile } from "../../disk/write-file";
import { isDone, keyOf, removeResults, writeRecord } from "./store";
import type { PreviousRun } from "./previous";
import type { Source } from "./source";
import type { BatchTask } from "./task";

export interface SharedFile {
  /** Absolute. */
  readonly file: string;
  readonly seal: string;
}

export interface BatchOptions extends Source {
  readonly out: string;
  readonly threads: number;
  /** Milliseconds that one workbook may take. */
  readonly limit: number;
  readonly editionId: string | null;
  /** A shared rule book: results hold for its content. */
  readonly rules?: SharedFile | undefined;
  /** A bureau's own list. */
  readonly list?: SharedFile | undefined;
  /** The earlier submission. */
  readonly previous?: PreviousRun | undefined;
  /** The built worker; it exports a function of one task. */
  readonly workerFile: string;
  /** Checks again what is done already. */
  readonly again: boolean;
  readonly onDone: (done: number, resumed: boolean) => void;
}

/** A thread that needs more than this has met a file that is no disclosure. */
export const THREAD_MEMORY_MB = 1024;

/**
 * How much a heap may grow between two collections. Below a limit of 2 GB the engine's own choice is so little that
 * collecting takes a third of all time.
 */
const HEAP_GROWTH = "--heap-growing-percent=100";

/** Resolves to the failures that could not even be recorded. */
export async function runBatch(jobs: readonly Job[], options: BatchOptions): Promise<BatchRecord[]> {
  // Of the threads that start from here on.
  setFlagsFromString(HEAP_GROWTH);
  let pool: Promise<Piscina> | null = null;
  const startedPool = (): Promise<Piscina> =>
    (pool ??= startPool(options.workerFile, Math.min(options.threads, jobs.length)));
  const unrecorded: BatchRecord[] = [];
  let next = 0;
  let done = 0;
  let isStopped = false;
  const lane = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined && !isStopped; job = jobs[next++]) {
      const outcome = await runJob(startedPool, job, { ...options, isStopped: () => isStopped });
      if (typeof outcome === "object") unrecorded.push(outcome);
      done += 1;
      options.onDone(done, outcome === "resumed");
    }
  };
  const stop = async (): Promise<void> => {
    isStopped = true;
    await (await pool)?.destroy();
  };
  await withCleanUp(stop, async () => {
    try {
      await Promise.all(Array.from({ length: options.threads }, lane));
    } finally {
      await stop();
    }
  });
  if (isEnding()) throw new Error("the program was told to end");
  return unrecorded;
}

/** Only when there is something to check: a run that finds all done ends without, and other commands never load it. */
async function startPool(filename: string, threads: number): Promise<Piscina> {
  const { default: Pool } = await import("piscina");
  return new Pool({
    filename,
    // A thread costs as much to start as several workbooks to check: none is let go while it waits for its next.
    minThreads: threads,
    maxThreads: threads,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
}

type RunningOptions = BatchOptions & { readonly isStopped: () => boolean };

/** Whether an earlier run had done it; a record where what happened could not be written down. */
async function runJob(
  pool: () => Promise<Piscina>,
  job: Job,
  options: RunningOptions,
): Promise<"resumed" | "done" | BatchRecord> {
  const { folder, archives, out, editionId, rules, list, previous, limit } = options;
  const seals = [rules, list, previous].map((given) => given?.seal ?? "");
  const { workbook: file, ...beside } = job;
  const key = await keyOf(options, job, editionId, seals).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return error;
    throw error;
  });
  if (typeof key === "string" && !options.again && (await isDone(out, file, key))) return "resumed";
  const inputs: BatchInputs = { key: typeof key === "string" ? key : "", file, ...beside };
  const given = { rules: rules?.file ?? null, list: list?.file ?? null, previous: previous?.outs ?? [] };
  const task: BatchTask = { folder, archives, out, inputs, editionId, ...given };
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, limit);
  try {
    await removeResults(out, file);
    if (typeof key !== "string") throw key;
    await (await pool()).run(task, { signal: timeout.signal });
    return "done";
  } catch (error) {
    // A job that is stopped with the program has not failed.
    if (options.isStopped()) return "done";
    return await recordFailure(out, failureOf(inputs, error, timeout.signal.aborted, limit));
  } finally {
    clearTimeout(timer);
  }
}

/** What was made before the failure is no result. */
async function recordFailure(out: string, record: BatchRecord): Promise<"done" | BatchRecord> {
  try {
    await writeRecord(out, record);
    return "done";
  } catch (error) {
    if (error instanceof UnwritableFile) return record;
    throw error;
  }
}

function failureOf(inputs: BatchInputs, error: unknown, isTimeout: boolean, limit: number): BatchRecord {
  if (isTimeout) return recordOfFailure(inputs, `超过时限（${String(limit / 1000)} 秒），未核对`);
  if (error instanceof UnwritableFile || error instanceof UnreadableFile)
    return recordOfFailure(inputs, error.message);
  return recordOfFailure(inputs, `程序内部错误：${error instanceof Error ? error.message : String(error)}`);
}
