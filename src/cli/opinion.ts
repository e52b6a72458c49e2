/** `final-accounts opinion`: what goes back to the department, as an official letter. */
import { basename } from "node:path";
import type { Checked } from "../check/checked";
import { EXIT_CODES, verdictOf } from "../check/checklist/outcome";
import { writeFileWhole } from "../disk/write-file";
import type { PersonAnswers } from "../report/checklist/sheet";
import { isConfirmation, opinionOf, type Materials } from "../report/opinion/opinion";
import { checkFile } from "./check-file";
import { openPersonAnswers } from "./checklist-file";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const opinion: Command = {
  usage:
    "<workbook|document.docx|.pdf> -o 审核意见.docx [--narrative FILE] [--prior LAST_YEAR.xlsx] [--publication FILE] [--checklist 检查表.xlsx] [--edition ID] [--force]",
  summary: [
    "写出审核意见（公函）：审了什么、需更正和核实的问题及依据、整改情况栏、检查表；没有问题的出一页确认。--checklist 带入人工已填的检查表",
    "Write the reviewer's letter: what was checked, what must be mended and why, a reply column, the checklist; --checklist takes in what people have filled in on it",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      narrative: { type: "string" },
      prior: { type: "string" },
      publication: { type: "string" },
      checklist: { type: "string" },
      edition: { type: "string" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    const { output, narrative, prior, publication, checklist: list } = values;
    const materials = { narrative, prior, publication };
    if (file === undefined || others.length > 0 || output === undefined)
      throw new UsageError("请给出一个文件和输出文件（-o）", "Name one file and the output file (-o)");
    const checked = await checkFile({ file, ...materials, edition: editionNamed(values.edition) });
    const persons = list === undefined ? new Map() : await openPersonAnswers(list);
    const { bytes, isClean } = await opinionBytes(checked, { file, ...materials }, persons);
    const inputs = [file, narrative, prior, publication, list].filter((path) => path !== undefined);
    await writeFileWhole(output, bytes, { force: values.force === true, inputs });
    print(
      isClean
        ? say(`已写入 ${output}：审核未发现问题`, `Wrote ${output}: nothing was found`)
        : say(`已写入 ${output}`, `Wrote ${output}`),
    );
    return EXIT_CODES[verdictOf(checked).outcome];
  },
};

/** The letter names files without their folders. The library that writes it is large, and loaded only here. */
export async function opinionBytes(
  checked: Checked,
  { file, narrative, prior, publication }: Materials,
  persons: PersonAnswers,
): Promise<{ readonly bytes: Uint8Array; readonly isClean: boolean }> {
  const name = (path: string | undefined): string | undefined => path && basename(path);
  const materials = {
    file: basename(file),
    narrative: name(narrative),
    prior: name(prior),
    publication: name(publication),
  };
  const content = opinionOf(checked, materials, persons);
  const { opinionDocx } = await import("../report/opinion/opinion-docx");
  return { bytes: await opinionDocx(content), isClean: isConfirmation(content) };
}
