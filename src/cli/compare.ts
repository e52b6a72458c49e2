/** `final-accounts compare`: what became of the findings of an earlier submission, of one department or a folder of them. */
import { realpath } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { look } from "../disk/look";
import { onDisk } from "../disk/names";
import { writeFileWhole } from "../disk/write-file";
import { plainEntity } from "../engine/entity-name";
import { newWorkbook } from "../files/put-sheets";
import { UnreadableFile } from "../files/unreadable-file";
import {
  compare as compareSubmissions,
  submissionOf as submissionIn,
  type Comparison,
  type Submission,
} from "../report/compare/compare";
import { compareText } from "../report/compare/compare-text";
import { canBeSeen } from "../report/compare/trace";
import { followed } from "../report/summary/followed";
import { ledgerSheets } from "../report/summary/ledger";
import { recordedFindings, type RecordedFinding } from "../report/summary/record";
import { filesBelow } from "./batch/jobs";
import { pair } from "../batch/pairing";
import { checkFile, type CheckRequest } from "./check-file";
import { note, parse, print, reasonOf, say, UsageError, warn, type Command, type ExitCode } from "./command";

export const compare: Command = {
  usage:
    "<OLD> <NEW> [--old-narrative FILE] [--narrative FILE] [--json] [-o 问题台账.xlsx] [--force]    (files, or folders by department)",
  summary: [
    "复核：上次的问题已整改、未整改、新出现的各是哪些，哪些数改动了、是否为意见所要求",
    "Compare two submissions: what was mended, is still there or is new, and every changed figure",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      "old-narrative": { type: "string" },
      narrative: { type: "string" },
      output: { type: "string", short: "o" },
      json: { type: "boolean" },
      force: { type: "boolean" },
    });
    const [before, now, ...others] = positionals;
    if (before === undefined || now === undefined || others.length > 0)
      throw new UsageError("请给出上次和本次的文件或文件夹", "Name the earlier and the new file or folder");
    const { done, unmatched } = (await areFolders(before, now))
      ? await compareFolders(before, now)
      : await compareFiles(
          { file: before, narrative: values["old-narrative"] },
          { file: now, narrative: values.narrative },
        );
    const told = done.map(({ ledger: _, ...each }) => each);
    if (values.json) print(JSON.stringify(told, null, 2));
    else print(done.map(({ department, ...each }) => compareText(each, department)).join("\n\n"));
    for (const line of unmatched) warn(line, line);
    if (values.output !== undefined) {
      const rows = done.map(({ department, ledger, figures, texts }) => ({
        department,
        findings: ledger,
        changes: [...figures, ...texts],
      }));
      const sheets = newWorkbook(ledgerSheets(rows));
      await writeFileWhole(values.output, sheets, { force: values.force === true, inputs: [before, now] });
      note(`已写入 ${values.output}`, `Wrote ${values.output}`);
    }
    return exitCodeOf(done, unmatched);
  },
};

type Compared = Comparison & { readonly department: string; readonly ledger: readonly RecordedFinding[] };

interface Outcome {
  readonly done: readonly Compared[];
  /** What has no counterpart, or could not be read, one line each. */
  readonly unmatched: readonly string[];
}

/** Nothing is clean where something is still there, came new, or was changed without being asked for. */
function exitCodeOf(done: readonly Comparison[], unmatched: readonly string[]): ExitCode {
  if (unmatched.length > 0) return 2;
  const isOpen = done.some(({ findings }) => findings.some(({ standing }) => standing === "open"));
  const isWrong = done.some(({ findings }) =>
    findings.some(
      ({ standing, finding }) => standing !== "mended" && standing !== "open" && finding.severity === "error",
    ),
  );
  return isWrong ? 1 : isOpen ? 2 : 0;
}

async function areFolders(before: string, now: string): Promise<boolean> {
  const [isOld, isNew] = await Promise.all(
    [before, now].map(async (path) => {
      const found = await look(path);
      if (!found) throw new UnreadableFile("notFound", path);
      return found.isDirectory();
    }),
  );
  if (isOld !== isNew)
    throw new UsageError("文件和文件夹不能互相比较", "A file is not compared with a folder");
  return isOld === true;
}

interface Checked extends Submission {
  readonly recorded: readonly RecordedFinding[];
}

async function submissionOf(request: CheckRequest): Promise<Checked> {
  const checked = await checkFile(request);
  return { ...submissionIn(checked, request.file), recorded: recordedFindings(checked) };
}

function compared(department: string, before: Checked, now: Checked): Compared {
  const ledger = followed(before.recorded, now.recorded, canBeSeen(now.report));
  return { department, ...compareSubmissions(before, now), ledger };
}

async function compareFiles(before: CheckRequest, now: CheckRequest): Promise<Outcome> {
  const [old, current] = [await submissionOf(before), await submissionOf(now)];
  const department = current.report.entity ?? old.report.entity ?? basename(now.file);
  return { done: [compared(department, old, current)], unmatched: [] };
}

interface Department {
  readonly path: string;
  readonly submission: Checked;
}

/** The same path is the same department; otherwise the name that the tables print, where one alone has it. */
async function compareFolders(before: string, now: string): Promise<Outcome> {
  const [old, current] = [await departmentsOf(before), await departmentsOf(now)];
  const free = new Set(old.found);
  const done = current.found.map(({ path, submission }): Compared | string => {
    const department = submission.report.entity ?? basename(path, extname(path));
    const own = [...free].filter((each) => each.path === path);
    const [same, ...more] =
      own.length > 0 ? own : [...free].filter((each) => isSameName(each.submission, submission));
    if (!same || more.length > 0)
      return say(`${path}：上次没有可以对应的`, `${path}: no counterpart in the earlier folder`);
    free.delete(same);
    return compared(department, same.submission, submission);
  });
  return {
    done: done.filter((each) => typeof each !== "string"),
    unmatched: [
      ...old.unread,
      ...current.unread,
      ...done.filter((each) => typeof each === "string"),
      ...[...free].map(({ path }) => say(`${path}：本次没有送来`, `${path}: not handed in again`)),
    ],
  };
}

function isSameName(a: Submission, b: Submission): boolean {
  const name = ({ report }: Submission): string | undefined =>
    report.entity === null ? undefined : plainEntity(report.entity);
  return name(a) !== undefined && name(a) === name(b);
}

async function departmentsOf(path: string): Promise<{ found: Department[]; unread: string[] }> {
  const folder = await realpath(onDisk(path), "utf8");
  const { files } = await filesBelow(folder, "");
  const found: Department[] = [];
  const unread: string[] = [];
  for (const { workbook, narrative, publication } of pair(files)) {
    const at = (name: string | null): string | undefined => (name === null ? undefined : join(folder, name));
    try {
      const request = {
        file: join(folder, workbook),
        narrative: at(narrative),
        publication: at(publication),
      };
      found.push({ path: workbook, submission: await submissionOf(request) });
    } catch (error) {
      const [zh, en] = reasonOf(error);
      unread.push(say(`${workbook}：${zh}`, `${workbook}: ${en}`));
    }
  }
  return { found, unread };
}
