/** `final-accounts annotate`: a copy of the workbook with its wrong cells filled and noted, and a findings sheet. */
import { annotate as annotateBytes } from "../files/annotate";
import { readBytes } from "../disk/open-file";
import { writeFileWhole } from "../disk/write-file";
import { findingsSheet } from "../report/findings-sheet";
import { toJsonReport } from "../report/json-report";
import { marksOf } from "../report/marks";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command } from "./command";

export const annotate: Command = {
  usage: "<workbook> -o OUT.xlsx [--force]",
  summary: [
    "另存一份标注副本：有问题的单元格填色加批注，附勾稽结果表",
    "Write an annotated copy: fills, notes and a findings sheet",
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
    const sheet = findingsSheet({ ...toJsonReport(checked, file), findings });
    const copy = annotateBytes(await readBytes(file), marksOf(findings), sheet, values.output);
    await writeFileWhole(values.output, copy, {
      force: values.force === true,
      inputs: [file],
      likeFile: file,
    });
    const errors = findings.filter(({ severity }) => severity === "error").length;
    print(
      say(
        `已写入 ${values.output}：错误 ${String(errors)} 处`,
        `Wrote ${values.output}: ${String(errors)} errors`,
      ),
    );
    return errors > 0 ? 1 : 0;
  },
};
