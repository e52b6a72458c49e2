/** Output files appear whole or not at all, and take no other file's place unasked. */
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isEnding, withCleanUp } from "./ending";
import { codeOf } from "./error-code";
import { look, lookExactly } from "./look";
import { onDisk } from "./names";
import { clearLeftBehind, temporaryName } from "./temporary";

const MESSAGES = {
  exists: ["文件已存在，未覆盖（可加 --force）", "The file exists and was not overwritten (use --force)"],
  isInput: ["输出文件与输入文件是同一个文件，已拒绝", "The output would replace the input, which is refused"],
  leadsAway: [
    "路径经由链接或上级目录离开输出文件夹，已拒绝",
    "The path leaves the output folder, by a link or by its name, which is refused",
  ],
  notAFile: [
    "输出位置是文件夹或设备，不是普通文件，已拒绝",
    "The output is a folder or a device, no plain file, which is refused",
  ],
  noFolder: ["输出文件夹不存在", "The folder for the output does not exist"],
  noAccess: [
    "无法写入文件（被占用、空间不足或没有权限）",
    "The file cannot be written (in use, disk full, or no permission)",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

/** Why nothing was written, as one line for the user. */
export class UnwritableFile extends Error {
  /** The same line in English. */
  readonly english: string;

  constructor(
    readonly reason: keyof typeof MESSAGES,
    path: string,
  ) {
    const [chinese, english] = MESSAGES[reason];
    super(`${chinese}：${path}`);
    this.name = "UnwritableFile";
    this.english = `${english}: ${path}`;
  }

  /** What the system refused, as one of the reasons; what is no refusal of the system is given back as it is. */
  static from(error: unknown, path: string): unknown {
    if (error instanceof UnwritableFile || codeOf(error) === undefined) return error;
    return new UnwritableFile(codeOf(error) === "ENOENT" ? "noFolder" : "noAccess", path);
  }
}

export interface WriteOptions {
  /** Whether an existing file may be replaced. */
  readonly force: boolean;
  /** Files that must survive even so: what the output was made from. */
  readonly inputs: readonly string[];
  /** What the output is a copy of: it takes the permissions of this file, so that a copy is no more open than it. */
  readonly likeFile?: string;
}

/** Whole, or in pieces that are asked for one after the other. */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** Rejects with {@link UnwritableFile}; an existing file is then as it was. */
export async function writeFileWhole(
  path: string,
  content: FileContent,
  { force, inputs, likeFile }: WriteOptions,
): Promise<void> {
  const found = await look(path);
  if (found && !found.isFile()) throw new UnwritableFile("notAFile", path);
  const target = found && (await identityOf(path));
  if (target !== null) {
    const kept = await Promise.all(inputs.map(identityOf));
    if (kept.includes(target)) throw new UnwritableFile("isInput", path);
    if (!force) throw new UnwritableFile("exists", path);
  }
  await clearLeftBehind(dirname(path));
  const like = likeFile === undefined ? found : ((await look(likeFile)) ?? found);
  const temporary = join(dirname(path), temporaryName(basename(path)));
  try {
    let writing: Promise<void> | undefined;
    const putAway = async (): Promise<void> => {
      // What the system is just doing would make the file again.
      await writing?.catch(() => undefined);
      await rm(onDisk(temporary), { force: true });
    };
    const write = async (): Promise<void> => {
      await writeThrough(temporary, content, like?.mode);
      await (force ? rename(onDisk(temporary), onDisk(path)) : moveIfFree(temporary, path));
    };
    await withCleanUp(putAway, () => (writing = write()));
  } catch (error) {
    // Where even this is refused, the next run clears it.
    await rm(onDisk(temporary), { force: true }).catch(() => undefined);
    // The rest comes from who made the pieces.
    throw UnwritableFile.from(error, path);
  }
}

/** With the folders above it; one that is there already is kept as it is. Rejects with {@link UnwritableFile}. */
export async function makeFolder(path: string): Promise<void> {
  await unlessRefused(mkdir(onDisk(path), { recursive: true }), path);
}

/** What the system refuses rejects with {@link UnwritableFile}. */
export function unlessRefused<T>(work: Promise<T>, path: string): Promise<T> {
  return work.catch((error: unknown) => {
    throw UnwritableFile.from(error, path);
  });
}

/** Until the content is on the disk, a power cut could leave a name without it. */
async function writeThrough(path: string, content: FileContent, mode: number | undefined): Promise<void> {
  // Until it has the permissions that it is to have, it is its owner's alone.
  const file = await open(onDisk(path), "wx", mode === undefined ? 0o666 : 0o600);
  try {
    const pieces = typeof content === "string" || ArrayBuffer.isView(content) ? [content] : content;
    for (const piece of pieces) {
      if (isEnding()) throw new Error("the program is ending");
      await file.writeFile(piece);
    }
    // Some file systems know no permissions.
    if (mode !== undefined) await file.chmod(mode & 0o777).catch(() => undefined);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link fails when the name is taken meanwhile, where a rename would replace it. */
async function moveIfFree(from: string, to: string): Promise<void> {
  try {
    await link(onDisk(from), onDisk(to));
    await rm(onDisk(from), { force: true });
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw new UnwritableFile("exists", to);
    // Some file systems know no links.
    await rename(onDisk(from), onDisk(to));
  }
}

/** The same for two paths of one file; `null` when there is none. */
async function identityOf(path: string): Promise<string | null> {
  const found = await lookExactly(path);
  return found && `${found.dev} ${found.ino}`;
}
