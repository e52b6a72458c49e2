/** A copy of whatever was handed in, marked in its own way: fills and notes, Word comments, or highlights. */
import { allFindings, type Checked } from "../check/checked";
import type { Finding } from "../engine/finding";
import { annotate as annotateWorkbook } from "../files/annotate";
import type { PdfMark } from "../files/pdf/annotate-pdf";
import { isPdf } from "../files/pdf/refuse";
import { findingsSheet } from "../report/findings-sheet";
import { marksOf } from "../report/marks";
import { pdfMarks } from "../report/pdf-marks";
import { commentDocument } from "./comment-document";
import { extname } from "./paths";
import { UsageError } from "./usage-error";

export interface Original {
  /** As the user knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Highlights and notes are written by what has read the PDF, which is large and of its face. Rejects with `UnreadableFile`. */
export type PdfMarker = (original: Original, marks: readonly PdfMark[]) => Promise<Uint8Array>;

export type Copy = (
  original: Original,
  checked: Checked,
  output: string,
  markPdf: PdfMarker,
) => Promise<Uint8Array>;

/** Rejects with `UnreadableFile` for what cannot be marked; `output`: the name that the copy will have. */
export const markedCopy: Copy = async (original, checked, output, markPdf) => {
  const { name, bytes } = original;
  const findings = allFindings(checked);
  if (isPdf(bytes) || isDocument(name)) return markedDocument(original, output, checked, findings, markPdf);
  if (isPlainText(name))
    throw new UsageError(`${name}：纯文本没有批注可加`, `${name}: plain text takes no comments`);
  refuseOtherEnding(output, WORKBOOKS);
  return annotateWorkbook(bytes, marksOf(findings), findingsSheet(checked), output);
};

/** The narrative that came beside a workbook, with what was found in it. */
export const markedNarrative: Copy = async (original, checked, output, markPdf) => {
  const { name, bytes } = original;
  if (!isPdf(bytes) && !isDocument(name))
    throw new UsageError(
      `${name}：只能在 Word 文档或 PDF 里加批注`,
      `${name}: only .docx and .pdf take comments`,
    );
  return markedDocument(original, output, checked, checked.review?.findings ?? [], markPdf);
};

export interface WantedCopy {
  readonly from: string;
  readonly to: string;
  readonly make: Copy;
}

/** Those that the run of a folder makes of a workbook and of the narrative beside it; plain text takes no marks. */
export function wantedCopies(
  { file, narrative }: { readonly file: string; readonly narrative: string | null },
  to: { readonly annotated: string; readonly narrative: string },
): readonly WantedCopy[] {
  return [
    ...(isPlainText(file) ? [] : [{ from: file, to: to.annotated, make: markedCopy }]),
    ...(narrative !== null && /\.docx$/iu.test(narrative)
      ? [{ from: narrative, to: to.narrative, make: markedNarrative }]
      : []),
  ];
}

/** What the record of a folder's run says of copies that could not be made; `null` where there is none. */
export function notMade(why: readonly string[]): string | null {
  return why.length > 0 ? `没有标注副本：${why.join("；")}` : null;
}

async function markedDocument(
  { name, bytes }: Original,
  output: string,
  checked: Checked,
  findings: readonly Finding[],
  markPdf: PdfMarker,
): Promise<Uint8Array> {
  refuseOtherEnding(output, isPdf(bytes) ? [".pdf"] : DOCUMENTS);
  if (!isPdf(bytes)) return commentDocument(bytes, name, findings);
  return markPdf({ name, bytes }, pdfMarks(checked, findings));
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
