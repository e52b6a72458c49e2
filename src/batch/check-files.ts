/**
 * One workbook with what belongs to it, read and examined: what every command does, and the page for a folder. How a file
 * is opened is the face's: from the disk, or from what a user dropped.
 */
import type { TextDocument } from "../workbook/document";
import type { Workbook } from "../workbook/workbook";
import type { Edition } from "../editions/edition";
import { checkTextAlone } from "../check/alone";
import { examine } from "../check/check";
import { hasTables, type Checked, type WorkbookReading } from "../check/checked";
import { DEFAULT_BUDGET } from "../check/locate";
import { readTables } from "../check/read-tables";
import type { Published } from "../check/publication";
import { isNarrative } from "../check/review";
import { UnreadableFile } from "../files/unreadable-file";
import type { RuleBook } from "../own-rules/rule-book";
import { textOfDocument, type ReceivedText } from "../review/received-text";
import { meansWithin } from "../solver/load-solver";
import { UsageError } from "./usage-error";

/** Both reject with `UnreadableFile`. */
export interface Opener {
  /** A workbook, or a published document's tables and the text between them. */
  readonly tables: (
    file: string,
  ) => Promise<{ readonly workbook: Workbook; readonly document: TextDocument | null }>;
  readonly text: (file: string) => Promise<ReceivedText>;
}

export interface CheckRequest {
  readonly file: string;
  readonly narrative?: string | undefined;
  /** Last year's workbook. */
  readonly prior?: string | undefined;
  /** What was published of the workbook. */
  readonly publication?: string | undefined;
  readonly edition?: Edition | undefined;
  /** A shared rule book, beside the workbook's own rules. */
  readonly rules?: RuleBook | undefined;
  /** Steps of work for localization; 0 lists the failing relations only. */
  readonly budget?: number;
}

/**
 * Rejects with `UnreadableFile` or {@link UsageError} for whatever is wrong with the files: a workbook without any
 * disclosure table, or a text that is no disclosure's narrative, is an error of use and not a clean result.
 */
export async function checkFiles(request: CheckRequest, open: Opener): Promise<Checked> {
  const { file, narrative, edition, rules, budget = DEFAULT_BUDGET } = request;
  if (narrative === undefined && isText(file)) return checkText(file, open);
  const { workbook, document } = await open.tables(file);
  const prior = request.prior === undefined ? undefined : await openPrior(request.prior, open);
  const opened =
    request.publication === undefined ? undefined : await openPublication(request.publication, open);
  // A published document carries its own narrative.
  const own = document ? textOfDocument(document) : opened?.text;
  const text = narrative === undefined ? own : await open.text(narrative);
  const means = budget === 0 ? null : meansWithin(budget);
  const inputs = { workbook, text, edition, prior, rules, publication: opened?.published };
  const checked = await examine(inputs, means);
  // A document without tables may still be the narrative itself.
  if (!hasTables(checked) && narrative === undefined && isDocument(file)) return checkText(file, open);
  if (!hasTables(checked)) throw noTables(file);
  if (checked.review && !isNarrative(checked.review)) {
    if (narrative === undefined) return { ...checked, review: null };
    throw noNarrative(narrative);
  }
  return checked;
}

const isText = (file: string): boolean => /\.(?:txt|md|markdown)$/iu.test(file);
const isDocument = (file: string): boolean => /\.(?:docx|pdf)$/iu.test(file);

/** A narrative alone: what the text itself proves. */
export async function checkText(file: string, open: Opener): Promise<Checked> {
  const checked = checkTextAlone(await open.text(file), nameOf(file));
  if (!checked.review || !isNarrative(checked.review)) throw noNarrative(file);
  return checked;
}

function noNarrative(file: string): UsageError {
  return new UsageError(
    `${file}：没有读到决算情况说明的内容`,
    `${file}: nothing of a final-accounts narrative was found`,
  );
}

async function openPrior(file: string, open: Opener): Promise<WorkbookReading> {
  const reading = readTables((await open.tables(file)).workbook);
  if (!hasTables(reading)) throw noTables(file);
  return reading;
}

interface Opened {
  readonly published: Published;
  /** Between its tables, where it is a document. */
  readonly text: ReceivedText | undefined;
}

/** What is wrong with it leaves the workbook to be checked, and is said. */
async function openPublication(file: string, open: Opener): Promise<Opened> {
  try {
    const { workbook, document } = await open.tables(file);
    const reading = readTables(workbook);
    const published = hasTables(reading) ? reading : { refused: noTables(nameOf(file)).message };
    return { published, text: document ? textOfDocument(document) : undefined };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { published: { refused: `${nameOf(file)}：${error.message}` }, text: undefined };
  }
}

function noTables(file: string): UsageError {
  return new UsageError(
    `${file}：文件里没有决算公开表（没有找到任何一张表的表名或表头）`,
    `${file}: the file holds no final-accounts table`,
  );
}

/** The system's own paths may come with either slash. */
function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
