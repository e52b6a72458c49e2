/** Files named on the command line: as they are; of folders all that lie below, a text with its workbook or alone. */
import { join } from "node:path";
import { look } from "../disk/look";
import { entriesOf } from "../disk/names";
import { UnreadableFile } from "../files/unreadable-file";
import { pair } from "../batch/pairing";

const WORKBOOK = /\.(?:xlsx|xlsm|xls|pdf)$/iu;
const TEXT = /\.(?:docx|txt|md)$/iu;

export interface Input {
  readonly file: string;
  /** The PDF beside a workbook of a folder that was published of it. */
  readonly publication?: string;
  /** The text beside a workbook of a folder that tells of it. */
  readonly narrative?: string;
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
    const found = await look(path);
    if (!found) throw new UnreadableFile("notFound", path);
    if (found.isDirectory()) {
      isMany = true;
      files.push(...together(await filesBelow(path)));
    } else {
      files.push({ file: path });
    }
  }
  return { files, isMany };
}

/** Workbooks with what belongs to them and texts without a workbook, by name; last year's workbooks are checked too. */
function together(files: readonly string[]): Input[] {
  const jobs = new Map(pair(files).map((job) => [job.workbook, job] as const));
  const taken = new Set([...jobs.values()].flatMap(({ publication, narrative }) => [publication, narrative]));
  return files
    .filter((file) => jobs.has(file) || (WORKBOOK.test(file) && !taken.has(file)))
    .map((file) => {
      const { publication = null, narrative = null } = jobs.get(file) ?? {};
      return {
        file,
        ...(publication === null ? {} : { publication }),
        ...(narrative === null ? {} : { narrative }),
      };
    });
}

/** Lock files (`~$…`) and hidden files are Excel's and the system's, not the user's. Links are not followed. */
async function filesBelow(folder: string): Promise<string[]> {
  const files: string[] = [];
  const walk = async (below: string): Promise<void> => {
    const entries = await entriesOf(below).catch(() => {
      throw new UnreadableFile("noAccess", below);
    });
    for (const { name, kind } of entries) {
      if (kind === "folder") await walk(join(below, name));
      if (kind === "file" && (WORKBOOK.test(name) || TEXT.test(name)) && !/^(?:~\$|\.)/u.test(name))
        files.push(join(below, name));
    }
  };
  await walk(folder);
  return files.sort();
}
