/** `final-accounts disclose`: the whole published document from a workbook. */
import { writeFileWhole } from "../disk/write-file";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const disclose: Command = {
  usage: "<workbook> -o OUT.docx [--prior LAST_YEAR.xlsx] [--edition ID] [--force]",
  summary: [
    "生成整套公开文本：封面、目录、部门概况、公开报表、情况说明、绩效自评表、名词解释",
    "Write the whole disclosure: cover, contents, profile, tables, narrative, performance forms, glossary",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      prior: { type: "string" },
      edition: { type: "string" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
      throw new UsageError("请给出一个工作簿", "Name one workbook");
    if (values.output === undefined) throw new UsageError("请用 -o 给出输出文件", "Name the output with -o");
    const checked = await checkFile({ file, prior: values.prior, edition: editionNamed(values.edition) });
    const { disclose: write } = await import("../report/disclosure/disclose");
    const result = await write(checked);
    if (!result)
      throw new UsageError("这一版式还没有情况说明，无法生成公开文本", "The edition has no narrative yet");
    const inputs = [file, ...(values.prior === undefined ? [] : [values.prior])];
    await writeFileWhole(values.output, result.bytes, { force: values.force ?? false, inputs });
    print(say(`已生成 ${values.output}`, `Wrote ${values.output}`));
    const other = checked.prior?.mismatch ?? null;
    if (other !== null) print(say(`未取上年数：${other}`, `No figures of last year were taken: ${other}`));
    list(say("文中尚待填写", "Still to be filled in"), result.missing);
    list(
      say("无法认定金额、文中写作【待核】的单元格", "Figures that cannot be told: 【待核】"),
      result.unsure,
    );
    list(say("版式中没有位置、未写入文本的金额", "Figures without a place in the form"), result.unplaced);
    list(say("没有版式、未写入文本的表", "Tables without a form, left out"), result.leftOut);
    list(
      say("补充资料", "Supplement"),
      result.findings.map(({ message }) => message),
    );
    const errors = checked.findings.filter(({ severity }) => severity === "error").length;
    if (errors === 0) return 0;
    print(
      say(
        `工作簿有${errors}处勾稽错误，请先用 final-accounts check 核对`,
        `The workbook has ${errors} errors: run final-accounts check first`,
      ),
    );
    return 1;
  },
};

function list(title: string, lines: readonly string[]): void {
  if (lines.length > 0)
    print([`${title}（${lines.length}）：`, ...lines.map((line) => `  ${line}`)].join("\n"));
}
