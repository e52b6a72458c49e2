/**
 * The bytes of a Word document that we made: the same for the same content, whenever and wherever it is made, so that
 * two can be compared. The library would write the time of making into the properties and into every entry of the zip,
 * names of parts by chance, and numbers that go on from one document to the next.
 */
import { Packer, type Document } from "docx";
import { strFromU8, unzipSync, zipSync, type Zippable } from "fflate";
import { fontTableXml } from "./disclosure/fonts";

/** The first moment that a zip can name, in whatever zone. */
const NO_TIME = new Date(1980, 0, 1);

const TIMES = /<dcterms:(created|modified)\b[^>]*>[^<]*<\/dcterms:\1>/gu;
/** Of a relationship, where the library takes 21 letters by chance. */
const CHANCE_ID = /(?<="rId)[a-z0-9_-]{21}(?=")/gu;
const DRAWING_ID = /(?<=<wp:docPr\b[^>]*? id=")\d+(?=")/gu;
const BOOKMARK_ID = /(?<=<w:bookmark(?:Start|End)\b[^>]*? w:id=")\d+(?=")/gu;
const TARGET = /(?<= w:(?:anchor|name)="_Toc|<w:instrText\b[^>]*>\s*PAGEREF _Toc)\d+/gu;

/** `pages`: of the headings that the contents list, in their order. */
export async function docxBytes(document: Document, pages: readonly number[] = []): Promise<Uint8Array> {
  const fontTable = { path: "word/fontTable.xml", data: fontTableXml() };
  return comparable(new Uint8Array(await Packer.toArrayBuffer(document, undefined, [fontTable])), pages);
}

/** A reference to the page of a heading, which the library leaves for Word to compute. */
const EMPTY_REFERENCE =
  /(PAGEREF _Toc(\d+) \\h<\/w:instrText><w:fldChar w:fldCharType="separate"\/>)(?=<w:fldChar w:fldCharType="end"\/>)/gu;

function withPages(xml: string, pages: readonly number[]): string {
  return xml.replace(EMPTY_REFERENCE, (whole, head: string, number: string) => {
    const page = pages[Number(number) - 1];
    return page === undefined ? whole : `${head}<w:t>${String(page)}</w:t>`;
  });
}

function comparable(bytes: Uint8Array, pages: readonly number[]): Uint8Array {
  const renumbered = [CHANCE_ID, DRAWING_ID, BOOKMARK_ID, TARGET].map(
    (pattern) => [pattern, numbers()] as const,
  );
  const parts: Zippable = {};
  for (const [name, part] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith(".xlsx")) parts[name] = comparable(part, pages);
    else if (!/\.(?:xml|rels)$/u.test(name)) parts[name] = part;
    else {
      const timeless = strFromU8(part).replace(TIMES, "");
      const text = renumbered.reduce((xml, [pattern, numberOf]) => xml.replace(pattern, numberOf), timeless);
      parts[name] = new TextEncoder().encode(withPages(text, pages));
    }
  }
  return zipSync(parts, { mtime: NO_TIME });
}

/** Another number for each name, in the order in which they are met; letters before it keep it from those in use. */
function numbers(): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const number = known.get(name) ?? `${/^\d+$/u.test(name) ? "" : "c"}${String(known.size + 1)}`;
    known.set(name, number);
    return number;
  };
}
