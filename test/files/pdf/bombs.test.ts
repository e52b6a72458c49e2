/** Small files that claim or unfold to far more than they hold: one reason each, whatever they claim. */
import { zlibSync } from "fflate";
import { readPdfBytes } from "../../../src/disk/open-pdf";
import { UnreadableFile } from "../../../src/files/unreadable-file";
import { fileOf } from "./typed";

const CATALOG = "<</Type/Catalog/Pages 2 0 R>>";
const ONE_PAGE = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
const pageWith = (more = ""): string => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]${more}>>`;
const stream = (entries: string, body: string): string =>
  `<<${entries}/Length ${String(body.length)}>>\nstream\n${body}\nendstream`;
const packedZeros = (megabytes: number): string =>
  Buffer.from(zlibSync(new Uint8Array(megabytes * 2 ** 20), { level: 9 })).toString("latin1");
const packedText = (piece: string, times: number): string =>
  Buffer.from(zlibSync(Buffer.alloc(piece.length * times, piece), { level: 1 })).toString("latin1");

test.each<[string, string, () => string[]]>([
  [
    "streams of objects that unfold",
    "tooLarge",
    () => {
      const body = packedZeros(6);
      const packed = stream("/Type/ObjStm/N 1000000/First 10/Filter/FlateDecode", body);
      return [CATALOG, ONE_PAGE, pageWith(), ...Array.from({ length: 6 }, () => packed)];
    },
  ],
  [
    "a tree of pages that goes ever deeper",
    "emptyPdf",
    () => {
      const depth = 20_000;
      const nodes = Array.from(
        { length: depth },
        (_, at) =>
          `<</Type/Pages/Kids[${String(at + 3)} 0 R]/Count 1${at > 0 ? `/Parent ${String(at + 1)} 0 R` : ""}>>`,
      );
      return [CATALOG, ...nodes, pageWith()];
    },
  ],
  [
    "a tree of pages that is its own branch",
    "damaged",
    () => [CATALOG, "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 100000000>>"],
  ],
  [
    "forms that draw forms that draw forms",
    "tooMuch",
    () => {
      const form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]";
      const forms = Array.from({ length: 12 }, (_, at) =>
        stream(`${form}/Resources<</XObject<</F ${String(at + 6)} 0 R>>>>`, "/F Do ".repeat(10)),
      );
      const page = pageWith("/Resources<</XObject<</F 5 0 R>>>>/Contents 4 0 R");
      return [CATALOG, ONE_PAGE, page, stream("", "/F Do"), ...forms, stream(form, "0 0 m 9 9 l S")];
    },
  ],
  [
    "a page of forty megabytes",
    "tooLarge",
    () => [
      CATALOG,
      ONE_PAGE,
      pageWith("/Contents 4 0 R"),
      stream("/Filter/FlateDecode", packedText("0 0 m 9 9 l S q Q ", 2_200_000)),
    ],
  ],
  [
    "an image larger than any paper",
    "scanned",
    () => {
      const image =
        "/Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8";
      const page = pageWith("/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R");
      const body = stream(`${image}/Filter/FlateDecode`, packedZeros(32));
      return [CATALOG, ONE_PAGE, page, stream("", "q 500 0 0 500 0 0 cm /I Do Q"), body];
    },
  ],
])("%s", async (_what, reason, make) => {
  const bytes = new Uint8Array(Buffer.from(fileOf(make()), "latin1"));
  const error: unknown = await readPdfBytes(bytes, "a.pdf").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(error).toMatchObject({ reason });
});
