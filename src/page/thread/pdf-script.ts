/** The reader of PDFs as a script of its own, which a thread of the page starts with the first PDF. */
import { readPdf } from "../../files/pdf/read-pdf";

export interface PdfScript {
  readonly readPdf: typeof readPdf;
}

const script: PdfScript = { readPdf };
Object.assign(self, { finalAccountsPdf: script });
