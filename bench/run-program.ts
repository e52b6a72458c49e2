/** The built program as a user runs it, and what it used. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const PROGRAM = join("dist", "cli", "final-accounts.js");

export interface Time {
  readonly seconds: number;
  /** Seconds of processor time: what counts on a machine that has other work as well. */
  readonly processor: number;
}

export interface Run extends Time {
  /** MB. */
  readonly peak: number;
}

/** Throws where the program ends worse than `worst`: that it finds something wrong (1) is no failure. */
export function runProgram(args: readonly string[], worst: 1 | 2 = 1): Run {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--require", "./bench/usage.cjs", PROGRAM, ...args],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status === null || status > worst) throw new Error(`exit code ${String(status)}\n${stderr}`);
  const [peak = NaN, processor = NaN] = (stderr.trim().split("\n").pop() ?? "").split(" ").map(Number);
  return {
    seconds: (performance.now() - start) / 1000,
    processor: processor / 1e6,
    peak: peak / 1024,
  };
}
