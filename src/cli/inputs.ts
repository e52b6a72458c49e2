/** Workbooks and PDFs named on the command line: files as they are, folders with all that lie below them. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { entriesOf, onDisk } from "../disk/names";
import { UnreadableFile } from "../files/unreadable-file";
import { pair } from "../batch/pairing";

const WORKBOOK = /\.(?:xlsx|xlsm|xls|pdf)$/iu;

export interface Input {
  readonly file: string;
  /** The PDF beside a workbook of a folder that was published of it. */
  readonly publication?: string;
}

export interface Inputs {
  /** In the order of the arguments; within a folder by name. */
  readonly files: readonly Input[];
  /** A folder or several arguments were given. */
  readonly isMany: boolean;
}

export async function findInputs(paths: readonly string[]): Promise<Inputs> {
  let isMany = paths.length > 1;
  const files: Input[] = [];
  for (const path of paths) {
    const found = await stat(onDisk(path)).catch(() => null);
    if (!found) throw new UnreadableFile("notFound", path);
    if (found.isDirectory()) {
      isMany = true;
      files.push(...withPublications(await workbooksBelow(path)));
    } else {
      files.push({ file: path });
    }
  }
  return { files, isMany };
}

function withPublications(files: readonly string[]): Input[] {
  const pairs = pair(files).flatMap(({ workbook, publication }) =>
    publication === null ? [] : [[workbook, publication] as const],
  );
  const published = new Map(pairs);
  const taken = new Set(published.values());
  return files
    .filter((file) => !taken.has(file))
    .map((file) => {
      const publication = published.get(file);
      return publication === undefined ? { file } : { file, publication };
    });
}

/** Lock files (`~$…`) and hidden files are Excel's and the system's, not the user's. Links are not followed. */
async function workbooksBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await entriesOf(below).catch(() => {
      throw new UnreadableFile("noAccess", below);
    });
    for (const { name, kind } of entries) {
      if (kind === "folder") await walk(join(below, name));
      if (kind === "file" && WORKBOOK.test(name) && !/^(?:~\$|\.)/u.test(name)) files.push(join(below, name));
    }
  };
  await walk(folder);
  return files.sort();
}
