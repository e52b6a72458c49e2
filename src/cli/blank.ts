/** `final-accounts blank`: an empty disclosure workbook to start from. */
import { DEFAULT_EDITION } from "../editions";
import { newWorkbook } from "../files/put-sheets";
import { writeFileWhole } from "../disk/write-file";
import { tablesWithoutForm } from "../forms";
import { blankWorkbook } from "../forms/blank/blank-workbook";
import { titleOfTable } from "../tables/title";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const blank: Command = {
  usage: "-o OUT.xlsx [--edition ID] [--force]",
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
    const edition = editionNamed(values.edition) ?? DEFAULT_EDITION;
    if (values.output === undefined) throw new UsageError("请用 -o 给出输出文件", "Name the output with -o");
    const bytes = newWorkbook(blankWorkbook(edition));
    await writeFileWhole(values.output, bytes, { force: values.force ?? false, inputs: [] });
    print(
      say(
        `已生成 ${values.output}（版式：${edition.name}）`,
        `Wrote ${values.output} (edition ${edition.id})`,
      ),
    );
    const without = tablesWithoutForm(edition).map((table) => `《${titleOfTable(table)}》`);
    if (without.length > 0)
      print(say(`没有版式、未生成的表：${without.join("、")}`, `No form, left out: ${without.join(", ")}`));
    return 0;
  },
};
