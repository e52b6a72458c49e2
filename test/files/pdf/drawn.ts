/** Small PDFs drawn by hand, one property each, for what no office program would print on purpose. */
import { PDFDocument, StandardFonts, degrees, rgb, type PDFFont, type PDFPage } from "@cantoo/pdf-lib";

export interface Drawn {
  readonly page: PDFPage;
  readonly font: PDFFont;
}

/** One page, or more, as bytes; `size` in points. */
export async function drawPdf(
  draw: (drawn: Drawn, document: PDFDocument) => void | Promise<void>,
  size: [number, number] = [400, 300],
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  await draw({ page: document.addPage(size), font }, document);
  return document.save();
}

export interface Ruled {
  readonly left?: number;
  /** Of the upper edge, from the bottom of the page. */
  readonly top?: number;
  readonly columns?: readonly number[];
  readonly rowHeight?: number;
  /** Positions of rules down that are left out, counted from the left. */
  readonly without?: readonly number[];
  /** Moves what is written in a cell, by its row and column. */
  readonly shift?: (row: number, column: number) => [number, number];
  readonly fontSize?: number;
  readonly filledRules?: boolean;
}

/** A table with rules around every cell. */
export function drawTable(
  { page, font }: Drawn,
  rows: readonly (readonly string[])[],
  { left = 40, top = 260, columns = [80, 80, 80], rowHeight = 20, without = [], ...style }: Ruled = {},
): void {
  const { shift = () => [0, 0], fontSize = 10, filledRules = false } = style;
  const xs = columns.reduce<number[]>((all, width) => [...all, (all.at(-1) ?? 0) + width], [left]);
  const [first = 0, last = 0] = [xs[0], xs.at(-1)];
  const rule = (x0: number, y0: number, x1: number, y1: number): void => {
    if (filledRules) {
      page.drawRectangle({
        x: x0,
        y: y0,
        width: Math.max(x1 - x0, 0.5),
        height: Math.max(y1 - y0, 0.5),
        color: rgb(0, 0, 0),
      });
    } else page.drawLine({ start: { x: x0, y: y0 }, end: { x: x1, y: y1 }, thickness: 0.5 });
  };
  for (let row = 0; row <= rows.length; row += 1)
    rule(first, top - row * rowHeight, last, top - row * rowHeight);
  xs.forEach((x, index) => {
    if (!without.includes(index)) rule(x, top - rows.length * rowHeight, x, top);
  });
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      const [dx, dy] = shift(row, column);
      const y = top - (row + 1) * rowHeight + (rowHeight - fontSize * 0.72) / 2;
      page.drawText(text, { x: (xs[column] ?? 0) + 4 + dx, y: y + dy, size: fontSize, font });
    });
  });
}

export { degrees, rgb };
