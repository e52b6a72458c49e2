/** What the commands that write are run on, and what holds whatever fails: the same questions for faults and for kills. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { zipSync } from "fflate";
import { isTemporary } from "../../src/disk/temporary";
import { layOutAs } from "../layouts/lay-out";
import { seededRandom } from "../layouts/random";
import { randomSource } from "../layouts/random-source";
import { xlsxOf } from "../layouts/xlsx";

export interface Scene {
  readonly name: string;
  readonly args: readonly string[];
  /** The file or folder that it writes. */
  readonly output: string;
  /** Brings the output into the state before the run. */
  readonly prepare: () => void;
}

export interface Stage {
  readonly scenes: readonly Scene[];
  /** What is wrong with a scene's output; compares it with that of an undisturbed run. */
  readonly keep: (scene: Scene) => void;
  readonly halfWritten: (scene: Scene) => string[];
  readonly differences: (scene: Scene) => string[];
  /** Files that only writing makes, beside or below the output. */
  readonly leftBehind: (scene: Scene) => string[];
  readonly changedInputs: () => string[];
  readonly remove: () => void;
}

const SAMPLE = join("assets", "samples", "xining-2024.xlsx");

/** @param workbooks how many the folder of the batch holds; the root of the project is the working directory */
export function setStage(workbooks: number): Stage {
  const base = mkdtempSync(join(tmpdir(), "final-accounts-faults-"));
  const at = (...names: string[]): string => join(base, ...names);
  mkdirSync(at("in"));
  for (let seed = 1; seed <= workbooks; seed += 1)
    writeFileSync(
      at("in", `单位${String(seed)}.xlsx`),
      xlsxOf(layOutAs(randomSource(seededRandom(seed), 4)).workbook),
    );
  cpSync(SAMPLE, at("书.xlsx"));
  const packed = readdirSync(at("in")).map((name) => [name, readFileSync(at("in", name))] as const);
  writeFileSync(at("包.zip"), zipSync(Object.fromEntries(packed)));
  const inputsNow = (): Map<string, string> => {
    const files = contents(at("in"));
    for (const name of ["书.xlsx", "包.zip"]) files.set(name, readFileSync(at(name), "base64"));
    return files;
  };
  const inputs = inputsNow();
  const file = (name: string, ending: string, before: string | null): Scene => {
    const output = at(`${name}-${before === null ? "new" : "old"}.${ending}`);
    const force = before === null ? [] : ["--force"];
    const prepare = (): void => {
      rmSync(output, { recursive: true, force: true });
      if (before !== null) writeFileSync(output, before);
    };
    return {
      name: `${name}${force.join("")}`,
      args: [name, at("书.xlsx"), "-o", output, ...force],
      output,
      prepare,
    };
  };
  const folder = (name: string, args: readonly string[], prepare: (output: string) => void): Scene => {
    const output = at(name);
    return {
      name,
      args: [...args, "-o", output],
      output,
      prepare: () => {
        rmSync(output, { recursive: true, force: true });
        prepare(output);
      },
    };
  };
  const batch = ["batch", at("in"), "--jobs", "1"];
  const whole = at("whole");
  const scenes = [
    folder("batch", batch, () => undefined),
    folder("batch-packed", ["batch", at("包.zip"), "--jobs", "1"], () => undefined),
    folder("batch-again", batch, (output) => {
      cpSync(whole, output, { recursive: true });
      rmSync(join(output, "reports"), { recursive: true });
    }),
    folder("merge", ["merge", whole], () => undefined),
    ...["annotate", "supplement"].flatMap((name) => [file(name, "xlsx", null), file(name, "xlsx", "旧")]),
    file("disclose", "docx", null),
    file("narrate", "md", "旧"),
  ];
  const expected = new Map<string, Map<string, string>>();
  const halfWritten = ({ name, output }: Scene): string[] => {
    const right = expected.get(name) ?? new Map<string, string>();
    return [...contents(output)].flatMap(([path, text]) => {
      const isOld = Buffer.from(text, "base64").toString() === "旧";
      const mayDiffer = /^(?:records|summary)/u.test(path);
      return isOld || text === right.get(path) || (mayDiffer && isWhole(path, text)) ? [] : [path];
    });
  };
  return {
    scenes,
    keep: (scene) => {
      expected.set(scene.name, contents(scene.output));
      if (scene.name === "batch") cpSync(scene.output, whole, { recursive: true });
    },
    halfWritten,
    differences: ({ name, output }) => {
      const [now, right] = [contents(output), expected.get(name) ?? new Map<string, string>()];
      return [...new Set([...now.keys(), ...right.keys()])].filter(
        (path) => now.get(path) !== right.get(path),
      );
    },
    leftBehind: ({ output }) => {
      const folder = existsSync(output) && statSync(output).isDirectory() ? output : base;
      const names = readdirSync(folder, { recursive: folder === output, encoding: "utf8" });
      return names.filter((name) => isTemporary(basename(name)) || basename(name) === "lock");
    },
    changedInputs: () => {
      const now = inputsNow();
      return [...new Set([...now.keys(), ...inputs.keys()])].filter(
        (path) => now.get(path) !== inputs.get(path),
      );
    },
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}

/** Of a record or a summary that tells of a failure: other than expected, but whole. */
function isWhole(path: string, text: string): boolean {
  const bytes = Buffer.from(text, "base64");
  if (path === "summary.xlsx") return bytes.subarray(-22, -18).equals(Buffer.from("PK\u0005\u0006"));
  return path.endsWith("lock") || bytes.toString().endsWith('"}\n');
}

/** Every file below a path with its content, or the one that it is; what only waits to be cleared does not count. */
function contents(output: string): Map<string, string> {
  if (!existsSync(output)) return new Map();
  if (!statSync(output).isDirectory()) return new Map([["", readFileSync(output, "base64")]]);
  const entries = readdirSync(output, { recursive: true, withFileTypes: true, encoding: "utf8" });
  const paths = entries
    .filter((entry) => entry.isFile() && !isTemporary(entry.name) && !entry.name.startsWith(".lock."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(paths.map((path) => [relative(output, path), readFileSync(path, "base64")]));
}
