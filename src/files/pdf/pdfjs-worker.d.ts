/** The half of pdf.js that parses; it is only handed on, never called from here. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs";
