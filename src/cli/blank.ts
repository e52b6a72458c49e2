/** `final-accounts blank`: an empty disclosure workbook to start from. */
import { EDITIONS } from "../editions";
import { newWorkbook } from "../hosts/file/put-sheets";
import { writeFileWhole } from "../hosts/file/write-file";
import { blankWorkbook } from "../report/blank/blank-workbook";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const blank: Command = {
  usage: "--edition ID -o OUT.xlsx [--force]",
  summary: [
    "生成空白的决算公开工作簿：合计、汇总和表间关系带公式，科目和单位可选，含补充资料",
    "Make an empty disclosure workbook with formulas, drop-downs and the supplement sheet",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      edition: { type: "string" },
      output: { type: "string", short: "o" },
      force: { type: "boolean" },
    });
    if (positionals.length > 0) throw new UsageError("这个命令不读取文件", "This command reads no file");
    const edition = editionNamed(values.edition);
    if (!edition) {
      const known = EDITIONS.map(({ id }) => id).join(say("、", ", "));
      throw new UsageError(`请用 --edition 给出版式：${known}`, `Name the edition with --edition: ${known}`);
    }
    if (values.output === undefined) throw new UsageError("请用 -o 给出输出文件", "Name the output with -o");
    const bytes = newWorkbook(blankWorkbook(edition));
    await writeFileWhole(values.output, bytes, { force: values.force ?? false, inputs: [] });
    print(say(`已生成 ${values.output}`, `Wrote ${values.output}`));
    return 0;
  },
};
