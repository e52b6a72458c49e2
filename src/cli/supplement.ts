/** `final-accounts supplement`: a copy of the workbook with 补充资料 added or completed. */
import { readBytes } from "../disk/open-file";
import { addSheets } from "../files/put-sheets";
import { writeFileWhole } from "../disk/write-file";
import { supplementBlocks } from "../narrative";
import { layoutSupplement } from "../narrative/supplement/layout";
import { narrate } from "../check/narrate";
import { checkFile } from "./check-file";
import { parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";

export const supplement: Command = {
  usage: "<workbook> -o OUT.xlsx [--prior LAST_YEAR.xlsx] [--edition ID] [--force]",
  summary: [
    "另存一份副本，添加或补全“补充资料”：已填的保留，缺少的补上，上年数可取自上年的工作簿",
    "Write a copy with the sheet 补充资料 added or completed; last year's figures can come from its workbook",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      prior: { type: "string" },
      edition: { type: "string" },
      force: { type: "boolean" },
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0 || values.output === undefined) {
      throw new UsageError("请给出一个工作簿和输出文件（-o）", "Name one workbook and the output file (-o)");
    }
    const request = { file, edition: editionNamed(values.edition), prior: values.prior, budget: 0 };
    const checked = narrate(await checkFile(request));
    const { narration, prior, edition, supplement: reading } = checked;
    if (!narration) {
      throw new UsageError("这一版式还没有补充资料", "The edition has no 补充资料 yet");
    }
    const existing = prior?.fill.supplement ?? reading.supplement;
    const sheet = layoutSupplement(supplementBlocks(edition), checked.facts, existing);
    const inputs = [file, ...(values.prior === undefined ? [] : [values.prior])];
    const copy = addSheets(await readBytes(file), [sheet], values.output);
    await writeFileWhole(values.output, copy, { force: values.force ?? false, inputs, likeFile: file });
    const other = prior?.mismatch ?? null;
    if (other !== null) print(say(`未取上年数：${other}`, `No figures of last year were taken: ${other}`));
    for (const { label, source } of prior?.fill.matched ?? []) {
      print(say(`已取自上年的${source}：${label}`, `From last year's ${source}: ${label}`));
    }
    for (const { message } of reading.findings) print(message);
    const missing = narration.narrative.missing.length;
    print(
      say(
        `已写入 ${values.output}：“${sheet.name}”还有 ${missing} 项待填`,
        `Wrote ${values.output}: ${missing} entries of ${sheet.name} are still blank`,
      ),
    );
    return reading.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};
