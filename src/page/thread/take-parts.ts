/**
 * What a thread may need arrives with its first message, packed: the solver's binary, and what is for PDFs, a script of
 * its own because it wants newer browsers than the page; that is unpacked with the first of them.
 */
import { supplyHighs } from "../../solver/load-highs";
import { loadSolver } from "../../solver/load-solver";
import { supplyPdfReader } from "../../taskpane/analyst/pdf-reader";
import { unpackBlob } from "../packed";
import { readPdf, supplyPdf, type PackedPdf } from "./pdf-tools";

export interface PartsMessage extends PackedPdf {
  readonly solver: Blob;
}

self.addEventListener(
  "message",
  (event: MessageEvent<PartsMessage>) => {
    event.stopImmediatePropagation();
    const { solver, ...pdf } = event.data;
    supplyHighs(() => unpackBlob(solver));
    // Compiled while nobody waits for it: the first workbook that rounding alone does not explain asks for it.
    void loadSolver().catch(() => undefined);
    supplyPdf(pdf);
    supplyPdfReader(async (bytes, name) => (await readPdf(bytes, name)).document);
  },
  { once: true },
);
