/** Runs the command line from its sources as a process of its own, as a user's shell would. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const ROOT = join(__dirname, "..", "..");

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function finalAccounts(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", join("src", "cli", "main.ts"), ...args],
    {
      cwd: ROOT,
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "zh_CN.UTF-8", ...environment },
    },
  );
  return { code: status, stdout, stderr };
}
