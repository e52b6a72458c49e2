/** Checks one workbook of a folder with what belongs to it: the same way, and the same words, as `batch`. */
import { checkFiles, type Opener } from "../../batch/check-files";
import { basename, folderOf, inFolder } from "../../batch/paths";
import { UsageError } from "../../batch/usage-error";
import { allFindings, type Checked } from "../../check/checked";
import { annotate } from "../../files/annotate";
import { newWorkbook } from "../../files/put-sheets";
import { documentWorkbook } from "../../files/docx-workbook";
import { isPdf } from "../../files/pdf/refuse";
import { readDocx } from "../../files/read-docx";
import { readReceived } from "../../files/read-received";
import { readWorkbook } from "../../files/read-workbook";
import { UnreadableFile } from "../../files/unreadable-file";
import { readRuleBook, type RuleBook } from "../../own-rules/rule-book";
import { findingsSheet } from "../../report/findings-sheet";
import { toJsonReport } from "../../report/json-report";
import { opinionDocx } from "../../report/opinion/opinion-docx";
import { opinionOf, type Materials } from "../../report/opinion/opinion";
import { marksOf } from "../../report/marks";
import { checklistSheet, listedRows, type PersonAnswers } from "../../report/checklist/sheet";
import { recordOf, recordOfFailure } from "../../report/summary/record";
import { textOf } from "../../review/received-text";
import { readPdfDocument } from "../../taskpane/analyst/pdf-reader";
import { UserError } from "../../taskpane/user-error";
import type { FolderResult, FolderTask } from "./task";

/** The page keeps nothing from run to run: nobody has answered yet. */
const NOBODY: PersonAnswers = new Map();

/** Never rejects for what is wrong with a file: the record says it. */
export async function checkTask({ inputs, files, rules }: FolderTask): Promise<FolderResult> {
  const outputs = new Map<string, Uint8Array>();
  try {
    const { file, narrative, prior, publication } = inputs;
    const request = {
      file,
      narrative: narrative ?? undefined,
      prior: prior ?? undefined,
      publication: publication ?? undefined,
      rules: rules ? await ruleBook(rules) : undefined,
    };
    const checked = await checkFiles(request, openerOf(files));
    const json = toJsonReport(checked, file);
    const encoder = new TextEncoder();
    const at = (folder: string, name: string) => inFolder(folder, inFolder(folderOf(file), name));
    const name = basename(file);
    outputs.set(at("reports", `${name}.json`), encoder.encode(`${JSON.stringify(json, null, 2)}\n`));
    const letter = await opinionDocx(opinionOf(checked, namesOnly(request)));
    outputs.set(at("opinions", `审核意见-${name.replace(/\.xlsx$/iu, "")}.docx`), letter);
    const rows = listedRows(checked, null);
    const list = newWorkbook([checklistSheet(checked, rows, NOBODY)]);
    outputs.set(at("checklists", `检查表-${name.replace(/\.xlsx$/iu, "")}.xlsx`), list);
    const notAnnotated = addAnnotated(outputs, at("annotated", `标注-${name}`), checked, files.get(file));
    return {
      kind: "folder-result",
      record: recordOf(
        inputs,
        { checked, report: json, rows, persons: NOBODY },
        { notAnnotated, results: [...outputs.keys()], checklist: null },
      ),
      outputs,
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile || error instanceof UsageError || error instanceof UserError))
      throw error;
    return { kind: "folder-result", record: recordOfFailure(inputs, error.message), outputs: new Map() };
  }
}

async function ruleBook({ bytes, name }: NonNullable<FolderTask["rules"]>): Promise<RuleBook> {
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

/** Why there is no copy, or `null`. */
function addAnnotated(
  outputs: Map<string, Uint8Array>,
  path: string,
  checked: Checked,
  bytes: Uint8Array | undefined,
): string | null {
  if (checked.tables.length === 0 || !bytes) return null;
  try {
    outputs.set(path, annotate(bytes, marksOf(allFindings(checked)), findingsSheet(checked), path));
    return null;
  } catch (error) {
    if (error instanceof UnreadableFile) return `没有标注副本：${error.message}`;
    throw error;
  }
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
      const document = isPdf(bytes) ? await readPdfDocument(bytes, name) : readDocx(bytes, name);
      return { workbook: documentWorkbook(document), document };
    },
    text: async (path) => {
      const [bytes, name] = [bytesOf(path), basename(path)];
      if (bytes.length === 0) throw new UnreadableFile("empty", name);
      return textOf(isPdf(bytes) ? await readPdfDocument(bytes, name) : readReceived(bytes, name));
    },
  };
}
