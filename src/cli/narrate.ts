/** `final-accounts narrate`: the narrative of a workbook as text, Markdown or a Word document. */
import { extname } from "node:path";
import { readBytes } from "../disk/open-file";
import { writeFileWhole } from "../disk/write-file";
import type { Narrative } from "../engine/compose/compose";
import { hasProblems } from "../narrative/reliability";
import type { Checked, Narration } from "../check/checked";
import { narrate as withNarration } from "../check/narrate";
import { draftText } from "../report/draft-text";
import { narrativeMarkdown, narrativeText } from "../report/narrative-text";
import { unmarkDocx } from "../files/mark-run";
import { toReference } from "../workbook/address";
import { checkFile } from "./check-file";
import { note, parse, print, say, UsageError, type Command } from "./command";
import { editionNamed } from "./edition-option";
import { draftContent, draftFromBase } from "./narrate-base";

export const narrate: Command = {
  usage:
    "<workbook> [--base LAST_YEAR.docx|.txt|.md] [--accept] [-o OUT.docx|.md|.txt] [--prior LAST_YEAR.xlsx] [--edition ID] [--force]\n    final-accounts narrate --unmark DRAFT.docx -o OUT.docx",
  summary: [
    "生成第三部分决算情况说明，或以上年的说明为底稿改写（--base）；缺少的内容留【待填】、没有认出的留【待核】，并逐条列出",
    "Write the narrative, or turn last year's into this year's (--base); whatever is missing or not understood stays visible and is listed",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      output: { type: "string", short: "o" },
      prior: { type: "string" },
      base: { type: "string" },
      accept: { type: "boolean" },
      unmark: { type: "string" },
      edition: { type: "string" },
      force: { type: "boolean" },
    });
    if (values.unmark !== undefined) return unmarked(values.unmark, values.output, values.force === true);
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0)
      throw new UsageError("请给出一个工作簿", "Name one workbook");
    const format = formatOf(values.output);
    const edition = editionNamed(values.edition);
    const checked = withNarration(await checkFile({ file, edition, prior: values.prior }));
    const { narration, supplement } = checked;
    if (!narration) throw new UsageError("这一版式还没有情况说明", "The edition has no narrative yet");
    const { narrative } = narration;
    tell(checked, narration, values.base === undefined);
    const based = values.base === undefined ? null : await draftFromBase(checked, values.base);
    if (format === ".docx" && hasProblems(narrative) && !values.force) {
      note(
        "所用数据存在错误，未生成 Word 文档；核对后重试，或加 --force 照样生成",
        "The figures have errors: no document was written (use --force to write it all the same)",
      );
      return 1;
    }
    if (values.output === undefined) {
      print(based ? draftText(based.draft) : narrativeText(narrative));
    } else {
      const content = based
        ? await draftContent(based, values.output, values.accept !== true)
        : await written(format, narrative, checked);
      const inputs = [file, values.prior, values.base].filter((each) => each !== undefined);
      await writeFileWhole(values.output, content, { force: values.force ?? false, inputs });
      print(say(`已生成 ${values.output}`, `Wrote ${values.output}`));
    }
    if (based?.draft.findings.some(({ severity }) => severity === "error")) return 1;
    return hasProblems(narrative) || supplement.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

/** The shades that ask to be looked at are taken away; 【待核】 texts that nobody has settled stay. */
async function unmarked(draft: string, output: string | undefined, force: boolean): Promise<0> {
  if (output === undefined) throw new UsageError("请给出输出文件（-o）", "Name the output file (-o)");
  const content = unmarkDocx(await readBytes(draft));
  await writeFileWhole(output, content, { force, inputs: [draft], likeFile: draft });
  print(say(`已生成 ${output}`, `Wrote ${output}`));
  return 0;
}

type Format = ".docx" | ".md" | ".txt";

function formatOf(output: string | undefined): Format {
  const extension = output === undefined ? ".txt" : extname(output).toLowerCase();
  if (extension === ".docx" || extension === ".md" || extension === ".txt") return extension;
  throw new UsageError("输出文件应为 .docx、.md 或 .txt", "The output must be .docx, .md or .txt");
}

async function written(
  format: Format,
  narrative: Narrative,
  { facts }: Checked,
): Promise<Uint8Array | string> {
  if (format === ".txt") return narrativeText(narrative);
  if (format === ".md") return narrativeMarkdown(narrative);
  // The library behind it is large, and most runs print text.
  const { narrativeDocx } = await import("../report/narrative-docx");
  return narrativeDocx(narrative, facts);
}

/** What the text does not say itself goes to standard error, so that the text can be piped. */
function tell(checked: Checked, { narrative }: Narration, asksForMissing: boolean): void {
  const { prior } = checked;
  const { supplement, findings } = checked.supplement;
  if (supplement.sheet === null) {
    note(
      "工作簿里没有“补充资料”，可用 final-accounts supplement 添加",
      "The workbook has no sheet 补充资料: add one with final-accounts supplement",
    );
  }
  const other = prior?.mismatch ?? null;
  if (other !== null) note(`未取上年数：${other}`, `No figures of last year were taken: ${other}`);
  for (const { label, source } of prior?.fill.matched ?? []) {
    note(`${label}取自上年的${source}`, `${label}: from last year's ${source}`);
  }
  for (const { label, source } of prior?.fill.differing ?? []) {
    note(
      `${label}的上年数与上年的${source}不一致，按补充资料`,
      `${label}: 补充资料 differs from last year's ${source} and was used`,
    );
  }
  for (const { message } of findings) note(message, message);
  for (const section of narrative.sections) {
    if (section.problems.length === 0) continue;
    note(`${section.heading}：所用数据存在问题`, `${section.heading}: its figures have errors`);
    for (const problem of section.problems) note(`  ${problem}`, `  ${problem}`);
  }
  if (narrative.missing.length === 0 || !asksForMissing) return;
  note(`尚待填写（${narrative.missing.length}）：`, `Still to be filled in (${narrative.missing.length}):`);
  for (const { label, cell } of narrative.missing) {
    const line = `  ${label}${cell ? `  ${toReference(cell)}` : ""}`;
    note(line, line);
  }
}
