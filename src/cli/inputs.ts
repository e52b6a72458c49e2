/** Workbooks named on the command line: files as they are, folders with all workbooks below them. */
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { UnreadableFile } from "../files/unreadable-file";

const WORKBOOK = /\.(?:xlsx|xlsm|xls)$/iu;

export interface Inputs {
  /** In the order of the arguments; within a folder by name. */
  readonly files: readonly string[];
  /** A folder or several arguments were given. */
  readonly isMany: boolean;
}

export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  let isMany = paths.length > 1;
  const files: string[] = [];
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) throw new UnreadableFile("notFound", path);
    if (found.isDirectory()) {
      isMany = true;
      files.push(...(await workbooksBelow(path)));
    } else {
      files.push(path);
    }
  }
  return { files, isMany };
}

/** Lock files (`~$…`) and hidden files are Excel's and the system's, not the user's. */
async function workbooksBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && WORKBOOK.test(entry.name) && !/^(?:~\$|\.)/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
