/** The output folder of a batch: records of what is done, kept whole, so that a run goes on where it was. */
import { readFileSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { isPlainPath, placeInside, removeInside, sizeInside } from "../../disk/inside";
import { codeOf } from "../../disk/error-code";
import { lookAtLink, unlessAbsent } from "../../disk/look";
import { entriesOf, onDisk } from "../../disk/names";
import { openWorkbook, readBytes } from "../../disk/open-file";
import { UnreadableFile } from "../../files/unreadable-file";
import { streamWorkbook } from "../../files/put-sheets";
import { isTemporary } from "../../disk/temporary";
import { unlessRefused, writeFileWhole, type FileContent } from "../../disk/write-file";
import { batchRecordSchema, withPersons, type BatchRecord } from "../../report/summary/record";
import { entryOf, summarySheets, type SummaryEntry } from "../../report/summary/sheets";
import { readPersonAnswers, type PersonAnswers } from "../../report/checklist/sheet";
import program from "../../../package.json";
import type { Job } from "../../batch/pairing";
import { sealed, sha256, unsealed } from "./sealed";
import { placeIn, type Source } from "./source";
import { pathsOf, resultPaths } from "./task";

const RECORDS = "records";
/** Where a record goes that is none: for its owner to look at, and out of the way. */
const SET_ASIDE = `${RECORDS}/set-aside`;

/**
 * Results hold for these contents, these names, this version and whatever else was given (`seals`). Rejects with
 * `UnreadableFile` where one of the files cannot be opened.
 */
export async function keyOf(
  source: Source,
  job: Job,
  editionId: string | null,
  seals: readonly string[],
): Promise<string> {
  const parts: (string | Uint8Array)[] = [program.version, editionId ?? "", ...seals];
  for (const path of [job.workbook, job.narrative, job.prior, job.publication]) {
    const content = path === null ? "" : await readBytes(placeIn(source, path)).catch(nothingIfAbsent);
    parts.push(path ?? "", sha256(content));
  }
  return sha256(...parts);
}

/** What cannot be opened now is not what it will be once it can. */
function nothingIfAbsent(error: unknown): string {
  if (error instanceof UnreadableFile && error.reason === "noAccess") throw error;
  return "";
}

function recordName(file: string): string {
  return `${sha256(file).slice(0, 32)}.json`;
}

/** Whether the results for this key are there. What failed is not: it may not fail again. */
export async function isDone(out: string, file: string, key: string): Promise<boolean> {
  const record = await readRecord(out, recordName(file));
  if (record?.key !== key || record.failure !== null) return false;
  const sizes = await Promise.all(record.results.map((path) => sizeInside(out, path)));
  return sizes.every((size) => size !== null && size > 0);
}

/** `null` for what is not whole, not ours, under another's name, or of a file outside the folder. */
async function readRecord(out: string, name: string): Promise<BatchRecord | null> {
  const path = join(out, RECORDS, name);
  // A folder in the place of a record is none; a disk that cannot be read is no reason to set it aside.
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "EISDIR") return "";
    throw new UnreadableFile("noAccess", path);
  });
  const record = recordIn(text);
  return record !== null && recordName(record.file) === name ? record : null;
}

function recordIn(text: string): BatchRecord | null {
  const record = batchRecordSchema.safeParse(unsealed(text));
  if (!record.success) return null;
  const { file, narrative, prior, publication, results, checklist } = record.data;
  // What could not be opened is named with a slash behind it.
  const paths = [
    file.replace(/\/$/u, ""),
    narrative,
    prior,
    publication,
    checklist?.path ?? null,
    ...results,
  ];
  const isInside = paths.every((path) => path === null || isPlainPath(path));
  return isInside ? record.data : null;
}

/** The record is written last: what has one is done. */
export async function writeRecord(out: string, record: BatchRecord): Promise<void> {
  await writeResult(out, `${RECORDS}/${recordName(record.file)}`, sealed(record));
}

/** @param path below the output folder, with forward slashes; @param likeFile what the result is a copy of */
export async function writeResult(
  out: string,
  path: string,
  content: FileContent,
  likeFile?: string,
): Promise<void> {
  const place = await placeInside(out, path);
  await writeFileWhole(place, content, {
    force: true,
    inputs: [],
    ...(likeFile === undefined ? {} : { likeFile }),
  });
}

/** A record that an output folder holds, without what only its rows of the summary need. */
export interface StoredEntry extends SummaryEntry {
  readonly checklist: BatchRecord["checklist"];
  readonly read: () => BatchRecord;
}

export interface Stored {
  readonly entries: readonly StoredEntry[];
  /** Names of files among the records that are none. */
  readonly strange: readonly string[];
}

export async function storedEntries(out: string): Promise<Stored> {
  const folder = join(out, RECORDS);
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return [];
    throw new UnreadableFile("noAccess", folder);
  });
  const entries: StoredEntry[] = [];
  const strange: string[] = [];
  for (const name of names.filter((candidate) => candidate.endsWith(".json")).sort()) {
    const record = await readRecord(out, name);
    if (record === null) strange.push(name);
    else {
      const read = (): BatchRecord => readAgain(join(out, RECORDS, name), record.file);
      entries.push({ ...entryOf(record), checklist: record.checklist, read });
    }
  }
  return { entries, strange };
}

