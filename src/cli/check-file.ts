/** One workbook with what belongs to it, read from files, checked, located and reviewed: what every command does. */
import type { Edition } from "../editions/edition";
import { openTables } from "../hosts/file/open-tables";
import { check, hasTables, type Report } from "../report/check";
import { DEFAULT_BUDGET } from "../report/locate";
import { isNarrative, reviewNarrative, withReview } from "../report/narrative-review";
import type { Review } from "../review/review";
import type { Workbook } from "../workbook/workbook";
import { UsageError } from "./command";
import { located } from "./located";
import { openReceivedText } from "./received-file";

export interface CheckRequest {
  readonly file: string;
  readonly narrative?: string | undefined;
  /** Last year's workbook. */
  readonly prior?: string | undefined;
  readonly edition?: Edition | undefined;
  /** Milliseconds for localization; 0 lists the failing relations only. */
  readonly budget?: number;
}

/** Rejects with `UnreadableFile` or {@link UsageError} for whatever is wrong with the files. */
export async function checkFile({ file, narrative, prior, edition, budget }: CheckRequest): Promise<Report> {
  const book = await readBook(file, { edition, prior });
  const report = await located(book.report, budget ?? DEFAULT_BUDGET);
  return narrative === undefined
    ? report
    : withReview(report, await reviewFile({ ...book, report }, narrative));
}

export interface CheckedBook {
  readonly workbook: Workbook;
  readonly report: Report;
}

/** A workbook without any disclosure table is an error of use; `prior` names last year's. */
export async function readBook(
  file: string,
  { edition, prior }: Pick<CheckRequest, "edition" | "prior">,
): Promise<CheckedBook> {
  const workbook = await openTables(file);
  const report = check(workbook, {
    ...(edition ? { edition } : {}),
    ...(prior === undefined ? {} : { prior: await openTables(prior) }),
  });
  if (!hasTables(report)) throw noTables(file);
  if (prior !== undefined && report.prior?.facts.tables.size === 0) throw noTables(prior);
  return { workbook, report };
}

function noTables(file: string): UsageError {
  return new UsageError(
    `${file}：文件里没有决算公开表（没有找到任何一张表的表名或表头）`,
    `${file}: the file holds no final-accounts table`,
  );
}

/** Reviews a file; a text that is no disclosure's narrative is an error of use, not a clean result. */
export async function reviewFile({ workbook, report }: CheckedBook, file: string): Promise<Review> {
  const text = await openReceivedText(file);
  const result = reviewNarrative(report, text, report.prior?.facts, workbook);
  if (isNarrative(result)) return result;
  throw new UsageError(
    `${file}：没有读到决算情况说明的内容`,
    `${file}: nothing of a final-accounts narrative was found`,
  );
}
