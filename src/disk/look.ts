/** What stands at a place. That nothing is there is an answer; what the system does not let us see is never taken for it. */
import type { BigIntStats, Stats } from "node:fs";
import { lstat, stat } from "node:fs/promises";
import { UnreadableFile } from "../files/unreadable-file";
import { codeOf } from "./error-code";
import { onDisk } from "./names";

/** Where a link leads. Rejects with `UnreadableFile`, as all of these. */
export function look(path: string): Promise<Stats | null> {
  return unlessAbsent(stat(onDisk(path)), path);
}

/** A link itself. */
export function lookAtLink(path: string): Promise<Stats | null> {
  return unlessAbsent(lstat(onDisk(path)), path);
}

/** With numbers that tell two files apart on every file system. */
export function lookExactly(path: string): Promise<BigIntStats | null> {
  return unlessAbsent(stat(onDisk(path), { bigint: true }), path);
}

const ABSENT: ReadonlySet<unknown> = new Set(["ENOENT", "ENOTDIR"]);

export async function unlessAbsent<T>(work: Promise<T>, path: string): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (ABSENT.has(codeOf(error))) return null;
    throw new UnreadableFile("noAccess", path);
  }
}
