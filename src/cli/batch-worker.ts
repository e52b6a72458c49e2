/** A worker thread of `batch`: checks one workbook and writes its results, the record last. */
import { join } from "node:path";
import { UnreadableFile } from "../files/unreadable-file";
import { UnwritableFile } from "../disk/write-file";
import type { Checked } from "../check/checked";
import { toJsonReport } from "../report/json-report";
import { markdownReport } from "../report/markdown-report";
import { recordOfFailure, recordOfReport } from "../report/summary";
import { writeRecord, writeResult } from "./batch/store";
import { resultPaths, type BatchTask } from "./batch/task";
import { checkFile } from "./check-file";
import { editionNamed } from "./edition-option";
import { UsageError } from "./command";
import { markedCopy } from "./marked-copy";

/** Resolves when the record is written; only a fault of ours or a full disk rejects. */
export default async function run({ folder, out, inputs, editionId }: BatchTask): Promise<void> {
  const at = (path: string): string => join(folder, path);
  try {
    const checked = await checkFile({
      file: at(inputs.file),
      ...(inputs.narrative === null ? {} : { narrative: at(inputs.narrative) }),
      ...(inputs.prior === null ? {} : { prior: at(inputs.prior) }),
      ...(inputs.publication === null ? {} : { publication: at(inputs.publication) }),
      ...(editionId === null ? {} : { edition: editionNamed(editionId) }),
    });
    const json = toJsonReport(checked, inputs.file);
    const paths = resultPaths(inputs.file);
    // Each waits for the disk; together they wait once.
    const [notAnnotated] = await Promise.all([
      writeAnnotated(at(inputs.file), [out, paths.annotated], checked),
      writeResult(out, paths.json, `${JSON.stringify(json, null, 2)}\n`),
      writeResult(out, paths.markdown, markdownReport(json)),
    ]);
    await writeRecord(out, recordOfReport(inputs, json, notAnnotated));
  } catch (error) {
    const isOfFiles = [UnreadableFile, UnwritableFile, UsageError].some((kind) => error instanceof kind);
    if (!(error instanceof Error && isOfFiles)) throw error;
    await writeRecord(out, recordOfFailure(inputs, error.message));
  }
}

/** Why there is no copy, or `null`. */
async function writeAnnotated(
  file: string,
  [out, path]: readonly [string, string],
  checked: Checked,
): Promise<string | null> {
  if (checked.tables.length === 0) return null;
  try {
    await writeResult(out, path, await markedCopy(file, checked, path), file);
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return `没有标注副本：${error.message}`;
    throw error;
  }
}
