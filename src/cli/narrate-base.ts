/** `final-accounts narrate --base`: a document as the template, and what is told of the draft. */
import { basename, extname } from "node:path";
import type { Checked } from "../check/checked";
import { draftOf, figuresOf, otherEntityIn, refusalOfBase } from "../check/draft";
import { readBytes } from "../disk/open-file";
import type { Draft } from "../draft/draft";
import { draftText, markLines, summaryOf } from "../report/draft-text";
import type { ReceivedText } from "../review/received-text";
import { note, UsageError } from "./command";
import { draftDocument, tablesIn } from "./draft-document";
import { openReceivedText } from "./received-file";

export interface BaseDraft {
  readonly draft: Draft;
  /** The base's own bytes where it is a Word document. */
  readonly document: Uint8Array | null;
  readonly name: string;
}

/** Rejects with {@link UsageError} for a base that is no narrative of final accounts. */
export async function draftFromBase(checked: Checked, base: string): Promise<BaseDraft> {
  const text = await openReceivedText(base);
  const refusal = refusalOfBase(text);
  if (refusal) throw new UsageError(`${base}：${refusal[0]}`, `${base}: ${refusal[1]}`);
  const name = basename(base);
  const document = /\.docx?m?$/iu.test(name) ? await readBytes(base) : null;
  const draft = draftOf(checked, text, { isDocument: document !== null });
  tellEntity(checked, text);
  tellDraft(draft);
  if (figuresOf(checked) !== checked.facts) {
    note(
      "工作簿中有的表错了行或单位，说明稿按改正后的数写",
      "A table of the workbook slid or is in another unit: the draft has its figures as they should stand",
    );
  }
  const tables = document ? tablesIn(document, name) : 0;
  if (tables > 0) {
    note(
      `底稿中的 ${String(tables)} 个表格（和图）没有改动，其中上年的数据请自行更新`,
      `${String(tables)} tables of the base (and its charts) were left as they are: their figures are last year's`,
    );
  }
  return { draft, document, name };
}

function tellEntity(checked: Checked, text: ReceivedText): void {
  const { entity } = checked;
  const named = otherEntityIn(checked, text);
  if (named === null || entity === null) return;
  note(
    `底稿写的是“${named}”，工作簿是“${entity}”的，请核对`,
    `The base is of “${named}”, the workbook of “${entity}”`,
  );
}

/** As the extension of the output asks; `isTracked`: a Word document with revisions. */
export async function draftContent(
  { draft, document, name }: BaseDraft,
  output: string | undefined,
  isTracked: boolean,
): Promise<string | Uint8Array> {
  const extension = output === undefined ? ".txt" : extname(output).toLowerCase();
  if (extension === ".txt" || extension === ".md") return draftText(draft);
  if (document) return draftDocument(document, name, draft, isTracked);
  // The library behind it is large, and most drafts are copies of a document.
  const { draftDocx } = await import("../report/draft-docx");
  return draftDocx(draft.paragraphs);
}

/** Standard error: the text itself can be piped. */
function tellDraft(draft: Draft): void {
  const { written, proved, kept, marked, waiting, cloned, fromEdition } = summaryOf(draft);
  if (draft.mode === "same") {
    note("底稿就是本年度的：年份不动，只按工作簿更新", "The base is of this year: no year was moved");
  }
  note(
    `已写入 ${String(written)} 处（其中经上年数或底稿自身印证 ${String(proved)} 处），没有认出、保留原样 ${String(kept)} 处；仿照底稿新写 ${String(cloned)} 段，取自本版式 ${String(fromEdition)} 段`,
    `${String(written)} places written (${String(proved)} proved by last year's figures or the base itself), ${String(kept)} left as they were; ${String(cloned)} paragraphs after the base's pattern, ${String(fromEdition)} in the edition's words`,
  );
  const { baseFindings } = draft;
  const wrong = baseFindings.filter(({ severity }) => severity === "error");
  if (wrong.length > 0) {
    note(
      `底稿中原有的错误（${String(wrong.length)}）：`,
      `Wrong in the base already (${String(wrong.length)}):`,
    );
    for (const { message } of wrong) note(`  ${message}`, `  ${message}`);
  }
  tellMarks(
    draft,
    "待核",
    marked,
    `请逐条核对【待核】（${String(marked)}）：`,
    `To be looked at (${String(marked)}):`,
  );
  tellMarks(
    draft,
    "待填",
    waiting,
    `尚待填写（${String(waiting)}）：`,
    `Still to be filled in (${String(waiting)}):`,
  );
}

function tellMarks(draft: Draft, kind: "待核" | "待填", count: number, zh: string, en: string): void {
  if (count === 0) return;
  note(zh, en);
  for (const line of markLines(draft, kind)) note(line, line);
}
