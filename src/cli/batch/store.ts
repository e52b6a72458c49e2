/** The output folder of a batch: records of what is done, kept whole, so that a run goes on where it was. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readBytes } from "../../disk/open-file";
import { streamWorkbook } from "../../files/put-sheets";
import { writeFileWhole, type FileContent } from "../../disk/write-file";
import {
  batchRecordSchema,
  entryOf,
  summarySheets,
  type BatchRecord,
  type SummaryEntry,
} from "../../report/summary";
import program from "../../../package.json";
import type { Job } from "./pairing";
import { resultPaths } from "./task";

const RECORDS = "records";
/** Beside the records: which shard they are of. */
const SHARD = "shard.txt";

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** Results hold for these contents, these names and this version; of a file that cannot be read there are none. */
export async function keyOf(folder: string, job: Job, editionId: string | null): Promise<string> {
  const parts: (string | Uint8Array)[] = [program.version, editionId ?? ""];
  for (const path of [job.workbook, job.narrative, job.prior]) {
    const content = path === null ? "" : await readBytes(join(folder, path)).catch(() => "");
    parts.push(path ?? "", sha256(content));
  }
  return sha256(...parts);
}

export interface Shard {
  /** From 0. */
  readonly index: number;
  readonly count: number;
}

/** 0 … count − 1 by content (of what cannot be read: by name), so that machines share without asking each other. */
export async function shardOf(folder: string, job: Job, count: number): Promise<number> {
  const digest = sha256(await readBytes(join(folder, job.workbook)).catch(() => job.workbook));
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

export async function writeResult(path: string, content: FileContent): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFileWhole(path, content, { force: true, inputs: [] });
}

/** A record that an output folder holds, without what only its rows of the summary need. */
export interface StoredEntry extends SummaryEntry {
  readonly path: string;
}

export async function storedEntries(out: string): Promise<StoredEntry[]> {
  const names = await readdir(join(out, RECORDS)).catch(() => []);
  const entries: StoredEntry[] = [];
  for (const name of names.filter((candidate) => candidate.endsWith(".json")).sort()) {
    const path = join(out, RECORDS, name);
    const record = batchRecordSchema.safeParse(parseJson(await readFile(path, "utf8")));
    if (record.success) entries.push({ ...entryOf(record.data), path });
  }
  return entries;
}

/** `summary.xlsx` of these records in pieces; they are read again one by one, so that memory does not grow with them. */
export function summaryOf(entries: readonly StoredEntry[]): Iterable<Uint8Array> {
  const read = ({ path }: StoredEntry): BatchRecord =>
    batchRecordSchema.parse(parseJson(readFileSync(path, "utf8")));
  return streamWorkbook(summarySheets(entries, read));
}

/** The shard that a folder holds the results of, as text; `null` where it holds none. */
export async function shardIn(out: string): Promise<string | null> {
  return readFile(join(out, RECORDS, SHARD), "utf8").catch(() => null);
}

export async function writeShard(out: string, shard: string): Promise<void> {
  await writeResult(join(out, RECORDS, SHARD), shard);
}

/** Takes back the results of a workbook, the record first: what has one has its results. */
export async function removeResults(out: string, file: string): Promise<void> {
  const { json, markdown, annotated } = resultPaths(file);
  await rm(recordPath(out, file), { force: true });
  for (const path of [json, markdown, annotated]) await rm(join(out, path), { force: true });
}

/** Removes what a killed run left half written, and the results of files that are no longer there. */
export async function tidy(out: string, isCurrent: (file: string) => boolean): Promise<void> {
  const entries = await readdir(out, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    if (entry.isFile() && /^\..*\.[0-9a-f]{12}\.tmp$/u.test(entry.name))
      await rm(join(entry.parentPath, entry.name), { force: true });
  }
  for (const { file } of await storedEntries(out)) {
    if (!isCurrent(file)) await removeResults(out, file);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
