/** `final-accounts narrate --base`: a document as the template, and what is told of the draft. */
import { basename, extname } from "node:path";
import type { Checked } from "../check/checked";
import { draftOf } from "../check/draft";
import { entityOfText } from "../check/review";
import { readBytes } from "../disk/open-file";
import type { Draft } from "../draft/draft";
import { isForm } from "../draft/form";
import { draftText, markLines, summaryOf } from "../report/draft-text";
import type { ReceivedText } from "../review/received-text";
import { review } from "../review/review";
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
  refuseOthers(base, text);
  const name = basename(base);
  const document = /\.docx?m?$/iu.test(name) ? await readBytes(base) : null;
  const draft = draftOf(checked, text, { isDocument: document !== null });
  tellEntity(checked, text);
  tellDraft(draft);
  const tables = document ? tablesIn(document, name) : 0;
  if (tables > 0) {
    note(
      `底稿中的 ${String(tables)} 个表格（和图）没有改动，其中上年的数据请自行更新`,
      `${String(tables)} tables of the base (and its charts) were left as they are: their figures are last year's`,
    );
  }
  return { draft, document, name };
}

function refuseOthers(base: string, text: ReceivedText): void {
  const words = text.paragraphs.map((paragraph) => paragraph.text).join("");
  if (words.replace(/\s/gu, "").length < FEW_CHARACTERS) {
    throw new UsageError(
      `${base}：底稿里没有可读的文字（可能是扫描件）`,
      `${base}: the base holds no text that can be read (it may be scanned)`,
    );
  }
  const isBudget = !words.includes("决算") && (words.match(/预算/gu) ?? []).length >= 3;
  if (isBudget) {
    throw new UsageError(
      `${base}：底稿是预算的说明，不是决算的`,
      `${base}: the base speaks of a budget, not of final accounts`,
    );
  }
  if (review(text).claims === 0 && !isForm(text)) {
    throw new UsageError(
      `${base}：底稿里没有读到决算情况说明的内容`,
      `${base}: nothing of a final-accounts narrative was found in the base`,
    );
  }
}

const FEW_CHARACTERS = 6;

function tellEntity({ entity }: Checked, text: ReceivedText): void {
  const named = entityOfText(text);
  if (named === null || entity === null || named.includes(entity) || entity.includes(named)) return;
  note(
    `底稿写的是“${named}”，工作簿是“${entity}”的，请核对`,
    `The base is of “${named}”, the workbook of “${entity}”`,
  );
}

/** As the extension of the output asks; `isTracked`: a Word document with revisions. */
export function draftContent(
  { draft, document, name }: BaseDraft,
  output: string | undefined,
  isTracked: boolean,
): string | Uint8Array {
  const extension = output === undefined ? ".txt" : extname(output).toLowerCase();
  if (extension === ".txt" || extension === ".md") return draftText(draft);
  if (document) return draftDocument(document, name, draft, isTracked);
  throw new UsageError(
    "以文本为底稿时，输出文件应为 .txt 或 .md",
    "A draft from a text is written as .txt or .md",
  );
}

/** Standard error: the text itself can be piped. */
function tellDraft(draft: Draft): void {
  const { written, proved, marked, waiting, cloned, fromEdition } = summaryOf(draft);
  if (draft.mode === "same") {
    note("底稿就是本年度的：年份不动，只按工作簿更新", "The base is of this year: no year was moved");
  }
  note(
    `已写入 ${String(written)} 处（其中经上年数或底稿自身印证 ${String(proved)} 处）；仿照底稿新写 ${String(cloned)} 段，取自本版式 ${String(fromEdition)} 段`,
    `${String(written)} places written (${String(proved)} proved by last year's figures or the base itself); ${String(cloned)} paragraphs after the base's pattern, ${String(fromEdition)} in the edition's words`,
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
