/** `final-accounts review`: a received narrative against its workbook. */
import { reviewText } from "../report/review-text";
import { toJsonReport } from "../report/json-report";
import { ofTheText } from "../check/review";
import { checkFile } from "./check-file";
import { parse, print, UsageError, type Command } from "./command";

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
    const checked = await checkFile({ file: workbook, narrative, prior: values.prior });
    print(
      values.json
        ? JSON.stringify(toJsonReport(ofTheText(checked), workbook), null, 2)
        : reviewText(checked, `${narrative}（对照 ${workbook}）`),
    );
    return (checked.review?.findings ?? []).some(({ severity }) => severity === "error") ? 1 : 0;
  },
};
