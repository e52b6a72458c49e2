/** `final-accounts batch`: a folder of workbooks, each with its report and annotated copy, and one summary. */
import { availableParallelism, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { withCleanUp } from "../disk/ending";
import { makeFolder } from "../disk/write-file";
import type { Edition } from "../editions/edition";
import { exitCodeOf as exitCodeOfOutcomes } from "../check/checklist/outcome";
import { notHandedInAgain } from "../report/summary/followed";
import { recordOfFailure, type BatchRecord } from "../report/summary/record";
import type { SummaryEntry } from "../report/summary/sheets";
import { recordOfClosed } from "../batch/archives";
import { findJobs, type Jobs } from "./batch/jobs";
import { scratch } from "./batch/source";
import type { Job } from "../batch/pairing";
import { openPrevious, type PreviousRun } from "./batch/previous";
import { runBatch, THREAD_MEMORY_MB, type SharedFile } from "./batch/run";
import { sha256 } from "./batch/sealed";
import { whileLocked } from "./batch/lock";
import { checkOwner, takeOver } from "./batch/owner";
import { startBar } from "./batch/progress";
import type { Shard } from "./batch/shard";
import {
  entryOfRecord,
  removeTemporaries,
  storedEntries,
  summaryOf,
  withFilledLists,
  writeRecord,
  writeResult,
  type StoredEntry,
} from "./batch/store";
import { readBytes } from "../disk/open-file";
import { openOwnList } from "./checklist-file";
import { openRuleBook } from "./rule-book-file";
import { editionNamed } from "./edition-option";
import { note, parse, print, say, UsageError, warn, type Command, type ExitCode } from "./command";

const DEFAULT_LIMIT_SECONDS = 60;

export const batch: Command = {
  usage:
    "<folder> -o OUT_FOLDER [--jobs N] [--shard I/N] [--edition ID] [--rules BOOK.xlsx] [--list ITEMS.xlsx] [--previous OUT_FOLDER]… [--limit SECONDS] [--force]",
  summary: [
    "核对文件夹里的全部工作簿和 PDF：每个一份审核意见、检查表和标注副本，另有汇总表；中断后可继续；--previous 复核整改",
    "Check all workbooks and PDFs of a folder: a letter, a checklist and a marked copy each, and a summary; resumable; --previous follows the earlier findings",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      jobs: { type: "string" },
      shard: { type: "string" },
      edition: { type: "string" },
      rules: { type: "string" },
      list: { type: "string" },
      previous: { type: "string", multiple: true },
      limit: { type: "string" },
      force: { type: "boolean" },
    });
    const [input, ...others] = positionals;
    if (input === undefined || others.length > 0 || values.output === undefined) {
      throw new UsageError("请给出一个文件夹和输出文件夹（-o）", "Name a folder and an output folder (-o)");
    }
    const edition = editionNamed(values.edition);
    const rules = await sharedFile(values.rules, openRuleBook);
    const list = await sharedFile(values.list, openOwnList);
    const { previous: folders = [] } = values;
    const previous = folders.length === 0 ? undefined : await openPrevious(folders, values.output);
    const threads = threadsWithin(wholeNumber(values.jobs, "--jobs", availableParallelism()));
    const limit = wholeNumber(values.limit, "--limit", DEFAULT_LIMIT_SECONDS) * 1000;
    const shard = shardNamed(values.shard);
    const again = values.force === true;
    const place = scratch();
    const output = values.output;
    return withCleanUp(place.remove, async () => {
      try {
        const jobs = await findJobs(input, output, shard, place);
        return await fill(jobs, { threads, limit, edition, rules, list, previous, shard, again });
      } finally {
        await place.remove();
      }
    });
  },
};

async function fill(jobs: Jobs, wishes: Wishes): Promise<ExitCode> {
  await checkOwner(jobs.out, wishes.shard, wishes.again);
  await makeFolder(jobs.out);
  for (const path of jobs.results) {
    if (join(jobs.folder, path) === jobs.out) continue;
    note(`${path}：是批量核对的结果，不作为送审材料`, `${path}: results of a batch; not checked`);
  }
  return whileLocked(jobs.out, () =>
    withCleanUp(
      () => removeTemporaries(jobs.out),
      () => fillFolder(jobs, wishes),
    ),
  );
}

interface Wishes {
  readonly threads: number;
  readonly limit: number;
  readonly edition: Edition | undefined;
  readonly rules: SharedFile | undefined;
  readonly list: SharedFile | undefined;
  readonly previous: PreviousRun | undefined;
  readonly shard: Shard;
  readonly again: boolean;
}

/** Opened before anything is written: one that cannot be read is one complaint, not one a workbook. */
async function sharedFile(
  file: string | undefined,
  open: (file: string) => Promise<unknown>,
): Promise<SharedFile | undefined> {
  if (file === undefined) return undefined;
  await open(file);
  return { file: resolve(file), seal: sha256(await readBytes(file)) };
}

