/** A copy of whatever was handed in, marked in its own way: fills and notes, Word comments, or highlights. */
import { extname } from "node:path";
import { allFindings, type Checked } from "../check/checked";
import { readBytes } from "../disk/open-file";
import { openPdf } from "../disk/open-pdf";
import type { Finding } from "../engine/finding";
import { annotate as annotateWorkbook } from "../files/annotate";
import { annotatePdf } from "../files/pdf/annotate-pdf";
import { isPdf } from "../files/pdf/refuse";
import { findingsSheet } from "../report/findings-sheet";
import { marksOf } from "../report/marks";
import { pdfMarks } from "../report/pdf-marks";
import { commentDocument } from "./comment-document";
import { UsageError } from "./command";

/** Rejects with `UnreadableFile` for what cannot be marked; `output`: the name that the copy will have. */
export async function markedCopy(file: string, checked: Checked, output: string): Promise<Uint8Array> {
  const bytes = await readBytes(file);
  const findings = allFindings(checked);
  if (isPdf(bytes) || isDocument(file)) return markedDocument(file, bytes, output, checked, findings);
  if (isPlainText(file))
    throw new UsageError(`${file}：纯文本没有批注可加`, `${file}: plain text takes no comments`);
  refuseOtherEnding(output, WORKBOOKS);
  return annotateWorkbook(bytes, marksOf(findings), findingsSheet(checked), output);
}

/** The narrative that came beside a workbook, with what was found in it. */
export async function markedNarrative(file: string, checked: Checked, output: string): Promise<Uint8Array> {
  const bytes = await readBytes(file);
  if (!isPdf(bytes) && !isDocument(file))
    throw new UsageError(
      `${file}：只能在 Word 文档或 PDF 里加批注`,
      `${file}: only .docx and .pdf take comments`,
    );
  return markedDocument(file, bytes, output, checked, checked.review?.findings ?? []);
}

async function markedDocument(
  file: string,
  bytes: Uint8Array,
  output: string,
  checked: Checked,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  refuseOtherEnding(output, isPdf(bytes) ? [".pdf"] : DOCUMENTS);
  if (!isPdf(bytes)) return commentDocument(bytes, file, findings);
  const { pages } = await openPdf(file);
  return annotatePdf(bytes, pages, pdfMarks(checked, findings));
}

const WORKBOOKS = [".xlsx", ".xlsm", ".xltx", ".xltm"];
const DOCUMENTS = [".docx", ".docm"];

const isDocument = (file: string): boolean => DOCUMENTS.includes(extname(file).toLowerCase());
const isPlainText = (file: string): boolean => /\.(?:txt|md|markdown)$/iu.test(file);

/** Excel and Word open nothing whose name says something else. */
function refuseOtherEnding(output: string, endings: readonly string[]): void {
  const given = extname(output).toLowerCase();
  if (endings.includes(given) || ![...WORKBOOKS, ...DOCUMENTS, ".pdf"].includes(given)) return;
  const [ending = ""] = endings;
  throw new UsageError(
    `标注副本的文件名应以 ${ending} 结尾：${output}`,
    `The copy's name ends in ${ending}: ${output}`,
  );
}
