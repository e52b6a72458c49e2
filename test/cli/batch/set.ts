/** A small folder of real workbooks and the built program on it, for tests of what a batch leaves behind. */
import { spawnSync, type SpawnSyncReturns } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { layOutAs } from "../../layouts/lay-out";
import { seededRandom } from "../../layouts/random";
import { randomSource } from "../../layouts/random-source";
import { xlsxOf } from "../../layouts/xlsx";

const ROOT = join(__dirname, "..", "..", "..");
export const PROGRAM = join(ROOT, "dist", "cli", "final-accounts.js");
export const WORKER = join(ROOT, "dist", "cli", "batch-worker.js");

export function build(): void {
  const built = spawnSync("npm", ["run", "-s", "build:cli"], { cwd: ROOT, encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
}

export function workbookOf(seed: number): Uint8Array {
  return xlsxOf(layOutAs(randomSource(seededRandom(seed), 4)).workbook);
}

export interface Place {
  /** A folder of the test's own; `in` below it holds the workbooks. */
  readonly base: string;
  readonly input: string;
  remove(): void;
}

export function placeWith(workbooks: number): Place {
  const base = mkdtempSync(join(tmpdir(), "final-accounts-batch-"));
  const input = join(base, "in");
  mkdirSync(input);
  for (let index = 1; index <= workbooks; index += 1)
    writeFileSync(join(input, `单位${String(index)}.xlsx`), workbookOf(index));
  return { base, input, remove: () => rmSync(base, { recursive: true, force: true }) };
}

export function run(args: readonly string[], options: { cwd?: string } = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "zh_CN.UTF-8" },
    ...options,
  });
}

/** Every file below a folder with its content. */
export function contents(out: string): Map<string, string> {
  const entries = readdirSync(out, { recursive: true, withFileTypes: true }).filter(
    (entry) => !entry.isDirectory(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(paths.map((path) => [relative(out, path), readFileSync(path).toString("base64")]));
}

/** Paths of the records of an output folder. */
export function records(out: string): string[] {
  const names = readdirSync(join(out, "records")).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => join(out, "records", name));
}
