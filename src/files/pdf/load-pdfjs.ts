/**
 * pdf.js, loaded on demand and only for its parser. Its display half asks for classes of a browser's canvas when it is
 * loaded, and without them either fetches a binary package of 33 MB or dies; since nothing is ever drawn, names suffice.
 */
import type { OPS, getDocument } from "pdfjs-dist";

export interface PdfJs {
  readonly getDocument: typeof getDocument;
  readonly OPS: typeof OPS;
}

let loading: Promise<PdfJs> | null = null;

/** Rejects only where the program itself could not be loaded. */
export function loadPdfJs(): Promise<PdfJs> {
  loading ??= load();
  // A failed download may succeed the next time.
  loading.catch(() => (loading = null));
  return loading;
}

async function load(): Promise<PdfJs> {
  supplyCanvasNames();
  const hushed = hushWarnings();
  const { push } = Array.prototype;
  try {
    // With its worker's half at hand, pdf.js starts none: whoever must not be blocked reads in a worker of his own.
    const worker: unknown = await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    Object.assign(globalThis, { pdfjsWorker: worker });
    return await import("pdfjs-dist/legacy/build/pdf.mjs");
  } finally {
    hushed.restore();
    putBack(push);
  }
}

/**
 * Its polyfills replace `push` of older engines by a slow one, for the whole process and for a case that nobody meets
 * (an array whose length is read-only): a tenth of the time of a document.
 */
function putBack(push: typeof Array.prototype.push): void {
  Object.defineProperty(Array.prototype, "push", { value: push, configurable: true, writable: true });
}

/** Names that pdf.js refers to while it is loaded, and would use only to draw. */
function supplyCanvasNames(): void {
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) {
    if (!(name in globalThis)) {
      Object.defineProperty(globalThis, name, { value: Nothing, configurable: true, writable: true });
    }
  }
}

/** Stands for what is never drawn with. */
class Nothing {
  readonly isDrawable = false;
}

/** It reports the missing canvas package to the console, which is the user's screen. */
function hushWarnings(): { restore: () => void } {
  const screen = globalThis.console;
  const { warn } = screen;
  screen.warn = () => undefined;
  return { restore: () => (screen.warn = warn) };
}
