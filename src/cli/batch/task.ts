/** What goes to a worker thread and what comes back: names only, so that memory does not grow with the files. */
import { createHash } from "node:crypto";
import { extname, join, parse } from "node:path/posix";
import type { BatchInputs } from "../../report/summary";

export interface BatchTask {
  /** Absolute folders. */
  readonly folder: string;
  readonly out: string;
  readonly inputs: BatchInputs;
  readonly editionId: string | null;
  /** Absolute: a shared rule book. */
  readonly rules: string | null;
}

/** The places of one workbook's results below the output folder. */
export interface ResultPaths {
  readonly json: string;
  /** The letter that goes back to the department. */
  readonly opinion: string;
  /** A copy of the workbook or document, and of the narrative beside it. */
  readonly annotated: string;
  readonly narrative: string;
}

export function pathsOf(paths: ResultPaths): string[] {
  return [paths.json, paths.opinion, paths.annotated, paths.narrative];
}

export function resultPaths(file: string): ResultPaths {
  const { dir, base } = parse(file);
  const named = (folder: string, name: string): string => join(folder, dir, fitted(name));
  return {
    json: named("reports", `${base}.json`),
    opinion: named("opinions", `审核意见-${base.replace(/\.xlsx$/iu, "")}.docx`),
    annotated: named("annotated", `标注-${base}`),
    narrative: named("annotated", `标注-${base.replace(/\.xlsx$/iu, "")}-情况说明.docx`),
  };
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
