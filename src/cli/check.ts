/** `final-accounts check`: reconcile workbooks and print what disagrees. */
import type { Checked } from "../check/checked";
import { exitCodeOf, verdictOf } from "../check/checklist/outcome";
import { DEFAULT_BUDGET } from "../check/locate";
import { writeFileWhole } from "../disk/write-file";
import { toJsonReport } from "../report/json-report";
import { textReport } from "../report/text-report";
import { checkFile } from "./check-file";
import { checklistFile, openOwnList } from "./checklist-file";
import { note, parse, print, reasonOf, UsageError, warn, type Command } from "./command";
import { editionNamed } from "./edition-option";
import { findInputs } from "./inputs";
import { openRuleBook } from "./rule-book-file";

export const check: Command = {
  usage:
    "<workbook|document.docx|.pdf|text|folder>… [--narrative FILE] [--prior LAST_YEAR.xlsx] [--publication DOCUMENT.pdf] [--rules BOOK.xlsx] [--json] [--edition ID] [--budget TIMES] [--checklist OUT.xlsx [--list ITEMS.xlsx] [--force]]",
  summary: [
    "核对决算公开表：表内、表间逐项勾稽，指出不一致的单元格",
    "Reconcile disclosure workbooks and name the cells that disagree",
  ],

  async run(args) {
    const { values, positionals } = parse(args, {
      json: { type: "boolean" },
      edition: { type: "string" },
      narrative: { type: "string" },
      prior: { type: "string" },
      publication: { type: "string" },
      rules: { type: "string" },
      budget: { type: "string" },
      checklist: { type: "string" },
      list: { type: "string" },
      force: { type: "boolean" },
    });
    if (positionals.length === 0)
      throw new UsageError("请给出要核对的工作簿或公开文本", "Name a workbook or a document to check");
    const edition = editionNamed(values.edition);
    const budget = budgetOf(values.budget);
    const rules = values.rules === undefined ? undefined : await openRuleBook(values.rules);
    const { files, isMany } = await findInputs(positionals);
    if (values.narrative !== undefined && isMany)
      throw new UsageError("一份说明只能对照一个工作簿", "A narrative belongs to one workbook");
    if (values.publication !== undefined && isMany)
      throw new UsageError("一份公开文本只能对照一个工作簿", "A publication belongs to one workbook");
    if (values.checklist !== undefined && isMany)
      throw new UsageError(
        "一张检查表只对应一个工作簿；多个请用 batch",
        "A checklist is of one workbook: use batch",
      );
    if (values.list !== undefined && values.checklist === undefined)
      throw new UsageError("--list 要和 --checklist 一起用", "--list goes with --checklist");
    if (files.length === 0)
      throw new UsageError("文件夹里没有工作簿，也没有说明", "The folder holds no workbook and no narrative");
    const done: { file: string; checked: Checked }[] = [];
    let unreadable = 0;
    for (const { file, publication, narrative } of files) {
      try {
        done.push({
          file,
          checked: await checkFile({
            file,
            edition,
            budget,
            narrative: values.narrative ?? narrative,
            prior: values.prior,
            rules,
            publication: values.publication ?? publication,
          }),
        });
      } catch (error) {
        // Whatever one file meets is that file's: the others are checked all the same.
        if (!isMany) throw error;
        unreadable += 1;
        const [zh, en] = reasonOf(error);
        warn(`${file}: ${zh}`, `${file}: ${en}`);
      }
    }
    if (values.json) {
      const objects = done.map(({ file, checked }) => toJsonReport(checked, file));
      print(JSON.stringify(isMany ? objects : objects[0], null, 2));
    } else {
      for (const { file, checked } of done) print(textReport(checked, file));
    }
    if (values.checklist !== undefined && done[0]) await writeChecklist(done[0], values.checklist, values);
    const outcomes = done.map(({ checked }) => verdictOf(checked).outcome);
    return exitCodeOf(unreadable > 0 ? [...outcomes, "failed"] : outcomes);
  },
};

/** What people filled in there is kept; another file at that place is not replaced unasked. */
async function writeChecklist(
  { file, checked }: { readonly file: string; readonly checked: Checked },
  place: string,
  { list, force }: { readonly list?: string | undefined; readonly force?: boolean | undefined },
): Promise<void> {
  const own = list === undefined ? null : await openOwnList(list);
  const { bytes, isUpdate } = await checklistFile(checked, place, own);
  const inputs = [file, ...(list === undefined ? [] : [list])];
  await writeFileWhole(place, bytes, { force: isUpdate || force === true, inputs });
  note(`已写入 ${place}`, `Wrote ${place}`);
}

/** How many times the usual work localization may take; 0 lists the failing relations only. */
function budgetOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_BUDGET;
  const times = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : NaN;
  if (times <= 100) return times * DEFAULT_BUDGET;
  throw new UsageError(`“${text}”不是 0 到 100 之间的倍数`, `${text} is no multiple up to 100`);
}
