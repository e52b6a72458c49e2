/** Highlights in a PDF: the original stays as it is, at the beginning of the copy, and the copy still opens. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import { annotatePdf } from "../../../src/files/pdf/annotate-pdf";
import { readPdf } from "../../../src/files/pdf/read-pdf";
import { drawPdf, drawTable } from "./drawn";

const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error("no maps are needed"));
const ROWS = [
  ["item", "budget"],
  ["A", "1,200.50"],
];

async function marked(): Promise<{ original: Uint8Array; copy: Uint8Array }> {
  const original = await drawPdf((drawn) => drawTable(drawn, ROWS, { columns: [80, 80] }));
  const { document, pages } = await readPdf(original, "a.pdf", noMaps);
  const cell = document.blocks.flatMap((block) => (block.kind === "table" ? block.cells : [])).at(-1);
  if (!cell?.place) throw new Error("the drawn table was not read");
  const marks = [
    {
      page: cell.place.page,
      rects: [cell.place.rect],
      note: "合计应为 1,200.00",
      color: [1, 0.8, 0.8] as const,
    },
  ];
  return { original, copy: await annotatePdf(original, pages, marks) };
}

test("the original's bytes are the beginning of the copy", async () => {
  const { original, copy } = await marked();
  expect(copy.length).toBeGreaterThan(original.length);
  expect(Buffer.compare(copy.subarray(0, original.length), original)).toBe(0);
});

test("another reader finds the highlight with its note over the figure", async () => {
  const { copy } = await marked();
  const sheet = (await PDFDocument.load(copy)).getPage(0);
  const annotation = sheet.node.lookup(PDFName.of("Annots"), PDFArray).lookup(0, PDFDict);
  expect(annotation.lookup(PDFName.of("Contents"), PDFHexString).decodeText()).toBe("合计应为 1,200.00");
  // The cell in the second row and column, from the bottom of the page.
  const rect = annotation.lookup(PDFName.of("Rect"), PDFArray).asRectangle();
  expect(rect.x).toBeCloseTo(120, 0);
  expect(rect.y).toBeCloseTo(220, 0);
  expect(rect.height).toBeCloseTo(20, 0);
});

test("the copy reads as the original does", async () => {
  const { original, copy } = await marked();
  const read = async (bytes: Uint8Array): Promise<unknown> =>
    (await readPdf(bytes, "a.pdf", noMaps)).document;
  expect(await read(copy)).toEqual(await read(original));
});
