/** One workbook with what belongs to it, read from files, checked, located and reviewed: what every command does. */
import type { Edition } from "../editions/edition";
import { openTables } from "../disk/open-tables";
import { check, hasTables, type Report } from "../check/check";
import { DEFAULT_BUDGET } from "../check/locate";
import { isNarrative, reviewNarrative, withReview } from "../check/review";
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
  if (narrative === undefined) return located(book.report, budget ?? DEFAULT_BUDGET);
  const { report, review } = await reviewFile(book, narrative, budget);
  return withReview(report, review);
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

export interface ReviewedBook {
  /** With its culprits. */
  readonly report: Report;
  readonly review: Review;
}

/**
 * Reviews a text, names the wrong cells with what it tells, and reviews it again beside the cells as they should be.
 * A text that is no disclosure's narrative is an error of use, not a clean result.
 */
export async function reviewFile(
  { workbook, report }: CheckedBook,
  file: string,
  budget: number = DEFAULT_BUDGET,
): Promise<ReviewedBook> {
  const text = await openReceivedText(file);
  const reviewOf = (against: Report): Review => reviewNarrative(against, text, report.prior?.facts, workbook);
  const first = reviewOf(report);
  if (!isNarrative(first)) {
    throw new UsageError(
      `${file}：没有读到决算情况说明的内容`,
      `${file}: nothing of a final-accounts narrative was found`,
    );
  }
  const known = await located(report, budget, first.observations);
  return { report: known, review: known === report ? first : reviewOf(known) };
}
