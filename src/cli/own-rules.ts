/** `final-accounts own-rules`: a copy of the workbook with the sheet 自定义勾稽 laid out, on request with the results. */
import { ownRuleResults } from "../check/own-rules-results";
import { readBytes } from "../disk/open-file";
import { writeFileWhole } from "../disk/write-file";
import { addSheets } from "../files/put-sheets";
import { layoutOwnRules } from "../own-rules/layout";
import { OWN_ENTRY } from "../own-rules/checks";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const ownRules: Command = {
  usage: "<workbook> -o OUT.xlsx [--results] [--prior LAST_YEAR.xlsx] [--edition ID] [--force]",
  summary: [
    "另存一份副本，添加或补全“自定义勾稽”：本单位、上级自己的勾稽关系写在表里；--results 写入结果、左值、右值、差",
    "Write a copy with the sheet 自定义勾稽 for rules of your own; --results adds what became of each",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      results: { type: "boolean" },
      prior: { type: "string" },
      edition: { type: "string" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    const { output, prior } = values;
    if (file === undefined || others.length > 0 || output === undefined)
      throw new UsageError("请给出一个工作簿和输出文件（-o）", "Name one workbook and the output file (-o)");
    const checked = await checkFile({ file, prior, edition: editionNamed(values.edition), budget: 0 });
    const results = values.results === true ? ownRuleResults(checked) : undefined;
    const sheet = layoutOwnRules(checked.workbook, { facts: checked.facts, results });
    const copy = addSheets(await readBytes(file), [sheet], output);
    const inputs = [file, ...(prior === undefined ? [] : [prior])];
    await writeFileWhole(output, copy, { force: values.force ?? false, inputs, likeFile: file });
    const rules = checked.own.books.flatMap(({ rows }) => rows);
    const wrong = checked.findings.filter(({ rules: [rule] }) => rule === OWN_ENTRY);
    for (const { message } of wrong) print(message);
    const count = rules.filter(({ status }) => status !== "off").length;
    print(
      say(
        `已写入 ${output}：“${sheet.name}”启用的规则 ${String(count)} 条，写法要改的 ${String(wrong.length)} 处`,
        `Wrote ${output}: ${String(count)} rules switched on in ${sheet.name}, ${String(wrong.length)} notes`,
      ),
    );
    return wrong.length > 0 ? 1 : 0;
  },
};
