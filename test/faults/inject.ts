/**
 * Makes calls of the file system fail, every n-th of a kind, as a full disk, a worn-out disk or a lost network share
 * does; or ends the process at one of them, as a power cut does.
 */
import promises from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

export const KINDS = ["read", "write", "rename", "remove", "mkdir"] as const;
export type Kind = (typeof KINDS)[number];

export interface Plan {
  readonly kind: Kind | "any";
  /** Every so many calls of the kind … */
  readonly every: number;
  /** … from this one on, counted from 1 … */
  readonly from: number;
  /** … fails with this code, or ends the process. */
  readonly code: "ENOSPC" | "EIO" | "EACCES" | "kill";
}

const FUNCTIONS: Readonly<Record<Kind, readonly string[]>> = {
  read: ["readFile", "readdir", "stat", "lstat", "realpath"],
  write: ["open", "writeFile"],
  rename: ["rename", "link"],
  remove: ["rm"],
  mkdir: ["mkdir", "mkdtemp"],
};
const OF_HANDLE = ["writeFile", "sync", "chmod"] as const;

type Anything = (...args: unknown[]) => Promise<unknown>;

let plan: Plan | null = null;
let calls = 0;
let faults = 0;
let isPatched = false;

/** From now on calls fail by this plan; `null`: none. Returns how many failed by the one before. */
export function inject(next: Plan | null): number {
  if (!isPatched) patch();
  const before = faults;
  [plan, calls, faults] = [next, 0, 0];
  return before;
}

function patch(): void {
  isPatched = true;
  const functions = promises as unknown as Record<string, Anything>;
  for (const kind of KINDS) {
    for (const name of FUNCTIONS[kind]) {
      const real = functions[name];
      if (!real) throw new Error(`node:fs/promises has no ${name}`);
      functions[name] = async (...args) => {
        refuse(kind, name);
        const result = await real(...args);
        if (name === "open") patchHandle(result as FileHandle);
        return result;
      };
    }
  }
}

function patchHandle(handle: FileHandle): void {
  const functions = handle as unknown as Record<string, Anything>;
  for (const name of OF_HANDLE) {
    const real = functions[name]?.bind(handle);
    if (!real) throw new Error(`a file handle has no ${name}`);
    functions[name] = async (...args) => {
      refuse("write", name);
      return real(...args);
    };
  }
}

function refuse(kind: Kind, call: string): void {
  if (plan === null || (plan.kind !== "any" && plan.kind !== kind)) return;
  calls += 1;
  if (calls < plan.from || (calls - plan.from) % plan.every !== 0) return;
  if (plan.code === "kill") process.kill(process.pid, "SIGKILL");
  faults += 1;
  throw Object.assign(new Error(`${plan.code}: injected, ${call}`), { code: plan.code, syscall: call });
}
