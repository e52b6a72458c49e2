/** Output files appear whole or not at all, and take no other file's place unasked. */
import { randomBytes } from "node:crypto";
import { link, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

const MESSAGES = {
  exists: ["文件已存在，未覆盖（可加 --force）", "The file exists and was not overwritten (use --force)"],
  isInput: ["输出文件与输入文件是同一个文件，已拒绝", "The output would replace the input, which is refused"],
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
}

export interface WriteOptions {
  /** Whether an existing file may be replaced. */
  readonly force: boolean;
  /** Files that must survive even so: what the output was made from. */
  readonly inputs: readonly string[];
}

/** Whole, or in pieces that are asked for one after the other. */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

/** Rejects with {@link UnwritableFile}; an existing file is then as it was. */
export async function writeFileWhole(
  path: string,
  content: FileContent,
  { force, inputs }: WriteOptions,
): Promise<void> {
  // Where any file may be replaced, none need be looked at.
  const target = force && inputs.length === 0 ? null : await identityOf(path);
  if (target !== null) {
    const kept = await Promise.all(inputs.map(identityOf));
    if (kept.includes(target)) throw new UnwritableFile("isInput", path);
    if (!force) throw new UnwritableFile("exists", path);
  }
  const temporary = join(
    dirname(path),
    `.${basename(path).slice(0, 60)}.${randomBytes(6).toString("hex")}.tmp`,
  );
  try {
    await writeThrough(temporary, content);
    await (force ? rename(temporary, path) : moveIfFree(temporary, path));
  } catch (error) {
    await rm(temporary, { force: true });
    // What the system refuses has a code; the rest comes from who made the pieces.
    if (error instanceof UnwritableFile || codeOf(error) === undefined) throw error;
    throw new UnwritableFile(codeOf(error) === "ENOENT" ? "noFolder" : "noAccess", path);
  }
}

/** Until the content is on the disk, a power cut could leave a name without it. */
async function writeThrough(path: string, content: FileContent): Promise<void> {
  const file = await open(path, "wx");
  try {
    const pieces = typeof content === "string" || ArrayBuffer.isView(content) ? [content] : content;
    for (const piece of pieces) await file.writeFile(piece);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A link fails when the name is taken meanwhile, where a rename would replace it. */
async function moveIfFree(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
    await rm(from, { force: true });
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw new UnwritableFile("exists", to);
    // Some file systems know no links.
    await rename(from, to);
  }
}

/** The same for two paths of one file; `null` when there is none. */
async function identityOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}
