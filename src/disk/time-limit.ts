/** Stops work that does not end by itself, which nothing but Node's `vm` can do within one thread. */
import { runInNewContext } from "node:vm";
import type { TimeLimit } from "../files/read-workbook";
import { UnreadableFile } from "../files/unreadable-file";

/** Seconds: the last guard, far above what anything within the limits takes; those are counted, not timed. */
export const LONGEST_READ = 60;

export function withinSeconds(seconds: number): TimeLimit {
  return <T>(work: () => T): T => {
    const results: T[] = [];
    const keepResult = (): void => {
      results.push(work());
    };
    try {
      runInNewContext("keepResult()", { keepResult }, { timeout: seconds * 1000 });
    } catch (error) {
      if (isTimeout(error)) throw new UnreadableFile("tooMuch");
      throw error;
    }
    const [result] = results;
    return result as T;
  };
}

function isTimeout(error: unknown): boolean {
  return (
    typeof error === "object" &&
    error !== null &&
    "code" in error &&
    error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
  );
}
