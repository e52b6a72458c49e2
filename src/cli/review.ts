/** `final-accounts review`: a received narrative against its workbook. */
import type { Facts } from "../engine/fact";
import { openWorkbook } from "../hosts/file/open-file";
import { check as checkWorkbook, hasTables, type Report } from "../report/check";
import { toJsonReport } from "../report/json-report";
import { isNarrative, reportOfReview, reviewNarrative, reviewText } from "../report/narrative-review";
import type { Review } from "../review/review";
import { parse, print, UsageError, type Command } from "./command";
import { openReceivedText } from "./received-file";

export const review: Command = {
  usage: "<workbook> <narrative.docx|.txt|.md> [--prior LAST_YEAR.xlsx] [--json]",
  summary: [
    "审阅收到的决算情况说明：逐句对照工作簿，指出不一致的字句和单元格",
    "Review a received narrative against its workbook",
  ],

  async run(args) {
    const { values, positionals } = parse(args, { json: { type: "boolean" }, prior: { type: "string" } });
    const [workbook, narrative, ...others] = positionals;
    if (workbook === undefined || narrative === undefined || others.length > 0) {
      throw new UsageError("请给出一个工作簿和一份说明", "Name one workbook and one narrative");
    }
    const report = await checkedReport(workbook);
    const prior = values.prior === undefined ? undefined : (await checkedReport(values.prior)).facts;
    const result = await reviewFile(report, narrative, prior);
    print(
      values.json
        ? JSON.stringify(toJsonReport(reportOfReview(report, result), workbook), null, 2)
        : reviewText(result, `${narrative}（对照 ${workbook}）`),
    );
    return result.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

async function checkedReport(file: string): Promise<Report> {
  const report = checkWorkbook(await openWorkbook(file));
  if (hasTables(report)) return report;
  throw new UsageError(`${file}里没有决算公开表`, `${file} holds no final-accounts table`);
}

/** Reviews a file; a text that is no disclosure's narrative is an error of use, not a clean result. */
export async function reviewFile(report: Report, file: string, prior?: Facts): Promise<Review> {
  const result = reviewNarrative(report, await openReceivedText(file), prior);
  if (isNarrative(result)) return result;
  throw new UsageError(
    `${file}里没有读到决算情况说明的内容`,
    `${file} holds nothing of a final-accounts narrative`,
  );
}
