/** What a folder holds beside files that are checked: archives, which stand as folders, and files that nothing takes. */
import { UnreadableFile } from "../files/unreadable-file";
import { openZip, type ZipLimits } from "../files/zip";
import { recordOfFailure, type BatchRecord } from "../report/summary/record";
import type { Job } from "./pairing";
import { basename, inFolder } from "./paths";

/** Of archives of a folder: all together, and of one file. */
const LIMITS: ZipLimits = {
  entries: 50_000,
  entrySize: 160 * 2 ** 20,
  totalSize: 2 ** 31,
  ratio: 500,
};
/** Archives in archives that are opened. */
const DEEPEST = 3;

export const OTHER_ARCHIVE = "这种压缩包不能直接打开，请解压为文件夹，或另存为 .zip";

export function isZip(name: string): boolean {
  return /\.zip$/iu.test(name);
}

/** Formats that are not unpacked here. */
export function isOtherArchive(name: string): boolean {
  return /\.(?:rar|7z|tar|gz|tgz|bz2|xz|zipx)$/iu.test(name);
}

export function isHidden(path: string): boolean {
  return /^(?:~\$|\.)/u.test(basename(path));
}

/** One file of an archive, as its turn comes. */
export type Unpacked = readonly [path: string, content: Uint8Array];

/**
 * Its files, those of archives in it below the archives' names. Throws `UnreadableFile` for what is no sound archive, is
 * locked with a password or would unpack beyond the limits; so does `place` for a name that it does not take.
 */
export function* filesOfZip(
  bytes: Uint8Array,
  place: (name: string) => void = requirePlain,
  depth = DEEPEST,
): Generator<Unpacked> {
  const zip = openZip(bytes, LIMITS);
  for (const name of zip.names) {
    if (name.endsWith("/") || name.startsWith("__MACOSX/")) continue;
    place(name);
    const content = zip.read(name);
    if (!isZip(name) || depth <= 1) yield [name, content];
    else
      for (const [below, inner] of filesOfZip(content, place, depth - 1))
        yield [inFolder(name, below), inner];
  }
}

function requirePlain(name: string): void {
  if (name.split("/").some((step) => ["", ".", ".."].includes(step) || step.includes("\0")))
    throw new UnreadableFile("unsafe", name);
}

/** A folder or an archive below the folder that could not be looked into. */
export interface Closed {
  readonly path: string;
  /** In Chinese. */
  readonly why: string;
}

export function recordOfClosed({ path, why }: Closed): BatchRecord {
  const inputs = { key: "", file: `${path}/`, narrative: null, prior: null, publication: null };
  return recordOfFailure(inputs, why);
}

/** Files that no job takes, without those of the system. */
export function unusedOf(files: readonly string[], jobs: readonly Job[]): string[] {
  const taken = new Set(jobs.flatMap((job) => [job.workbook, job.narrative, job.prior, job.publication]));
  return files
    .filter(
      (path) =>
        !taken.has(path) && !isHidden(path) && !/^(?:thumbs\.db|desktop\.ini)$/iu.test(basename(path)),
    )
    .sort();
}
