/** A worker thread of `batch`: checks one workbook and writes its results, the record last. */
import { join } from "node:path";
import type { Checked } from "../check/checked";
import { notMade, wantedCopies } from "../batch/marked-copy";
import { look } from "../disk/look";
import { UnwritableFile } from "../disk/write-file";
import { UnreadableFile } from "../files/unreadable-file";
import { contentOf } from "../report/compare/content";
import { toJsonReport } from "../report/json-report";
import { overEarlier } from "../report/summary/followed";
import { recordOf, recordOfFailure } from "../report/summary/record";
import { placeIn } from "./batch/source";
import { earlierOf } from "./batch/previous";
import { sealed, sha256 } from "./batch/sealed";
import { writeRecord, writeResult } from "./batch/store";
import { resultPaths, type BatchTask, type ResultPaths } from "./batch/task";
import { checkFile } from "./check-file";
import { checklistFile, openOwnList } from "./checklist-file";
import { editionNamed } from "./edition-option";
import { copyOf } from "./marked-copy";
import { opinionBytes } from "./opinion";
import { openRuleBook } from "./rule-book-file";
import { UsageError } from "./command";

/** Resolves when the record is written; only a fault of ours or a full disk rejects. */
export default async function run(task: BatchTask): Promise<void> {
  const { out, inputs } = task;
  try {
    await checkAndWrite(task);
  } catch (error) {
    if (!(error instanceof Error && isOfFiles(error))) throw error;
    await writeRecord(out, recordOfFailure(inputs, error.message));
  }
}

async function checkAndWrite(task: BatchTask): Promise<void> {
  const { out, inputs, editionId, rules, list, previous } = task;
  const at = (path: string): string => placeIn(task, path);
  const files = {
    file: at(inputs.file),
    ...(inputs.narrative === null ? {} : { narrative: at(inputs.narrative) }),
    ...(inputs.prior === null ? {} : { prior: at(inputs.prior) }),
    ...(inputs.publication === null ? {} : { publication: at(inputs.publication) }),
  };
  const edition = editionId === null ? {} : { edition: editionNamed(editionId) };
  const shared = rules === null ? {} : { rules: await rulesOf(rules) };
  const checked = await checkFile({ ...files, ...edition, ...shared });
  const report = toJsonReport(checked, inputs.file);
  const paths = resultPaths(inputs.file);
  const isHere = async (path: string): Promise<boolean> => (await look(at(path))) !== null;
  const earlier = await earlierOf(previous, { file: inputs.file, entity: checked.entity }, isHere);
  const content = contentOf(checked);
  const checklist = await checklistFile(
    checked,
    join(out, paths.checklist),
    list === null ? null : await listOf(list),
    earlier?.checklist ?? null,
  );
  const opinion = await opinionBytes(checked, files, checklist.persons);
  // Each waits for the disk; together they wait once.
  const [copies] = await Promise.all([
    writeCopies(task, checked, paths),
    writeResult(out, paths.json, `${JSON.stringify(report, null, 2)}\n`),
    writeResult(out, paths.opinion, opinion.bytes),
    writeResult(out, paths.checklist, checklist.bytes),
    writeResult(out, paths.content, sealed(content)),
  ]);
  const record = recordOf(
    inputs,
    { checked, report, rows: checklist.rows, persons: checklist.persons },
    {
      results: [paths.json, paths.opinion, paths.checklist, paths.content, ...copies.written],
      notAnnotated: notMade(copies.why),
      checklist: {
        path: paths.checklist,
        seal: sha256(checklist.bytes),
        isFilled: checklist.persons.size > 0,
      },
    },
  );
  await writeRecord(out, earlier ? overEarlier(record, earlier, { report, content }) : record);
}

/** What all workbooks of a run share is opened once by a thread. */
const rulesOf = once(openRuleBook);
const listOf = once(openOwnList);

function once<T>(open: (file: string) => Promise<T>): (file: string) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (file) => {
    const known = opened.get(file) ?? open(file);
    opened.set(file, known);
    return known;
  };
}

const isOfFiles = (error: unknown): boolean =>
  [UnreadableFile, UnwritableFile, UsageError].some((kind) => error instanceof kind);

/** What the disk refuses today it may give tomorrow: the file is not done, and the next run tries it again. */
const DISK: ReadonlySet<UnreadableFile["reason"]> = new Set(["noAccess", "notFound"]);

interface Copies {
  readonly written: readonly string[];
  /** Why there is no copy of one of them. */
  readonly why: readonly string[];
}

async function writeCopies(task: BatchTask, checked: Checked, paths: ResultPaths): Promise<Copies> {
  const written: string[] = [];
  const why: string[] = [];
  for (const { from, to, make } of wantedCopies(task.inputs, paths)) {
    const place = placeIn(task, from);
    try {
      await writeResult(task.out, to, await copyOf(place, checked, to, make), place);
      written.push(to);
    } catch (error) {
      if (!(error instanceof UnreadableFile) || DISK.has(error.reason)) throw error;
      why.push(error.message);
    }
  }
  return { written, why };
}
