/** The output folders of an earlier submission: what each department had there, by its file or by its name. */
import { readFile, realpath } from "node:fs/promises";
import { join, resolve } from "node:path";
import { isPlainPath } from "../../disk/inside";
import { unlessAbsent } from "../../disk/look";
import { onDisk } from "../../disk/names";
import { plainEntity } from "../../engine/entity-name";
import { contentSchema } from "../../report/compare/content";
import type { Earlier } from "../../report/summary/followed";
import { UsageError } from "../command";
import { sha256, unsealed } from "./sealed";
import { shardSetIn } from "./shard";
import { storedEntries, type StoredEntry } from "./store";
import { resultPaths } from "./task";

export interface PreviousRun {
  /** Absolute, with links resolved. */
  readonly outs: readonly string[];
  /** Of all that they hold. */
  readonly seal: string;
  /** Those that could be checked then. */
  readonly entries: readonly StoredEntry[];
}

/** Rejects with {@link UsageError} for a folder that is no output of a batch, or is the one that is to be filled. */
export async function openPrevious(folders: readonly string[], out: string): Promise<PreviousRun> {
  const outs: string[] = [];
  const entries: StoredEntry[] = [];
  for (const folder of folders) {
    const place = await realpath(folder).catch(() => resolve(folder));
    if (place === (await realpath(out).catch(() => resolve(out))))
      throw new UsageError(
        "--previous 是上次的输出文件夹，本次请另用一个（-o）",
        "--previous is the earlier output folder: give this run one of its own (-o)",
      );
    if (typeof (await shardSetIn(place)) !== "object")
      throw new UsageError(`${folder} 不是 batch 的输出文件夹`, `${folder} is no output folder of batch`);
    outs.push(place);
    entries.push(...(await storedEntries(place)).entries);
  }
  const seal = sha256(...entries.flatMap(({ file, key }) => [file, key]).sort());
  return { outs, seal, entries: entries.filter(({ hasFailed }) => !hasFailed) };
}

export interface EarlierOfDepartment extends Earlier {
  /** Where its list of the inspection is, filled in or not. */
  readonly checklist: string | null;
}

interface Known {
  readonly out: string;
  readonly entry: StoredEntry;
}

/** Of a thread: the folders are looked through once. */
const indexes = new Map<string, Promise<readonly Known[]>>();

function indexOf(outs: readonly string[]): Promise<readonly Known[]> {
  const key = outs.join("\0");
  const index =
    indexes.get(key) ??
    Promise.all(
      outs.map(async (out) => (await storedEntries(out)).entries.map((entry) => ({ out, entry }))),
    ).then((all) => all.flat().filter(({ entry }) => !entry.hasFailed));
  indexes.set(key, index);
  return index;
}

/**
 * The same path is the same department; otherwise the name that the tables print, where one alone has it and its own file
 * is not here again (`isHere`).
 */
export async function earlierOf(
  outs: readonly string[],
  { file, entity }: { readonly file: string; readonly entity: string | null },
  isHere: (file: string) => Promise<boolean>,
): Promise<EarlierOfDepartment | null> {
  const known = await indexOf(outs);
  const same = known.find(({ entry }) => entry.file === file);
  if (same) return read(same);
  const named: Known[] = [];
  if (entity !== null)
    for (const each of known) if (isOf(each, entity) && !(await isHere(each.entry.file))) named.push(each);
  const [only, ...others] = named;
  return only && others.length === 0 ? read(only) : null;
}

function isOf({ entry }: Known, entity: string): boolean {
  return entry.entity !== null && plainEntity(entry.entity) === plainEntity(entity);
}

async function read({ out, entry }: Known): Promise<EarlierOfDepartment> {
  const { file, findings, checklist } = entry.read();
  const place = join(out, resultPaths(file).content);
  const text = await unlessAbsent(readFile(onDisk(place), "utf8"), place);
  const content = contentSchema.safeParse(unsealed(text ?? ""));
  return {
    file,
    findings,
    // Without them no change can be told; what became of the findings can.
    content: content.success ? content.data : null,
    checklist: checklist && isPlainPath(checklist.path) ? join(out, checklist.path) : null,
  };
}
