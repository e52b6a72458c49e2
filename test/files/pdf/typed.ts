/**
 * A PDF of Chinese lines typed by hand, with a font that is not embedded and a character map that the reader has to have:
 * the drawing library writes neither.
 */
import { zlibSync } from "fflate";

export interface Typed {
  /** A character map of pdf.js, or `Identity-H`, under which no code tells its character. */
  readonly encoding?: string;
  /** What was filled into a field of a form on the page. */
  readonly filled?: string;
  /** Of a table with rules around every cell, under the lines. */
  readonly rows?: readonly (readonly string[])[];
  /** Packed, and so guarded by a checksum. */
  readonly packed?: boolean;
}

/** One page, a line under the other, all on one level. */
export function typedPdf(lines: readonly string[], { rows = [], ...typed }: Typed = {}): Uint8Array {
  return typedPages([{ lines, rows }], typed);
}

export interface TypedPage {
  readonly lines: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The same over several pages, each as large as what stands on it. */
export function typedPages(
  pages: readonly TypedPage[],
  { encoding = "UniGB-UTF16-H", filled, packed = false }: Omit<Typed, "rows"> = {},
): Uint8Array {
  const ordering = encoding === "Identity-H" ? "Identity" : "GB1";
  const first = 7;
  const pageNumber = (index: number): number => first + 2 * index;
  const bodies = pages.map(({ lines, rows }) => {
    const height = heightOf(lines, rows);
    const top = height - 62 - lines.length * HEIGHT;
    const shown = [
      ...lines.map((line, index) => typed(line, 60, height - 62 - index * HEIGHT)),
      ...rows.flatMap((cells, row) =>
        cells.map((text, column) => typed(text, 64 + column * WIDTH, top - row * HEIGHT - 14)),
      ),
    ];
    const content = `${rulesOf(rows, top)}BT /F1 10 Tf ${shown.join("\n")} ET`;
    return packed ? Buffer.from(zlibSync(Buffer.from(content))).toString("latin1") : content;
  });
  const field = first - 1;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${filled === undefined ? "" : `/AcroForm<</Fields[${String(field)} 0 R]>>`}>>`,
    `<</Type/Pages/Kids[${pages.map((_page, index) => `${String(pageNumber(index))} 0 R`).join(" ")}]/Count ${String(pages.length)}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[4 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 4>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500 814 939 500]>>`,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    filled === undefined ? "null" : fieldOf(filled, first),
    ...pages.flatMap(({ lines, rows }, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${String(widthOf(rows))} ${String(heightOf(lines, rows))}]/Resources<</Font<</F1 3 0 R>>>>/Contents ${String(pageNumber(index) + 1)} 0 R${filled === undefined ? "" : `/Annots[${String(field)} 0 R]`}>>`,
      `<</Length ${String(bodies[index]?.length ?? 0)}${packed ? "/Filter/FlateDecode" : ""}>>\nstream\n${bodies[index] ?? ""}\nendstream`,
    ]),
  ];
  return new Uint8Array(Buffer.from(fileOf(objects), "latin1"));
}

const WIDTH = 330;
const HEIGHT = 20;
const LEAST = 842;

function widthOf(rows: readonly (readonly string[])[]): number {
  return Math.max(LEAST, 120 + WIDTH * Math.max(0, ...rows.map(({ length }) => length)));
}

function heightOf(lines: readonly string[], rows: readonly (readonly string[])[]): number {
  return Math.max(LEAST, 120 + HEIGHT * (lines.length + rows.length));
}

function typed(text: string, x: number, y: number): string {
  return `1 0 0 1 ${String(x)} ${String(y)} Tm <${utf16(text)}> Tj`;
}

function rulesOf(rows: readonly (readonly string[])[], top: number): string {
  if (rows.length === 0) return "";
  const columns = Math.max(...rows.map(({ length }) => length));
  const [right, bottom] = [60 + columns * WIDTH, top - rows.length * HEIGHT];
  const line = (x0: number, y0: number, x1: number, y1: number): string =>
    `${String(x0)} ${String(y0)} m ${String(x1)} ${String(y1)} l S\n`;
  const across = Array.from({ length: rows.length + 1 }, (_, row) =>
    line(60, top - row * HEIGHT, right, top - row * HEIGHT),
  );
  const down = Array.from({ length: columns + 1 }, (_, column) =>
    line(60 + column * WIDTH, top, 60 + column * WIDTH, bottom),
  );
  return [...across, ...down].join("");
}

function fieldOf(filled: string, page: number): string {
  return `<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/V(${filled})/Rect[60 200 180 220]/P ${String(page)} 0 R/DA(/Helv 10 Tf)>>`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, "0"),
  ).join("");
}

/** With its table of places; each character a byte. */
export function fileOf(objects: readonly string[]): string {
  let text = "%PDF-1.7\n";
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = String(objects.length + 1);
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${String(start)}\n%%EOF\n`;
}
