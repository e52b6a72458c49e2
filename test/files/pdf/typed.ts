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
export function typedPdf(
  lines: readonly string[],
  { encoding = "UniGB-UTF16-H", filled, rows = [], packed = false }: Typed = {},
): Uint8Array {
  const ordering = encoding === "Identity-H" ? "Identity" : "GB1";
  const top = 780 - lines.length * 20;
  const shown = [
    ...lines.map((line, index) => typed(line, 60, 780 - index * 20)),
    ...rows.flatMap((cells, row) =>
      cells.map((text, column) => typed(text, 64 + column * WIDTH, top - row * HEIGHT - 14)),
    ),
  ];
  const content = `${rulesOf(rows, top)}BT /F1 10 Tf ${shown.join("\n")} ET`;
  const body = packed ? Buffer.from(zlibSync(Buffer.from(content))).toString("latin1") : content;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${filled === undefined ? "" : "/AcroForm<</Fields[8 0 R]>>"}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R${filled === undefined ? "" : "/Annots[8 0 R]"}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[5 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 4>>/FontDescriptor 6 0 R/DW 1000/W[1 95 500 814 939 500]>>`,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    `<</Length ${String(body.length)}${packed ? "/Filter/FlateDecode" : ""}>>\nstream\n${body}\nendstream`,
    ...(filled === undefined ? [] : [fieldOf(filled)]),
  ];
  return new Uint8Array(Buffer.from(fileOf(objects), "latin1"));
}

const WIDTH = 150;
const HEIGHT = 20;

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

function fieldOf(filled: string): string {
  return `<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/V(${filled})/Rect[60 200 180 220]/P 3 0 R/DA(/Helv 10 Tf)>>`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, "0"),
  ).join("");
}

/** With its table of places; each character a byte. */
function fileOf(objects: readonly string[]): string {
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
