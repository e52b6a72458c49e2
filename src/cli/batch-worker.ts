/** A worker thread of `batch`: checks one workbook and writes its results, the record last. */
import { join } from "node:path";
import type { Checked } from "../check/checked";
import { UnwritableFile } from "../disk/write-file";
import { UnreadableFile } from "../files/unreadable-file";
import { toJsonReport } from "../report/json-report";
import { recordOfFailure, recordOfReport } from "../report/summary";
import { writeRecord, writeResult } from "./batch/store";
import { resultPaths, type BatchTask } from "./batch/task";
import { checkFile } from "./check-file";
import { editionNamed } from "./edition-option";
import { markedCopy, markedNarrative } from "./marked-copy";
import { opinionBytes } from "./opinion";
import { openRuleBook } from "./rule-book-file";
import { UsageError } from "./command";

/** Resolves when the record is written; only a fault of ours or a full disk rejects. */
export default async function run({ folder, out, inputs, editionId, rules }: BatchTask): Promise<void> {
  const at = (path: string): string => join(folder, path);
  const files = {
    file: at(inputs.file),
    ...(inputs.narrative === null ? {} : { narrative: at(inputs.narrative) }),
    ...(inputs.prior === null ? {} : { prior: at(inputs.prior) }),
    ...(inputs.publication === null ? {} : { publication: at(inputs.publication) }),
  };
  try {
    const edition = editionId === null ? {} : { edition: editionNamed(editionId) };
    const shared = rules === null ? {} : { rules: await openRuleBook(rules) };
    const checked = await checkFile({ ...files, ...edition, ...shared });
    const json = toJsonReport(checked, inputs.file);
    const paths = resultPaths(inputs.file);
    const opinion = await opinionBytes(checked, files);
    // Each waits for the disk; together they wait once.
    const [copies] = await Promise.all([
      writeCopies(files, checked, out, paths),
      writeResult(out, paths.json, `${JSON.stringify(json, null, 2)}\n`),
      writeResult(out, paths.opinion, opinion.bytes),
    ]);
    const results = [paths.json, paths.opinion, ...copies.written];
    const notAnnotated = copies.why.length > 0 ? `没有标注副本：${copies.why.join("；")}` : null;
    await writeRecord(out, recordOfReport(inputs, json, { notAnnotated, results }));
  } catch (error) {
    if (!(error instanceof Error && isOfFiles(error))) throw error;
    await writeRecord(out, recordOfFailure(inputs, error.message));
  }
}

const isOfFiles = (error: unknown): boolean =>
  [UnreadableFile, UnwritableFile, UsageError].some((kind) => error instanceof kind);

interface Copies {
  readonly written: readonly string[];
  /** Why there is no copy of one of them. */
  readonly why: readonly string[];
}

async function writeCopies(
  { file, narrative }: { readonly file: string; readonly narrative?: string },
  checked: Checked,
  out: string,
  paths: { readonly annotated: string; readonly narrative: string },
): Promise<Copies> {
  const written: string[] = [];
  const why: string[] = [];
  const write = async (from: string, path: string, make: typeof markedCopy): Promise<void> => {
    try {
      await writeResult(out, path, await make(from, checked, path), from);
      written.push(path);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      why.push(error.message);
    }
  };
  if (!/\.(?:txt|md)$/iu.test(file)) await write(file, paths.annotated, markedCopy);
  if (narrative !== undefined && /\.docx$/iu.test(narrative))
    await write(narrative, paths.narrative, markedNarrative);
  return { written, why };
}
