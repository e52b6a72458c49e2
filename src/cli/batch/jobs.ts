/** The workbooks of a folder that are to be checked, what could not be looked into, and what is left over. */
import { realpath, stat } from "node:fs/promises";
import { join, posix, resolve } from "node:path";
import { look } from "../../disk/look";
import { entriesOf, onDisk } from "../../disk/names";
import { isInside } from "../../disk/inside";
import { UnreadableFile } from "../../files/unreadable-file";
import { UsageError } from "../command";
import { isHidden, isOtherArchive, isZip, OTHER_ARCHIVE, unusedOf, type Closed } from "../../batch/archives";
import { pair, type Job } from "../../batch/pairing";
import { shardOf, shardOfName, shardSetIn, type Shard } from "./shard";
import { isFile, unpack, type Scratch, type Source } from "./source";

export interface Jobs extends Source {
  readonly out: string;
  /** Of this shard. */
  readonly jobs: readonly Job[];
  /** What cannot be opened, of this shard. */
  readonly closed: readonly Closed[];
  /** Names of all workbooks and of all that is closed, these with a slash behind, whatever shard they are of. */
  readonly inputs: readonly string[];
  /** Files that no job takes. */
  readonly unused: readonly string[];
  /** Folders of results, of this run or of others: no inputs. */
  readonly results: readonly string[];
}

/** Rejects where there is nothing to check; writes nothing but what it unpacks. An archive stands as a folder. */
export async function findJobs(input: string, output: string, shard: Shard, scratch: Scratch): Promise<Jobs> {
  const folder = await folderOf(input, scratch);
  const out = await realpath(output).catch(() => resolve(output));
  if (isInside(out, folder)) {
    throw new UsageError(
      "工作簿所在的文件夹不能是输出文件夹，也不能在其中",
      "The workbooks may not lie in the output folder",
    );
  }
  const found = await filesBelow(folder, out);
  const packed = await unpacked(folder, found.files, scratch);
  const closed = [...found.closed.map((path) => ({ path, why: NO_ACCESS })), ...packed.closed];
  const jobs = pair(packed.files);
  if (jobs.length === 0 && closed.length === 0)
    throw new UsageError("文件夹里没有工作簿", "The folder holds no workbook");
  const inputs = [...jobs.map(({ workbook }) => workbook), ...closed.map(({ path }) => `${path}/`)].sort();
  const source = { folder, archives: packed.archives };
  const all = {
    ...source,
    ...{ out, jobs, closed, inputs, unused: unusedOf(packed.files, jobs), results: found.results },
  };
  if (shard.count === 1) return all;
  const own: Job[] = [];
  for (const job of jobs) if ((await shardOf(source, job, shard.count)) === shard.index) own.push(job);
  const ownClosed = closed.filter(({ path }) => shardOfName(path, shard.count) === shard.index);
  return { ...all, jobs: own, closed: ownClosed };
}

const NO_ACCESS = new UnreadableFile("noAccess").message;

async function folderOf(input: string, scratch: Scratch): Promise<string> {
  const information = await look(input);
  if (information?.isFile() && isZip(input)) {
    const folder = join(await scratch.folder(), "folder");
    await unpack(input, folder);
    return realPathOf(folder);
  }
  if (!information?.isDirectory()) throw new UnreadableFile("notFound", input);
  return realPathOf(input);
}

function realPathOf(folder: string): Promise<string> {
  return realpath(onDisk(folder), "utf8").catch(() => {
    throw new UnreadableFile("noAccess", folder);
  });
}

interface Unpacked {
  readonly files: readonly string[];
  readonly closed: readonly Closed[];
  readonly archives?: Source["archives"];
}

/** Archives among the files give way to what they hold. */
async function unpacked(folder: string, files: readonly string[], scratch: Scratch): Promise<Unpacked> {
  const zips = files.filter((path) => isZip(path) && !isHidden(path));
  const others = files.filter((path) => isOtherArchive(path) && !isHidden(path));
  const closed: Closed[] = others.map((path) => ({ path, why: OTHER_ARCHIVE }));
  const rest = files.filter((path) => !zips.includes(path) && !others.includes(path));
  if (zips.length === 0) return { files: rest, closed };
  const place = join(await scratch.folder(), "archives");
  const names: string[] = [];
  for (const zip of zips) {
    try {
      const inside = await unpack(join(folder, zip), join(place, zip));
      rest.push(...inside.map((path) => posix.join(zip, path)));
      names.push(zip);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      closed.push({ path: zip, why: error.message });
    }
  }
  return { files: rest, closed, archives: { unpacked: place, names } };
}

/** Links to files are followed, links to folders are not: they may lead in circles. */
export async function filesBelow(
  folder: string,
  out: string,
): Promise<{ files: string[]; closed: string[]; results: string[] }> {
  const files: string[] = [];
  const closed: string[] = [];
  const results: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await entriesOf(join(folder, below)).catch(() => null);
    if (entries === null) closed.push(below);
    for (const { name, kind } of entries ?? []) {
      const path = posix.join(below, name);
      // Output may lie in the folder itself, also of an earlier run: results are no inputs.
      if (kind === "folder" && (await isOutput(join(folder, path), out))) results.push(path);
      else if (kind === "folder") await walk(path);
      if (kind === "file" || (kind === "link" && (await isLinkedFile(join(folder, path))))) files.push(path);
    }
  };
  await walk("");
  if (closed.includes("")) throw new UnreadableFile("noAccess", folder);
  return { files, closed, results };
}

async function isOutput(folder: string, out: string): Promise<boolean> {
  return (
    folder === out ||
    ((await isFile(join(folder, "records", "shard.txt"))) && typeof (await shardSetIn(folder)) === "object")
  );
}

async function isLinkedFile(path: string): Promise<boolean> {
  const information = await stat(onDisk(path)).catch(() => null);
  // A link that leads nowhere is a workbook that cannot be opened, and is told as such.
  return information?.isFile() ?? true;
}
