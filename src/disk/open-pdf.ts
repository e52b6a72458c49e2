/** PDFs from a disk: pdf.js keeps the character maps of Chinese fonts beside its program. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { CharacterMaps } from "../files/pdf/open-pdf";
import { readPdf, type PdfReading } from "../files/pdf/read-pdf";
import { readBytes } from "./open-file";

/** Rejects with `UnreadableFile`. */
export async function openPdf(path: string): Promise<PdfReading> {
  return readPdfBytes(await readBytes(path), basename(path));
}

export function readPdfBytes(bytes: Uint8Array, name: string): Promise<PdfReading> {
  return readPdf(bytes, name, characterMaps);
}

const characterMaps: CharacterMaps = async (fileName) => {
  const home = dirname(createRequire(__filename).resolve("pdfjs-dist/package.json"));
  return new Uint8Array(await readFile(join(home, "cmaps", basename(fileName))));
};
