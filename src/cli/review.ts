/** `final-accounts review`: a received narrative against its workbook. */
import { reviewText } from "../report/review-text";
import { toJsonReport } from "../report/json-report";
import { EXIT_CODES, verdictOf } from "../check/checklist/outcome";
import { ofTheText } from "../check/review";
import { checkFile, checkText } from "./check-file";
import { parse, print, UsageError, type Command } from "./command";

export const review: Command = {
  usage: "[<workbook>] <narrative.docx|.txt|.md> [--prior LAST_YEAR.xlsx] [--json]",
  summary: [
    "审阅收到的决算情况说明：逐句对照工作簿（没有工作簿时核对说明自身），指出不一致的字句和单元格",
    "Review a received narrative against its workbook, or alone",
  ],

  async run(args) {
    const { values, positionals } = parse(args, { json: { type: "boolean" }, prior: { type: "string" } });
    const [first, second, ...others] = positionals;
    if (first === undefined || others.length > 0) {
      throw new UsageError(
        "请给出一份说明，有工作簿的先给出工作簿",
        "Name one narrative, after its workbook if there is one",
      );
    }
    const checked =
      second === undefined
        ? await checkText(first)
        : await checkFile({ file: first, narrative: second, prior: values.prior });
    const narrative = second ?? first;
    print(
      values.json
        ? JSON.stringify(toJsonReport(ofTheText(checked), first), null, 2)
        : reviewText(
            checked,
            second === undefined ? `${narrative}（没有工作簿）` : `${narrative}（对照 ${first}）`,
          ),
    );
    return EXIT_CODES[verdictOf(ofTheText(checked)).outcome];
  },
};
