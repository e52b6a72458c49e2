/** Marked copies of files on the disk. */
import { basename } from "node:path";
import type { Checked } from "../check/checked";
import { readBytes } from "../disk/open-file";
import { readPdfBytes } from "../disk/open-pdf";
import { annotatePdf } from "../files/pdf/annotate-pdf";
import * as copies from "../batch/marked-copy";

const markPdf: copies.PdfMarker = async ({ name, bytes }, marks) =>
  annotatePdf(bytes, (await readPdfBytes(bytes, basename(name))).pages, marks);

export async function copyOf(
  file: string,
  checked: Checked,
  output: string,
  make: copies.Copy,
): Promise<Uint8Array> {
  return make({ name: file, bytes: await readBytes(file) }, checked, output, markPdf);
}

/** Rejects with `UnreadableFile` for what cannot be marked; `output`: the name that the copy will have. */
export function markedCopy(file: string, checked: Checked, output: string): Promise<Uint8Array> {
  return copyOf(file, checked, output, copies.markedCopy);
}

/** The narrative that came beside a workbook, with what was found in it. */
export function markedNarrative(file: string, checked: Checked, output: string): Promise<Uint8Array> {
  return copyOf(file, checked, output, copies.markedNarrative);
}
