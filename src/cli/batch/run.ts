/** Runs the jobs of a batch over worker threads: a few at a time, none of which can stop the others. */
import { setFlagsFromString } from "node:v8";
import Piscina from "piscina";
import { recordOfFailure, type BatchInputs, type BatchRecord } from "../../report/summary";
import type { Job } from "./pairing";
import { keyOf, readRecord, removeResults, writeRecord } from "./store";
import type { BatchTask } from "./task";

export interface BatchOptions {
  readonly folder: string;
  readonly out: string;
  readonly threads: number;
  /** Milliseconds that one workbook may take. */
  readonly limit: number;
  readonly editionId: string | null;
  /** The built worker; it exports a function of one task. */
  readonly workerFile: string;
  /** Checks again what is done already. */
  readonly again: boolean;
  readonly onDone: (done: number, resumed: boolean) => void;
}

/** A thread that needs more than this has met a file that is no disclosure. */
const THREAD_MEMORY_MB = 1024;

/**
 * How much a heap may grow between two collections. Below a limit of 2 GB the engine's own choice is so little that
 * collecting takes a third of all time.
 */
const HEAP_GROWTH = "--heap-growing-percent=200";

export async function runBatch(jobs: readonly Job[], options: BatchOptions): Promise<void> {
  // Of the threads that start from here on.
  setFlagsFromString(HEAP_GROWTH);
  const pool = new Piscina({
    filename: options.workerFile,
    // A thread costs as much to start as several workbooks to check: none is let go while it waits for its next.
    minThreads: options.threads,
    maxThreads: options.threads,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
  });
  let next = 0;
  let done = 0;
  const lane = async (): Promise<void> => {
    for (let job = jobs[next++]; job !== undefined; job = jobs[next++]) {
      const resumed = await runJob(pool, job, options);
      done += 1;
      options.onDone(done, resumed);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.threads }, lane));
  } finally {
    await pool.destroy();
  }
}

/** `true` where an earlier run had done it. */
async function runJob(pool: Piscina, job: Job, options: BatchOptions): Promise<boolean> {
  const { folder, out, editionId, limit } = options;
  const key = await keyOf(folder, job, editionId);
  if (!options.again && (await readRecord(out, job.workbook, key)) !== null) return true;
  const inputs: BatchInputs = { key, file: job.workbook, narrative: job.narrative, prior: job.prior };
  await removeResults(out, job.workbook);
  const task: BatchTask = { folder, out, inputs, editionId };
  const timeout = new AbortController();
  const timer = setTimeout(() => {
    timeout.abort();
  }, limit);
  try {
    await pool.run(task, { signal: timeout.signal });
  } catch (error) {
    await writeRecord(out, failureOf(inputs, error, timeout.signal.aborted, limit));
  } finally {
    clearTimeout(timer);
  }
  return false;
}

function failureOf(inputs: BatchInputs, error: unknown, isTimeout: boolean, limit: number): BatchRecord {
  if (isTimeout) return recordOfFailure(inputs, `超过时限（${String(limit / 1000)} 秒），未核对`);
  return recordOfFailure(inputs, `程序内部错误：${error instanceof Error ? error.message : String(error)}`);
}
