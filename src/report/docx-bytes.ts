/**
 * The bytes of a Word document that we made: the same for the same content, whenever and wherever it is made, so that
 * two can be compared. The library would write the time of making into the properties and into every entry of the zip.
 */
import { Packer, type Document } from "docx";
import { strFromU8, unzipSync, zipSync, type Zippable } from "fflate";
import { fontTableXml } from "./disclosure/fonts";

/** The first moment that a zip can name, in whatever zone. */
const NO_TIME = new Date(1980, 0, 1);

const PROPERTIES = "docProps/core.xml";
const TIMES = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/gu;

export async function docxBytes(document: Document): Promise<Uint8Array> {
  const fontTable = { path: "word/fontTable.xml", data: fontTableXml() };
  const parts = unzipSync(new Uint8Array(await Packer.toArrayBuffer(document, undefined, [fontTable])));
  const timeless: Zippable = {};
  for (const [name, bytes] of Object.entries(parts)) timeless[name] = bytes;
  const properties = parts[PROPERTIES];
  if (properties) timeless[PROPERTIES] = new TextEncoder().encode(strFromU8(properties).replace(TIMES, ""));
  return zipSync(timeless, { mtime: NO_TIME });
}
