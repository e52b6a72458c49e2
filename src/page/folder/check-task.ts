/** Checks one workbook of a folder with what belongs to it: the same way, and the same words, as `batch`. */
import { checkFiles, type Opener } from "../../batch/check-files";
import { notMade, wantedCopies } from "../../batch/marked-copy";
import { basename } from "../../batch/paths";
import { resultNames } from "../../batch/result-names";
import { UsageError } from "../../batch/usage-error";
import type { Checked } from "../../check/checked";
import { newWorkbook } from "../../files/put-sheets";
import { documentWorkbook } from "../../files/docx-workbook";
import { isPdf } from "../../files/pdf/refuse";
import { readDocx } from "../../files/read-docx";
import { readReceived } from "../../files/read-received";
import { readWorkbook } from "../../files/read-workbook";
import { UnreadableFile } from "../../files/unreadable-file";
import { readRuleBook, type RuleBook } from "../../own-rules/rule-book";
import { toJsonReport } from "../../report/json-report";
import { opinionDocx } from "../../report/opinion/opinion-docx";
import { opinionOf, type Materials } from "../../report/opinion/opinion";
import { checklistSheet, listedRows, type PersonAnswers } from "../../report/checklist/sheet";
import { recordOf, recordOfFailure, type BatchInputs } from "../../report/summary/record";
import { textOf } from "../../review/received-text";
import { UserError } from "../../taskpane/user-error";
import { markPdf, readPdf } from "../thread/pdf-tools";
import type { FolderResult, FolderRules, FolderTask } from "./task";

/** The page keeps nothing from run to run: nobody has answered yet. */
const NOBODY: PersonAnswers = new Map();

/** Never rejects for what is wrong with a file: the record says it. `rules`: of the whole folder. */
export async function checkTask(
  { inputs, files }: FolderTask,
  rules: RuleBook | undefined,
): Promise<FolderResult> {
  try {
    return await checkAndTell(inputs, files, rules);
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof UsageError || error instanceof UserError))
      throw error;
    return { kind: "folder-result", record: recordOfFailure(inputs, error.message), outputs: new Map() };
  }
}

async function checkAndTell(
  inputs: BatchInputs,
  files: FolderTask["files"],
  rules: RuleBook | undefined,
): Promise<FolderResult> {
  const { file, narrative, prior, publication } = inputs;
  const request = {
    file,
    narrative: narrative ?? undefined,
    prior: prior ?? undefined,
    publication: publication ?? undefined,
    rules,
  };
  const checked = await checkFiles(request, openerOf(files));
  const report = toJsonReport(checked, file);
  const paths = resultNames(file);
  const rows = listedRows(checked, null);
  const outputs = new Map<string, Uint8Array>([
    [paths.json, new TextEncoder().encode(`${JSON.stringify(report, null, 2)}\n`)],
    [paths.opinion, await opinionDocx(opinionOf(checked, namesOnly(request)))],
    [paths.checklist, newWorkbook([checklistSheet(checked, rows, NOBODY)])],
  ]);
  const why = await addCopies(outputs, inputs, files, checked);
  return {
    kind: "folder-result",
    record: recordOf(
      inputs,
      { checked, report, rows, persons: NOBODY },
      { notAnnotated: notMade(why), results: [...outputs.keys()], checklist: null },
    ),
    outputs,
  };
}

/** Rejects for what is no rule book, which its owner has looked at before. */
export async function openRules({ bytes, name }: FolderRules): Promise<RuleBook> {
  const book = readRuleBook(await readWorkbook(bytes, name), name);
  if (!book) throw new Error("a rule book was looked at before it was handed on");
  return book;
}

/** The letter names files without their folders. */
function namesOnly({ file, narrative, prior, publication }: Materials): Materials {
  const name = (path: string | undefined): string | undefined => path && basename(path);
  return {
    file: basename(file),
    narrative: name(narrative),
    prior: name(prior),
    publication: name(publication),
  };
}

/** Returns why there is no copy of one of them. */
async function addCopies(
  outputs: Map<string, Uint8Array>,
  inputs: BatchInputs,
  files: FolderTask["files"],
  checked: Checked,
): Promise<string[]> {
  const why: string[] = [];
  for (const { from, to, make } of wantedCopies(inputs, resultNames(inputs.file))) {
    const bytes = files.get(from);
    if (!bytes) continue;
    try {
      outputs.set(to, await make({ name: basename(from), bytes }, checked, to, markPdf));
    } catch (error) {
      if (!(error instanceof UnreadableFile || error instanceof UserError)) throw error;
      why.push(error.message);
    }
  }
  return why;
}

function openerOf(files: ReadonlyMap<string, Uint8Array>): Opener {
  const bytesOf = (path: string): Uint8Array => {
    const bytes = files.get(path);
    if (!bytes) throw new UnreadableFile("notFound", path);
    return bytes;
  };
  return {
    tables: async (path) => {
      const [bytes, name] = [bytesOf(path), basename(path)];
      if (!isPdf(bytes) && !/\.docx?m?$/iu.test(name))
        return { workbook: await readWorkbook(bytes, name), document: null };
      const document = isPdf(bytes) ? (await readPdf(bytes, name)).document : readDocx(bytes, name);
      return { workbook: documentWorkbook(document), document };
    },
    text: async (path) => {
      const [bytes, name] = [bytesOf(path), basename(path)];
      if (bytes.length === 0) throw new UnreadableFile("empty", name);
      return textOf(isPdf(bytes) ? (await readPdf(bytes, name)).document : readReceived(bytes, name));
    },
  };
}
