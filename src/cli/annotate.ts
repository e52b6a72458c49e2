/**
 * `final-accounts annotate`: a copy of what was handed in with its errors marked where they stand, and one of the
 * narrative beside it.
 */
import { allFindings } from "../check/checked";
import { EXIT_CODES, verdictOf } from "../check/checklist/outcome";
import { writeFileWhole } from "../disk/write-file";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command } from "./command";
import { markedCopy, markedNarrative } from "./marked-copy";

export const annotate: Command = {
  usage:
    "<workbook|document.docx|.pdf> -o OUT [--narrative RECEIVED.docx [--narrative-out OUT.docx]] [--prior LAST_YEAR.xlsx] [--force]",
  summary: [
    "另存一份标注副本：工作簿填色加批注，附勾稽结果表；Word 文档加批注；PDF 加亮加注",
    "Write an annotated copy: fills, notes and a findings sheet; comments in Word; highlights and notes in a PDF",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      narrative: { type: "string" },
      "narrative-out": { type: "string" },
      prior: { type: "string" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    const { output, narrative, prior, "narrative-out": narrativeOut } = values;
    if (file === undefined || others.length > 0 || output === undefined)
      throw new UsageError("请给出一个文件和输出文件（-o）", "Name one file and the output file (-o)");
    if (narrativeOut !== undefined && narrative === undefined)
      throw new UsageError(
        "--narrative-out 要和 --narrative 一起用",
        "--narrative-out goes with --narrative",
      );
    const checked = await checkFile({ file, narrative, prior });
    const given = [file, narrative, prior].filter((path) => path !== undefined);
    const options = { force: values.force === true, inputs: given };
    // Both copies are made before either is written: nothing is left half done.
    const copy = await markedCopy(file, checked, output);
    if (narrative !== undefined && narrativeOut !== undefined) {
      const text = await markedNarrative(narrative, checked, narrativeOut);
      await writeFileWhole(narrativeOut, text, { ...options, likeFile: narrative });
      tell(narrativeOut, checked.review?.findings ?? []);
    }
    await writeFileWhole(output, copy, { ...options, likeFile: file });
    tell(output, narrativeOut === undefined ? allFindings(checked) : checked.findings);
    return EXIT_CODES[verdictOf(checked).outcome];
  },
};

function tell(output: string, findings: readonly { readonly severity: string }[]): void {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  print(say(`已写入 ${output}：错误 ${String(errors)} 处`, `Wrote ${output}: ${String(errors)} errors`));
}
