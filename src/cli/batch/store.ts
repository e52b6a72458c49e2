/** The output folder of a batch: records of what is done, kept whole, so that a run goes on where it was. */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeFileWhole } from "../../hosts/file/write-file";
import { batchRecordSchema, type BatchRecord } from "../../report/summary";
import program from "../../../package.json";
import type { Job } from "./pairing";

const RECORDS = "records";

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** Results hold for these contents, these names and this version of the program. */
export async function keyOf(folder: string, job: Job, editionId: string | null): Promise<string> {
  const parts: (string | Uint8Array)[] = [program.version, editionId ?? ""];
  for (const path of [job.workbook, job.narrative, job.prior]) {
    parts.push(path ?? "", path === null ? "" : sha256(await readFile(join(folder, path))));
  }
  return sha256(...parts);
}

/** 0 … count − 1 by content, so that every machine finds its own share without asking the others. */
export async function shardOf(folder: string, job: Job, count: number): Promise<number> {
  const digest = sha256(await readFile(join(folder, job.workbook)));
  return Number(BigInt(`0x${digest.slice(0, 15)}`) % BigInt(count));
}

function recordPath(out: string, file: string): string {
  return join(out, RECORDS, `${sha256(file).slice(0, 32)}.json`);
}

/** `null` where there is none, where it failed (it may not again), or where it is of other contents or versions. */
export async function readRecord(out: string, file: string, key: string): Promise<BatchRecord | null> {
  const text = await readFile(recordPath(out, file), "utf8").catch(() => null);
  if (text === null) return null;
  const record = batchRecordSchema.safeParse(parseJson(text));
  return record.success && record.data.key === key && record.data.failure === null ? record.data : null;
}

/** The record is written last: what has one is done. */
export async function writeRecord(out: string, record: BatchRecord): Promise<void> {
  await writeResult(recordPath(out, record.file), `${JSON.stringify(record)}\n`);
}

export async function writeResult(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileWhole(path, content, { force: true, inputs: [] });
}

export async function readRecords(out: string): Promise<BatchRecord[]> {
  const names = await readdir(join(out, RECORDS)).catch(() => []);
  const records: BatchRecord[] = [];
  for (const name of names.filter((candidate) => candidate.endsWith(".json")).sort()) {
    const record = batchRecordSchema.safeParse(parseJson(await readFile(join(out, RECORDS, name), "utf8")));
    if (record.success) records.push(record.data);
  }
  return records;
}

/** Removes what a killed run left half written, and the records of files that are no longer there. */
export async function tidy(out: string, isCurrent: (file: string) => boolean): Promise<void> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile() && /^\..*\.[0-9a-f]{12}\.tmp$/u.test(entry.name))
      await rm(join(entry.parentPath, entry.name), { force: true });
  }
  for (const record of await readRecords(out)) {
    if (!isCurrent(record.file)) await rm(recordPath(out, record.file), { force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
