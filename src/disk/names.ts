/**
 * Names of files are bytes; most are UTF-8, but not all (a folder unpacked from an old archive holds GBK). A byte that is
 * no UTF-8 is kept in our strings as the lone surrogate U+DC80 … U+DCFF, so that every name is opened as it is and no two
 * become one. On Windows names are UTF-16, and nothing needs this.
 */
import { isUtf8 } from "node:buffer";
import { readdir } from "node:fs/promises";
import type { Dirent } from "node:fs";

const LOST = /\p{Cs}/u;

/** A path as the file system's functions take it. */
export function onDisk(path: string): string | Buffer {
  return LOST.test(path) ? bytesOf(path) : path;
}

export function bytesOf(name: string): Buffer {
  const pieces = Array.from(name, (character) => {
    const code = character.charCodeAt(0);
    return character.length === 1 && code >= 0xdc80 && code <= 0xdcff
      ? Buffer.of(code - 0xdc00)
      : Buffer.from(character);
  });
  return Buffer.concat(pieces);
}

export function nameOf(bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString();
  let name = "";
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find(
      (count) => at + count <= bytes.length && isUtf8(bytes.subarray(at, at + count)),
    );
    name +=
      length === undefined
        ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0))
        : bytes.toString("utf8", at, at + length);
    at += length ?? 1;
  }
  return name;
}

export interface Entry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** What a folder holds, in the system's order; rejects as `readdir` does. */
export async function entriesOf(folder: string): Promise<Entry[]> {
  const entries = await readdir(onDisk(folder), { withFileTypes: true, encoding: "buffer" });
  return entries.map((entry) => ({ name: nameOf(entry.name), kind: kindOf(entry) }));
}

function kindOf(entry: Dirent<Buffer>): Entry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
