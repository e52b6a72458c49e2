/** `final-accounts narrate --base`: a document as the template, and what is told of the draft. */
import { extname } from "node:path";
import type { Checked } from "../check/checked";
import { draftOf } from "../check/draft";
import type { Draft } from "../draft/draft";
import { draftText, markLines, summaryOf } from "../report/draft-text";
import { review } from "../review/review";
import { note, UsageError } from "./command";
import { openReceivedText } from "./received-file";

/** Rejects with {@link UsageError} for a base that is no narrative of final accounts. */
export async function draftFromBase(checked: Checked, base: string): Promise<Draft> {
  const text = await openReceivedText(base);
  if (review(text).claims === 0) {
    throw new UsageError(
      `${base}：底稿里没有读到决算情况说明的内容`,
      `${base}: nothing of a final-accounts narrative was found in the base`,
    );
  }
  return draftOf(checked, text);
}

export function draftContent(draft: Draft, output: string | undefined): string {
  const extension = output === undefined ? ".txt" : extname(output).toLowerCase();
  if (extension === ".txt" || extension === ".md") return draftText(draft);
  throw new UsageError(
    "以文本为底稿时，输出文件应为 .txt 或 .md",
    "A draft from a text is written as .txt or .md",
  );
}

/** Standard error: the text itself can be piped. */
export function tellDraft(draft: Draft): void {
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
