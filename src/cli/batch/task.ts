/** What goes to a worker thread and what comes back: names only, so that memory does not grow with the files. */
import { createHash } from "node:crypto";
import { extname, join, parse } from "node:path/posix";
import type { Source } from "./source";
import type { BatchInputs } from "../../report/summary/record";

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
export interface ResultPaths {
  readonly json: string;
  /** The letter that goes back to the department. */
  readonly opinion: string;
  /** The inspection's list, which people fill in: it is theirs as well, and taken back only as it was written. */
  readonly checklist: string;
  /** Figures and text, for the next submission. */
  readonly content: string;
  /** A copy of the workbook or document, and of the narrative beside it. */
  readonly annotated: string;
  readonly narrative: string;
}

/** Of what is the program's alone. */
export function pathsOf(paths: ResultPaths): string[] {
  return [paths.json, paths.opinion, paths.content, paths.annotated, paths.narrative];
}

export function resultPaths(file: string): ResultPaths {
  const { dir, base } = parse(file);
  const named = (folder: string, name: string): string => join(folder, dir, fitted(name));
  return {
    json: named("reports", `${base}.json`),
    opinion: named("opinions", `审核意见-${base.replace(/\.xlsx$/iu, "")}.docx`),
    checklist: named("checklists", `检查表-${base.replace(/\.xlsx$/iu, "")}.xlsx`),
    content: `records/submissions/${createHash("sha256").update(file).digest("hex").slice(0, 32)}.json`,
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
