/** The workbooks of a folder that are to be checked, and what could not be looked into. */
import { realpath, stat } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { entriesOf, onDisk } from "../../disk/names";
import { isInside } from "../../disk/inside";
import { UnreadableFile } from "../../files/unreadable-file";
import { UsageError } from "../command";
import { pair, type Job } from "../../batch/pairing";
import { shardOf, shardOfName, type Shard } from "./shard";

export interface Jobs {
  /** Absolute, with links resolved. */
  readonly folder: string;
  readonly out: string;
  /** Of this shard. */
  readonly jobs: readonly Job[];
  /** Folders below `folder` that cannot be opened, of this shard. */
  readonly closed: readonly string[];
  /** Names of all workbooks and of all closed folders, these with a slash behind, whatever shard they are of. */
  readonly inputs: readonly string[];
}

/** Rejects where there is nothing to check; writes nothing. */
export async function findJobs(input: string, output: string, shard: Shard): Promise<Jobs> {
  const information = await stat(onDisk(input)).catch(() => null);
  if (!information?.isDirectory()) throw new UnreadableFile("notFound", input);
  const folder = await realpath(onDisk(input), "utf8").catch(() => {
    throw new UnreadableFile("noAccess", input);
  });
  const out = await realpath(output).catch(() => resolve(output));
  if (isInside(out, folder)) {
    throw new UsageError(
      "工作簿所在的文件夹不能是输出文件夹，也不能在其中",
      "The workbooks may not lie in the output folder",
    );
  }
  const { files, closed } = await filesBelow(folder, out);
  const jobs = pair(files);
  if (jobs.length === 0 && closed.length === 0)
    throw new UsageError("文件夹里没有工作簿", "The folder holds no workbook");
  const inputs = [...jobs.map(({ workbook }) => workbook), ...closed.map((path) => `${path}/`)].sort();
  if (shard.count === 1) return { folder, out, jobs, closed, inputs };
  const own: Job[] = [];
  for (const job of jobs) if ((await shardOf(folder, job, shard.count)) === shard.index) own.push(job);
  const ownClosed = closed.filter((path) => shardOfName(path, shard.count) === shard.index);
  return { folder, out, jobs: own, closed: ownClosed, inputs };
}

/** Links to files are followed, links to folders are not: they may lead in circles. */
export async function filesBelow(
  folder: string,
  out: string,
): Promise<{ files: string[]; closed: string[] }> {
  const files: string[] = [];
  const closed: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await entriesOf(join(folder, below)).catch(() => null);
    if (entries === null) closed.push(below);
    for (const { name, kind } of entries ?? []) {
      const path = posix.join(below, name);
      // The output may lie in the folder itself: results are no inputs.
      if (kind === "folder" && join(folder, path) !== out) await walk(path);
      if (kind === "file" || (kind === "link" && (await isFile(join(folder, path))))) files.push(path);
    }
  };
  await walk("");
  if (closed.includes("")) throw new UnreadableFile("noAccess", folder);
  return { files, closed };
}

async function isFile(path: string): Promise<boolean> {
  const information = await stat(onDisk(path)).catch(() => null);
  // A link that leads nowhere is a workbook that cannot be opened, and is told as such.
  return information?.isFile() ?? true;
}
