/** Which process wrote a file that was left behind, and whether it still runs. */
import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import * as z from "zod";

export const processIdentitySchema = z.object({
  host: z.string(),
  /** Differs after every start of the machine; empty where the system does not tell. */
  boot: z.string(),
  /** In which numbering of processes (a container has its own) the number holds; empty where there is but one. */
  space: z.string(),
  pid: z.number().int().positive(),
  /** When the process began, in the system's own words: numbers of processes are given again. */
  start: z.string(),
});
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

export function ownIdentity(): ProcessIdentity {
  return { ...machine(), pid: process.pid, start: startOf(process.pid) ?? "" };
}

/** `unknown` for a process of another machine or container. */
export function stateOf(identity: ProcessIdentity): "runs" | "ended" | "unknown" {
  const here = machine();
  if (identity.host !== here.host) return "unknown";
  if (identity.boot !== here.boot) return "ended";
  if (identity.space !== here.space) return "unknown";
  return startOf(identity.pid) === identity.start ? "runs" : "ended";
}

/** Of a process of this machine and container. */
export function isRunning(pid: number): boolean {
  return startOf(pid) !== null;
}

function machine(): Pick<ProcessIdentity, "host" | "boot" | "space"> {
  return {
    host: hostname(),
    boot: attempt(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "",
    space: attempt(() => readlinkSync("/proc/self/ns/pid")) ?? "",
  };
}

/** `null` when there is no such process (or one that only waits to be counted as dead). */
function startOf(pid: number): string | null {
  if (process.platform === "linux") {
    const stat = attempt(() => readFileSync(`/proc/${String(pid)}/stat`, "utf8"));
    // The name stands in brackets and may hold anything; the state is the first field after it, the start the 20th.
    const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields === undefined || /^[ZX]$/u.test(fields[0] ?? "") ? null : (fields[19] ?? "");
  }
  const isThere = attempt(() => process.kill(pid, 0)) ?? false;
  if (!isThere) return null;
  if (process.platform === "win32") return "";
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim();
}

function attempt<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}
