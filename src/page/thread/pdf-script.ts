/**
 * Reading and marking of PDFs as a script of its own, which a thread of the page starts with the first PDF. It has its own
 * copy of every class, so that what it refuses is told as a value and not thrown.
 */
import { annotatePdf } from "../../files/pdf/annotate-pdf";
import { readPdf } from "../../files/pdf/read-pdf";
import { UnreadableFile } from "../../files/unreadable-file";

export type Told<Answer> =
  { readonly answer: Answer } | { readonly refused: Pick<UnreadableFile, "reason" | "place"> };

type Telling<Work extends (...args: never[]) => Promise<unknown>> = (
  ...args: Parameters<Work>
) => Promise<Told<Awaited<ReturnType<Work>>>>;

export interface PdfScript {
  readonly readPdf: Telling<typeof readPdf>;
  readonly annotatePdf: Telling<typeof annotatePdf>;
}

async function tell<Answer>(work: Promise<Answer>): Promise<Told<Answer>> {
  try {
    return { answer: await work };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { refused: { reason: error.reason, place: error.place } };
  }
}

const script: PdfScript = {
  readPdf: (...args) => tell(readPdf(...args)),
  annotatePdf: (...args) => tell(annotatePdf(...args)),
};
Object.assign(self, { finalAccountsPdf: script });
