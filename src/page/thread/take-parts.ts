/**
 * What a thread may need arrives with its first message, packed, and is unpacked when it is needed: the solver's
 * binary, and the reader of PDFs, which is a script of its own because it wants newer browsers than the page.
 */
import { unzipSync } from "fflate";
import { supplyHighs } from "../../solver/load-highs";
import { supplyPdfReader, type PdfReader } from "../../taskpane/analyst/pdf-reader";
import { UserError } from "../../taskpane/user-error";
import { scriptAddressOf, unpackText } from "../packed";
import type { PdfScript } from "./pdf-script";

export interface PartsMessage {
  readonly solver: string;
  /** Packed as they stand in the page; a thread that needs none of them copies nothing. */
  readonly pdf: Blob;
  readonly maps: Blob;
}

self.addEventListener(
  "message",
  (event: MessageEvent<PartsMessage>) => {
    event.stopImmediatePropagation();
    const { solver, pdf, maps } = event.data;
    supplyHighs(() => unpackText(solver));
    let reader: Promise<PdfReader> | null = null;
    supplyPdfReader(async (bytes, name) => {
      reader ??= startReader(pdf, maps);
      return (await reader)(bytes, name);
    });
  },
  { once: true },
);

/** A worker has it; the compiler is told of windows only. */
declare const importScripts: (address: string) => void;

/** pdf.js promises Chromium 118 and browsers of its time; of these the nearest sign is asked for. */
const isNewEnough = (): boolean => "groupBy" in Object && "hasIndices" in RegExp.prototype;

async function startReader(script: Blob, maps: Blob): Promise<PdfReader> {
  if (!isNewEnough()) {
    throw new UserError({
      "zh-CN":
        "这个浏览器太旧，不能读 PDF：需要 Chromium 118（Chrome、Edge、360、WPS）、Firefox 119 或 Safari 17.4 以上。其他文件照常可以核对。",
      "en-US":
        "This browser is too old to read PDFs: Chromium 118, Firefox 119 or Safari 17.4 is needed. All other files can be checked.",
    });
  }
  const [program, archive] = await Promise.all([script.text(), maps.text()]);
  importScripts(scriptAddressOf(unpackText(program)));
  const { readPdf } = (self as unknown as { readonly finalAccountsPdf: PdfScript }).finalAccountsPdf;
  const byName = unzipSync(unpackText(archive));
  return async (bytes, name) => {
    const { document } = await readPdf(bytes, name, (map) => {
      const content = byName[map];
      return content ? Promise.resolve(content) : Promise.reject(new Error(`no map ${map}`));
    });
    return document;
  };
}
