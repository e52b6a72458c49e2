/**
 * A PDF of Chinese lines typed by hand, with a font that is not embedded and a character map that the reader has to have:
 * the drawing library writes neither.
 */

export interface Typed {
  /** A character map of pdf.js, or `Identity-H`, under which no code tells its character. */
  readonly encoding?: string;
  /** What was filled into a field of a form on the page. */
  readonly filled?: string;
}

/** One page, a line under the other, all on one level. */
export function typedPdf(
  lines: readonly string[],
  { encoding = "UniGB-UTF16-H", filled }: Typed = {},
): Uint8Array {
  const ordering = encoding === "Identity-H" ? "Identity" : "GB1";
  const shown = lines.map((line, index) => `1 0 0 1 60 ${String(780 - index * 20)} Tm <${utf16(line)}> Tj`);
  const content = `BT /F1 10 Tf ${shown.join("\n")} ET`;
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${filled === undefined ? "" : "/AcroForm<</Fields[8 0 R]>>"}>>`,
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R${filled === undefined ? "" : "/Annots[8 0 R]"}>>`,
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[5 0 R]>>`,
    `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 4>>/FontDescriptor 6 0 R/DW 1000/W[1 95 500 814 939 500]>>`,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`,
    ...(filled === undefined ? [] : [fieldOf(filled)]),
  ];
  return new TextEncoder().encode(fileOf(objects));
}

function fieldOf(filled: string): string {
  return `<</Type/Annot/Subtype/Widget/FT/Tx/T(total)/V(${filled})/Rect[60 200 180 220]/P 3 0 R/DA(/Helv 10 Tf)>>`;
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) =>
    text.charCodeAt(index).toString(16).padStart(4, "0"),
  ).join("");
}

/** With its table of places; ASCII only. */
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
