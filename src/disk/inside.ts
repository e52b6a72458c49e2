/**
 * A folder as the only place that is written to or deleted from: names are taken below it step by step, and no step
 * leaves it, neither by `..` nor by a link.
 */
import { lstat, mkdir, rm } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import { lookAtLink } from "./look";
import { onDisk } from "./names";
import { unlessRefused, UnwritableFile } from "./write-file";

/** Whether `path` is the folder or lies below it; both absolute. A folder named `..in` is a folder as any other. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Whether a path with forward slashes names something below a folder, whatever the folder is. */
export function isPlainPath(path: string): boolean {
  const steps = path.split("/");
  const isPlain = (step: string): boolean =>
    step !== "" && step !== "." && step !== ".." && !step.includes("\0");
  return steps.every(isPlain) && !(process.platform === "win32" && /[\\:]/u.test(path));
}

/** Where `path` lies below `folder`, with the folders on the way made; rejects with {@link UnwritableFile}. */
export async function placeInside(folder: string, path: string): Promise<string> {
  const steps = stepsOf(folder, path);
  let place = folder;
  for (const step of steps.slice(0, -1)) {
    place = join(place, step);
    await mkdir(onDisk(place)).catch(async (error: unknown) => {
      if ((await kindOf(place)) === null) throw UnwritableFile.from(error, place);
    });
    if ((await kindOf(place)) !== "folder") throw new UnwritableFile("leadsAway", place);
  }
  return join(place, steps.at(-1) ?? "");
}

/** Removes a file or a link (never what it leads to); where there is none, nothing happens. */
export async function removeInside(folder: string, path: string): Promise<void> {
  const steps = stepsOf(folder, path);
  let place = folder;
  for (const step of steps.slice(0, -1)) {
    place = join(place, step);
    const kind = await kindOf(place);
    if (kind === null) return;
    if (kind !== "folder") throw new UnwritableFile("leadsAway", place);
  }
  const file = join(place, steps.at(-1) ?? "");
  await unlessRefused(rm(onDisk(file), { force: true }), file);
}

/** Of what lies below the folder itself; `null` where nothing is seen, or something that is reached by a link. */
export async function sizeInside(folder: string, path: string): Promise<number | null> {
  let place = folder;
  const steps = stepsOf(folder, path);
  for (const step of steps.slice(0, -1)) {
    place = join(place, step);
    if ((await kindOf(place).catch(() => null)) !== "folder") return null;
  }
  const found = await lstat(onDisk(join(place, steps.at(-1) ?? ""))).catch(() => null);
  return found?.isFile() ? found.size : null;
}

function stepsOf(folder: string, path: string): string[] {
  if (!isPlainPath(path)) throw new UnwritableFile("leadsAway", `${folder}${sep}${path}`);
  return path.split("/");
}

async function kindOf(path: string): Promise<"folder" | "other" | null> {
  const found = await lookAtLink(path);
  if (found === null) return null;
  return found.isDirectory() ? "folder" : "other";
}