function readAgain(path: string, file: string): BatchRecord {
  const record = recordIn(readFileSync(path, "utf8"));
  if (record === null) throw new Error(`the record of ${file} changed while the summary was written`);
  return record;
}

/** With what people have filled in on the lists since they were written; `unread`: lists that could not be opened. */
export async function withFilledLists(
  out: string,
  entries: readonly StoredEntry[],
): Promise<{ readonly entries: readonly StoredEntry[]; readonly unread: readonly string[] }> {
  const unread: string[] = [];
  const filled: StoredEntry[] = [];
  for (const entry of entries) {
    const list = entry.checklist;
    const persons = list && (await personsOf(join(out, list.path), list.seal));
    if (list && persons === undefined) unread.push(list.path);
    filled.push(persons ? answered(entry, persons) : entry);
  }
  return { entries: filled, unread };
}

/** `null`: as it was written, or no longer there; `undefined`: it cannot be opened. */
async function personsOf(path: string, seal: string): Promise<PersonAnswers | null | undefined> {
  try {
    if ((await lookAtLink(path)) === null) return null;
    return sha256(await readBytes(path)) === seal ? null : readPersonAnswers(await openWorkbook(path));
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}

function answered(entry: StoredEntry, persons: PersonAnswers): StoredEntry {
  const read = (): BatchRecord => {
    const record = entry.read();
    return { ...record, answers: withPersons(record.answers, persons) };
  };
  return { ...entry, ...entryOf(read()), read };
}

/** A record that could not be written, or that stands for one that is missing. */
export function entryOfRecord(record: BatchRecord): StoredEntry {
  return { ...entryOf(record), checklist: null, read: () => record };
}

/** `summary.xlsx` of these records in pieces; they are read again one by one, so that memory does not grow with them. */
export function summaryOf(entries: readonly StoredEntry[], unused: readonly string[]): Iterable<Uint8Array> {
  return streamWorkbook(summarySheets(entries, ({ read }) => read(), unused));
}

/**
 * Takes back the results of a workbook, the record first: what has one has its results. A list that people have filled in
 * stays.
 */
export async function removeResults(out: string, file: string): Promise<void> {
  const list = (await readRecord(out, recordName(file)))?.checklist;
  if (list && !list.isFilled) await removeUntouched(out, list);
  for (const path of [`${RECORDS}/${recordName(file)}`, ...pathsOf(resultPaths(file))])
    await removeInside(out, path);
}

async function removeUntouched(out: string, { path, seal }: { path: string; seal: string }): Promise<void> {
  if ((await sizeInside(out, path)) === null) return;
  const bytes = await readBytes(join(out, path)).catch(() => null);
  if (bytes !== null && sha256(bytes) === seal) await removeInside(out, path);
}

/**
 * Removes what a killed run left half written and the results of files that are no longer there, and sets aside what
 * stands among the records and is none; resolves to where that is now.
 */
export async function tidy(out: string, isCurrent: (file: string) => boolean): Promise<string[]> {
  await removeTemporaries(out);
  const { entries, strange } = await storedEntries(out);
  const aside: string[] = [];
  for (const name of strange) aside.push(await setAside(out, name));
  for (const { file } of entries) if (!isCurrent(file)) await removeResults(out, file);
  return aside;
}

async function setAside(out: string, name: string): Promise<string> {
  const path = `${SET_ASIDE}/${name}`;
  const place = await placeInside(out, path);
  // An earlier one gives way only to what has the same name, and is kept beside it.
  const isFree = (await lookAtLink(place)) === null;
  const to = isFree ? path : `${SET_ASIDE}/${Date.now().toString(36)}-${name}`;
  const from = join(out, RECORDS, name);
  await unlessRefused(rename(from, await placeInside(out, to)), from);
  return to;
}

/** Whether there is anything at the places of the results. */
export async function holdsResults(out: string): Promise<boolean> {
  if ((await lookAtLink(join(out, "summary.xlsx"))) !== null) return true;
  const holdsFiles = async (name: string): Promise<boolean> => {
    const folder = join(out, name);
    const entries = await unlessAbsent(readdir(folder, { recursive: true, withFileTypes: true }), folder);
    return entries?.some((entry) => !entry.isDirectory()) ?? false;
  };
  for (const folder of RESULT_FOLDERS) if (await holdsFiles(folder)) return true;
  return false;
}

/** Only where this program writes: a folder of the user's beside that is left alone. Links are not followed. */
export async function removeTemporaries(out: string): Promise<void> {
  const sweep = async (folder: string, isDeep: boolean): Promise<void> => {
    for (const { name, kind } of await entriesOf(folder).catch(() => [])) {
      const path = join(folder, name);
      if (kind === "file" && isTemporary(name))
        await rm(onDisk(path), { force: true }).catch(() => undefined);
      else if (kind === "folder" && (isDeep || OWN_FOLDERS.has(name))) await sweep(path, true);
    }
  };
  await sweep(out, false);
}

const RESULT_FOLDERS = ["reports", "opinions", "checklists", "annotated"];
const OWN_FOLDERS: ReadonlySet<string> = new Set([RECORDS, ...RESULT_FOLDERS]);
