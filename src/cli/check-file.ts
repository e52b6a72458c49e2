/** One workbook with what belongs to it, read from files, checked, located and reviewed: what every command does. */
import type { Edition } from "../editions/edition";
import { openTables } from "../hosts/file/open-tables";
import { check, hasTables, type CheckOptions, type Report } from "../report/check";
import { DEFAULT_BUDGET } from "../report/locate";
import { isNarrative, reviewNarrative, withReview } from "../report/narrative-review";
import type { Review } from "../review/review";
import type { Facts } from "../engine/fact";
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
  const checked = await readReport(file, {
    ...(edition ? { edition } : {}),
    ...(prior === undefined ? {} : { prior: await openTables(prior) }),
  });
  if (prior !== undefined && checked.prior?.facts.tables.size === 0) throw noTables(prior);
  const report = await located(checked, budget ?? DEFAULT_BUDGET);
  if (narrative === undefined) return report;
  return withReview(report, await reviewFile(report, narrative, checked.prior?.facts));
}

/** A workbook without any disclosure table is an error of use. */
export async function readReport(file: string, options: CheckOptions = {}): Promise<Report> {
  const report = check(await openTables(file), options);
  if (hasTables(report)) return report;
  throw noTables(file);
}

function noTables(file: string): UsageError {
  return new UsageError(
    `${file}：文件里没有决算公开表（没有找到任何一张表的表名或表头）`,
    `${file}: the file holds no final-accounts table`,
  );
}

/** Reviews a file; a text that is no disclosure's narrative is an error of use, not a clean result. */
export async function reviewFile(report: Report, file: string, prior?: Facts): Promise<Review> {
  const result = reviewNarrative(report, await openReceivedText(file), prior);
  if (isNarrative(result)) return result;
  throw new UsageError(
    `${file}：没有读到决算情况说明的内容`,
    `${file}: nothing of a final-accounts narrative was found`,
  );
}
