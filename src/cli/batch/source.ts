/** Where the files of a batch lie: below its folder, or unpacked from an archive of it, which stands as a folder. */
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { filesOfZip } from "../../batch/archives";
import { isInside, isPlainPath } from "../../disk/inside";
import { onDisk } from "../../disk/names";
import { readBytes } from "../../disk/open-file";
import { makeFolder, unlessRefused } from "../../disk/write-file";
import { UnreadableFile } from "../../files/unreadable-file";
import { note } from "../command";

export interface Source {
  /** Absolute, with links resolved. */
  readonly folder: string;
  readonly archives?: Archives | undefined;
}

export interface Archives {
  /** Absolute: holds what was unpacked, by the archives' paths below the folder. */
  readonly unpacked: string;
  readonly names: readonly string[];
}

/** @param path below the folder, with forward slashes */
export function placeIn({ folder, archives }: Source, path: string): string {
  const isPacked = archives?.names.some((name) => path.startsWith(`${name}/`)) ?? false;
  return join(isPacked && archives ? archives.unpacked : folder, path);
}

/**
 * Unpacks into a folder of its own and resolves to the names of the files; archives in it become folders. Rejects with
 * `UnreadableFile` for what is no sound archive, is locked with a password or would unpack beyond the limits, with
 * `UnwritableFile` where the disk has no room for it.
 */
export async function unpack(archive: string, to: string): Promise<string[]> {
  const files: string[] = [];
  await makeFolder(to);
  for (const [name, content] of filesOfZip(await readBytes(archive), requirePlain)) {
    const place = join(to, name);
    if (!isInside(to, place)) throw new UnreadableFile("unsafe", name);
    await makeFolder(dirname(place));
    await unlessRefused(writeFile(onDisk(place), content), place);
    files.push(name);
  }
  return files;
}

function requirePlain(name: string): void {
  if (!isPlainPath(name)) throw new UnreadableFile("unsafe", name);
}

/** A folder that is there while `work` runs, made when it is asked for first. */
export interface Scratch {
  readonly folder: () => Promise<string>;
  readonly remove: () => Promise<void>;
}

export function scratch(): Scratch {
  let made: Promise<string> | null = null;
  return {
    folder: () => (made ??= unlessRefused(mkdtemp(join(tmpdir(), "final-accounts-")), tmpdir())),
    remove: async () => {
      const folder = await made?.catch(() => null);
      if (typeof folder !== "string") return;
      // What was asked for is done all the same.
      await rm(folder, { recursive: true, force: true }).catch(() => {
        note(
          `临时文件夹没有能删除，请自行删除：${folder}`,
          `The temporary folder could not be removed: ${folder}`,
        );
      });
    },
  };
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(onDisk(path)).catch(() => null))?.isFile() ?? false;
}
