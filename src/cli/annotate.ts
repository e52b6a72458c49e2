/** `final-accounts annotate`: a copy of the workbook with its wrong cells filled and noted, and a findings sheet. */
import { annotate as annotateBytes } from "../files/annotate";
import { allFindings, type Checked } from "../check/checked";
import type { Finding } from "../engine/finding";
import { annotatePdf } from "../files/pdf/annotate-pdf";
import { isPdf } from "../files/pdf/refuse";
import { readBytes } from "../disk/open-file";
import { openPdf } from "../disk/open-pdf";
import { writeFileWhole } from "../disk/write-file";
import { findingsSheet } from "../report/findings-sheet";
import { toJsonReport } from "../report/json-report";
import { marksOf } from "../report/marks";
import { pdfMarks } from "../report/pdf-marks";
import { EXIT_CODES, verdictOf } from "../check/checklist/outcome";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command, type ExitCode } from "./command";

export const annotate: Command = {
  usage: "<workbook|document.pdf> -o OUT.xlsx|OUT.pdf [--force]",
  summary: [
    "另存一份标注副本：有问题的单元格填色加批注，附勾稽结果表；PDF 则加亮加注",
    "Write an annotated copy: fills, notes and a findings sheet; highlights and notes in a PDF",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0 || values.output === undefined) {
      throw new UsageError("请给出一个工作簿和输出文件（-o）", "Name one workbook and the output file (-o)");
    }
    const checked = await checkFile({ file });
    const { findings } = checked;
    if (isPdf(await readBytes(file)))
      return annotateDocument(file, checked, values.output, values.force === true);
    const sheet = findingsSheet({ ...toJsonReport(checked, file), findings });
    const copy = annotateBytes(await readBytes(file), marksOf(findings), sheet, values.output);
    await writeFileWhole(values.output, copy, {
      force: values.force === true,
      inputs: [file],
      likeFile: file,
    });
    return told(values.output, findings, checked);
  },
};

/** Highlights and notes at the figures and words of a PDF. */
async function annotateDocument(
  file: string,
  checked: Checked,
  output: string,
  force: boolean,
): Promise<ExitCode> {
  const bytes = await readBytes(file);
  const { pages } = await openPdf(file);
  const findings = allFindings(checked);
  const copy = await annotatePdf(bytes, pages, pdfMarks(checked, findings));
  await writeFileWhole(output, copy, { force, inputs: [file], likeFile: file });
  return told(output, findings, checked);
}

function told(output: string, findings: readonly Finding[], checked: Checked): ExitCode {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  print(say(`已写入 ${output}：错误 ${String(errors)} 处`, `Wrote ${output}: ${String(errors)} errors`));
  return EXIT_CODES[verdictOf(checked).outcome];
}
