/** A PDF's pages as they are drawn, one after the other; every reason for which one cannot be read is one line. */
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import * as z from "zod";
import { UnreadableFile } from "../unreadable-file";
import { boundedOperators } from "./bounded-operators";
import { drawPage, type OperatorList } from "./draw-page";
import type { Matrix } from "./geometry";
import { loadPdfJs, type PdfJs } from "./load-pdfjs";
import type { PageContent } from "./page-content";
import type { PageFont } from "./text-state";

/** Fetches a character map of pdf.js by its file name, such as `Adobe-GB1-UCS2.bcmap`. */
export type CharacterMaps = (fileName: string) => Promise<Uint8Array>;

/** A disclosure with every performance table has some hundred pages. */
export const MAX_PAGES = 300;

export interface OpenPdf {
  readonly pageCount: number;
  /** Pages count from 1. */
  page(number: number): Promise<PageContent>;
  /** Pages with fields of a form that somebody filled in: what stands there is no part of the page's own text. */
  filledPages(): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Rejects with {@link UnreadableFile}. */
export async function openPdf(bytes: Uint8Array, maps: CharacterMaps): Promise<OpenPdf> {
  const pdfjs = await loadPdfJs();
  const task = pdfjs.getDocument({
    // The parser takes the buffer that it is given for itself.
    data: bytes.slice(),
    BinaryDataFactory: factoryOf(maps),
    cMapUrl: "cmaps/",
    cMapPacked: true,
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    isEvalSupported: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    // Images are never unpacked: their places on the page are all that is asked of them.
    maxImageSize: 0,
    verbosity: 0,
  });
  const document = await task.promise.catch((error: unknown) => {
    throw new UnreadableFile(nameOf(error) === "PasswordException" ? "encryptedPdf" : "damaged");
  });
  const operatorsOf = boundedOperators(pdfjs.OPS);
  return {
    pageCount: document.numPages,
    page: (number) => readPage(document, number, pdfjs, operatorsOf),
    filledPages: () => filledPages(document),
    close: () => task.destroy(),
  };
}

/** What {@link filledPages} asks of a field. */
const fieldSchema = z.object({
  page: z.number().int().optional().catch(undefined),
  value: z
    .union([z.string(), z.array(z.unknown())])
    .optional()
    .catch(undefined),
  type: z.string().optional().catch(undefined),
});

async function filledPages(document: PDFDocumentProxy): Promise<number[]> {
  if (document.isPureXfa) throw new UnreadableFile("formPdf");
  const fields = await document.getFieldObjects().catch(() => {
    throw new UnreadableFile("damaged");
  });
  const pages = Object.values(fields ?? {})
    .flat()
    .flatMap((field) => {
      const { page, value = "", type } = fieldSchema.parse(field);
      return type !== "button" && value.length > 0 && value !== "Off" ? [(page ?? 0) + 1] : [];
    });
  return [...new Set(pages)].sort((a, b) => a - b);
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  pdfjs: PdfJs,
  operatorsOf: (page: PDFPageProxy) => Promise<OperatorList>,
): Promise<PageContent> {
  try {
    const page = await document.getPage(number);
    const { width, height, transform } = page.getViewport({ scale: 1 });
    const list = await operatorsOf(page);
    const view = transform as unknown as Matrix;
    const content = drawPage(list, pdfjs.OPS, fontsOf(page), { width, height, view });
    page.cleanup();
    return content;
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile("damaged", `第${String(number)}页`);
  }
}

function nameOf(error: unknown): string {
  // Its errors may come from another realm.
  return typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
}

/** What {@link fontsOf} asks of pdf.js's font objects. */
interface ParsedFont {
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly name?: string;
  readonly composite?: boolean;
  /** A list by code, or for a font that says nothing of its characters the range of its codes. */
  readonly toUnicode?: { readonly _map?: readonly unknown[]; readonly firstChar?: number };
}

function fontsOf(page: PDFPageProxy): (name: string) => PageFont {
  const fonts = new Map<string, PageFont>();
  return (name) => {
    const known = fonts.get(name);
    if (known) return known;
    const parsed: unknown = page.commonObjs.get(name);
    // The parser goes on without a font that it cannot load, and without the text set in it.
    if (typeof parsed !== "object" || parsed === null) throw new UnreadableFile("damaged");
    // In place of one that the page does not have it takes another, which reads other characters from the same bytes.
    if ("type" in parsed && parsed.type === "FallbackType") throw new UnreadableFile("damaged");
    const font = fontOf(parsed);
    fonts.set(name, font);
    return font;
  };
}

function fontOf({ fontMatrix, vertical, bold, black, name, toUnicode }: ParsedFont): PageFont {
  const [a, b, c, d, e, f] = fontMatrix ?? [];
  const map = toUnicode?._map;
  return {
    matrix: [a ?? 0.001, b ?? 0, c ?? 0, d ?? 0.001, e ?? 0, f ?? 0],
    vertical: vertical === true,
    bold: bold === true || black === true || /bold|black|heavy|黑体|SimHei/iu.test(name ?? ""),
    tells: (code) => map?.[code] !== undefined,
  };
}

/** pdf.js makes one of these for each document. */
function factoryOf(maps: CharacterMaps): new () => object {
  return class {
    /** Its fonts and decoders serve drawing alone. */
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      if (kind !== "cMapUrl") throw new Error(`not supplied: ${kind}`);
      return maps(filename);
    }
  };
}