/** With the folder locked. */
async function fillFolder(found: Jobs, wishes: Wishes): Promise<ExitCode> {
  const { threads, limit, edition, rules, list, previous, shard, again } = wishes;
  const { folder, archives, out, jobs, closed, unused } = found;
  const editionId = edition?.id ?? null;
  await takeOver(found, shard, { edition: editionId, rules: rules?.seal ?? null });
  const bar = await startBar(jobs.length);
  let resumed = 0;
  const onDone = (done: number, wasDone: boolean): void => {
    if (wasDone) resumed += 1;
    bar.update(done);
  };
  // Built beside this program.
  const workerFile = join(__dirname, "batch-worker.js");
  const unrecorded: BatchRecord[] = [];
  try {
    unrecorded.push(
      ...(await runBatch(jobs, {
        ...{
          folder,
          archives,
          out,
          threads,
          limit,
          editionId,
          rules,
          list,
          previous,
          workerFile,
          again,
          onDone,
        },
      })),
    );
  } finally {
    bar.stop();
  }
  for (const each of closed) await writeRecord(out, recordOfClosed(each));
  const { entries, unread } = await withFilledLists(out, (await storedEntries(out)).entries);
  for (const path of unread)
    warn(`${join(out, path)}：打不开，其中人工填写的结论没有计入`, `${join(out, path)}: cannot be opened`);
  const gone = shard.count === 1 ? goneSince(previous, entries) : [];
  const all = [...entries, ...withoutRecord(jobs, entries, unrecorded), ...gone];
  await writeResult(out, "summary.xlsx", summaryOf(all, unused));
  if (unused.length > 0)
    note(
      `没有核对的文件 ${String(unused.length)} 个（没有可以配对的工作簿，或不是能读的格式），列在汇总的“没有核对的文件”中`,
      `${String(unused.length)} files belong to no workbook or cannot be read: the summary lists them`,
    );
  print(closingLine(all, resumed, out));
  return exitCodeOf(all);
}

/** Of what has no record in the end, one that says so: no workbook is missing from the summary. */
function withoutRecord(
  jobs: readonly Job[],
  entries: readonly StoredEntry[],
  unrecorded: readonly BatchRecord[],
): StoredEntry[] {
  const recorded = new Set(entries.map(({ file }) => file));
  const reasons = new Map(unrecorded.map((record) => [record.file, record]));
  return jobs
    .filter(({ workbook }) => !recorded.has(workbook))
    .map(({ workbook, ...beside }) => {
      const inputs = { key: "", file: workbook, ...beside };
      return entryOfRecord(reasons.get(workbook) ?? recordOfFailure(inputs, NO_RECORD));
    });
}

/** Departments of the earlier submission that are not among these. */
function goneSince(previous: PreviousRun | undefined, entries: readonly StoredEntry[]): StoredEntry[] {
  const again = new Set(entries.flatMap(({ file, previous: before }) => [file, before]));
  return (previous?.entries ?? [])
    .filter(({ file }) => !again.has(file))
    .map(({ read }) => entryOfRecord(notHandedInAgain(read())));
}

const NO_RECORD = "没有留下核对记录，未核对";

export function closingLine(entries: readonly SummaryEntry[], resumed: number, out: string): string {
  const failed = entries.filter(({ hasFailed }) => hasFailed).length;
  const wrong = entries.filter(({ errors }) => errors > 0).length;
  return say(
    `工作簿 ${String(entries.length)} 个：有错误 ${String(wrong)}，未能核对 ${String(failed)}` +
      `${resumed > 0 ? `，沿用上次结果 ${String(resumed)}` : ""}。汇总：${join(out, "summary.xlsx")}`,
    `${String(entries.length)} workbooks: ${String(wrong)} with errors, ${String(failed)} not checked` +
      `${resumed > 0 ? `, ${String(resumed)} resumed` : ""}. Summary: ${join(out, "summary.xlsx")}`,
  );
}

export function exitCodeOf(entries: readonly SummaryEntry[]): ExitCode {
  return exitCodeOfOutcomes(entries.map(({ outcome }) => outcome));
}

/** `2/5`: the second of five. */
function shardNamed(text = "1/1"): Shard {
  const match = /^(\d{1,5})\/(\d{1,5})$/u.exec(text);
  const [index, count] = [Number(match?.[1]), Number(match?.[2])];
  if (index >= 1 && index <= count) return { index: index - 1, count };
  throw new UsageError(
    `--shard 应写作 I/N（1 ≤ I ≤ N）：${text}`,
    `--shard takes I/N with 1 ≤ I ≤ N: ${text}`,
  );
}

function wholeNumber(text: string | undefined, option: string, otherwise: number): number {
  if (text === undefined) return otherwise;
  const number = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (number >= 1) return number;
  throw new UsageError(`${option} 应是正整数：${text}`, `${option} takes a whole number above 0: ${text}`);
}

/** Each thread may take its share of the memory that there is; more of them would bring the whole run down. */
function threadsWithin(wanted: number): number {
  const limit = process.constrainedMemory();
  // Without a limit the system answers with none, or with a number beyond all memory.
  const memory = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  const most = Math.max(1, Math.floor(memory / 2 ** 20 / THREAD_MEMORY_MB));
  if (wanted <= most) return wanted;
  warn(
    `内存只够同时核对 ${String(most)} 个工作簿，--jobs 按 ${String(most)}`,
    `Memory is enough for ${String(most)} workbooks at a time: --jobs ${String(most)}`,
  );
  return most;
}
