/** The reader of PDFs is large, and most documents are none: it is fetched with the first. */
import type { TextDocument } from "../../workbook/document";

/** Rejects with `UnreadableFile` or `UserError`. `name`: the file's, without its folder. */
export type PdfReader = (bytes: Uint8Array, name: string) => Promise<TextDocument>;

let supplied: PdfReader | null = null;

/** For a page that can fetch nothing and carries the reader itself. */
export function supplyPdfReader(reader: PdfReader): void {
  supplied = reader;
}

export const readPdfDocument: PdfReader = async (bytes, name) => {
  if (supplied) return supplied(bytes, name);
  const [{ readPdf }, { bundledMaps }] = await Promise.all([
    import("../../files/pdf/read-pdf"),
    import("./bundled-maps"),
  ]);
  return (await readPdf(bytes, name, bundledMaps)).document;
};
