/** In a thread: reads and marks PDFs, by a script that is started with the first of them. */
import { unzipSync } from "fflate";
import type { PdfMarker } from "../../batch/marked-copy";
import type { CharacterMaps } from "../../files/pdf/open-pdf";
import type { PdfReading } from "../../files/pdf/read-pdf";
import { UnreadableFile } from "../../files/unreadable-file";
import { UserError } from "../../taskpane/user-error";
import { scriptAddressOf, unpackBlob } from "../packed";
import type { PdfScript, Told } from "./pdf-script";

/** Packed as they stand in the page; a thread that needs none of them copies nothing. */
export interface PackedPdf {
  readonly pdf: Blob;
  readonly maps: Blob;
}

let packed: PackedPdf | null = null;
let started: ReturnType<typeof start> | null = null;

export function supplyPdf(parts: PackedPdf): void {
  packed = parts;
}

/** Rejects with `UnreadableFile`, and with `UserError` where the browser is too old. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<PdfReading> {
  const { script, maps } = await (started ??= start());
  return answerOf(await script.readPdf(bytes, name, maps));
}

/** As {@link readPdf} rejects. */
export const markPdf: PdfMarker = async ({ name, bytes }, marks) => {
  const { pages } = await readPdf(bytes, name);
  const { script } = await (started ??= start());
  return answerOf(await script.annotatePdf(bytes, pages, marks));
};

function answerOf<Answer>(told: Told<Answer>): Answer {
  if ("answer" in told) return told.answer;
  throw new UnreadableFile(told.refused.reason, told.refused.place);
}

/** A worker has it; the compiler is told of windows only. */
declare const importScripts: (address: string) => void;

/** pdf.js promises Chromium 118 and browsers of its time; of these the nearest sign is asked for. */
const isNewEnough = (): boolean => "groupBy" in Object && "hasIndices" in RegExp.prototype;

async function start(): Promise<{ readonly script: PdfScript; readonly maps: CharacterMaps }> {
  if (!packed) throw new Error("the page has handed over no reader of PDFs");
  if (!isNewEnough()) {
    throw new UserError({
      "zh-CN":
        "这个浏览器太旧，不能读 PDF：需要 Chromium 118（Chrome、Edge、360、WPS）、Firefox 119 或 Safari 17.4 以上。其他文件照常可以核对。",
      "en-US":
        "This browser is too old to read PDFs: Chromium 118, Firefox 119 or Safari 17.4 is needed. All other files can be checked.",
    });
  }
  const [program, archive] = await Promise.all([unpackBlob(packed.pdf), unpackBlob(packed.maps)]);
  importScripts(scriptAddressOf(program));
  const { finalAccountsPdf: script } = self as unknown as { readonly finalAccountsPdf: PdfScript };
  const byName = unzipSync(archive);
  const maps: CharacterMaps = (map) => {
    const content = byName[map];
    return content ? Promise.resolve(content) : Promise.reject(new Error(`no map ${map}`));
  };
  return { script, maps };
}
