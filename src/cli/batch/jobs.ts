/** The workbooks of a folder that are to be checked, and what could not be looked into. */
import { readdir, realpath, stat } from "node:fs/promises";
import { join, posix, relative, resolve } from "node:path";
import { UnreadableFile } from "../../files/unreadable-file";
import { UsageError } from "../command";
import { pair, type Job } from "./pairing";
import { shardOf, type Shard } from "./store";

export interface Jobs {
  /** Absolute, with links resolved. */
  readonly folder: string;
  readonly out: string;
  readonly jobs: readonly Job[];
  /** Folders below `folder` that cannot be opened. */
  readonly closed: readonly string[];
}

/** Rejects where there is nothing to check; writes nothing. */
export async function findJobs(input: string, output: string, shard: Shard): Promise<Jobs> {
  const information = await stat(input).catch(() => null);
  if (!information?.isDirectory()) throw new UnreadableFile("notFound", input);
  const folder = await realpath(input);
  const out = await realpath(output).catch(() => resolve(output));
  if (!relative(out, folder).startsWith("..")) {
    throw new UsageError(
      "工作簿所在的文件夹不能是输出文件夹，也不能在其中",
      "The workbooks may not lie in the output folder",
    );
  }
  const { files, closed } = await filesBelow(folder, out);
  const jobs = pair(files);
  if (jobs.length === 0 && closed.length === 0)
    throw new UsageError("文件夹里没有工作簿", "The folder holds no workbook");
  if (shard.count === 1) return { folder, out, jobs, closed };
  const own: Job[] = [];
  for (const job of jobs) if ((await shardOf(folder, job, shard.count)) === shard.index) own.push(job);
  return { folder, out, jobs: own, closed };
}

/** Links to files are followed, links to folders are not: they may lead in circles. */
async function filesBelow(folder: string, out: string): Promise<{ files: string[]; closed: string[] }> {
  const files: string[] = [];
  const closed: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(() => null);
    if (entries === null) closed.push(below);
    for (const entry of entries ?? []) {
      const path = posix.join(below, entry.name);
      // The output may lie in the folder itself: results are no inputs.
      if (entry.isDirectory() && join(folder, path) !== out) await walk(path);
      if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(join(folder, path))))) files.push(path);
    }
  };
  await walk("");
  if (closed.includes("")) throw new UnreadableFile("noAccess", folder);
  return { files, closed };
}

async function isFile(path: string): Promise<boolean> {
  const information = await stat(path).catch(() => null);
  // A link that leads nowhere is a workbook that cannot be opened, and is told as such.
  return information?.isFile() ?? true;
}
