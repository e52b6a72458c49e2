/** What goes to a worker thread and what comes back: names only, so that memory does not grow with the files. */
import { createHash } from "node:crypto";
import { extname } from "node:path/posix";
import { resultNames, type ResultNames } from "../../batch/result-names";
import type { BatchInputs } from "../../report/summary/record";
import type { Source } from "./source";

export interface BatchTask extends Source {
  /** Absolute. */
  readonly out: string;
  readonly inputs: BatchInputs;
  readonly editionId: string | null;
  /** Absolute: a shared rule book. */
  readonly rules: string | null;
  /** Absolute: a bureau's own list of what is to be inspected. */
  readonly list: string | null;
  /** Absolute output folders of the earlier submission. */
  readonly previous: readonly string[];
}

/** The places of one workbook's results below the output folder. */
export interface ResultPaths extends ResultNames {
  /** Figures and text, for the next submission. */
  readonly content: string;
}

/** Of what is the program's alone. */
export function pathsOf(paths: ResultPaths): string[] {
  return [paths.json, paths.opinion, paths.content, paths.annotated, paths.narrative];
}

export function resultPaths(file: string): ResultPaths {
  const seal = createHash("sha256").update(file).digest("hex").slice(0, 32);
  return { ...resultNames(file, fitted), content: `records/submissions/${seal}.json` };
}

/** File systems take 255 bytes; the file that appears under another name while it is written needs some itself. */
const LONGEST_NAME = 240;

/** A name that is too long is cut, and told from its like by a part of its hash; its ending stays. */
function fitted(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const ending = `~${createHash("sha256").update(name).digest("hex").slice(0, 8)}${extname(name)}`;
  let stem = name.slice(0, -extname(name).length);
  while (Buffer.byteLength(stem + ending) > LONGEST_NAME) stem = Array.from(stem).slice(0, -1).join("");
  return stem + ending;
}
