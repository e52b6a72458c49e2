/**
 * Names of files as the shell gave them. What is no UTF-8 reaches a program with U+FFFD for each lost byte: the folder
 * knows the real name.
 */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { nameOf, onDisk } from "../disk/names";
import { UsageError } from "./command";

const LOST = "\ufffd";

/** The arguments with real names; throws {@link UsageError} where two files have names that are alike. */
export function withRealNames(args: readonly string[]): string[] {
  return args.map((arg) => (arg.includes(LOST) ? realName(arg) : arg));
}

/** The path as it was given where there is no file of such a name: it may be one to be written. */
function realName(path: string): string {
  if (existsSync(onDisk(path))) return path;
  const parent = dirname(path);
  const name = path
    .slice(parent === "." && !path.startsWith("./") ? 0 : parent.length)
    .replace(/^\/+|\/+$/gu, "");
  const folder = parent.includes(LOST) ? realName(parent) : parent;
  const found = candidates(folder).filter((bytes) => bytes.toString() === name);
  if (found.length > 1) {
    throw new UsageError(
      `${folder} 里有 ${String(found.length)} 个文件名不是 UTF-8、无法区分的“${name}”，请改为核对整个文件夹`,
      `${folder} holds ${String(found.length)} files whose names are alike without UTF-8: name the folder instead`,
    );
  }
  return found[0] ? join(folder, nameOf(found[0])) : path;
}

function candidates(folder: string): Buffer[] {
  try {
    return readdirSync(onDisk(folder), { encoding: "buffer" });
  } catch {
    return [];
  }
}
