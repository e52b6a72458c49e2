/**
 * What a PDF says comes back, or the table, the page or the file says why not: a table of cases, each drawn for it.
 * A wrong figure is the one thing that must not happen.
 */
import { clip, endPath, popGraphicsState, pushGraphicsState, rectangle } from "@cantoo/pdf-lib";
import { readPdf } from "../../../src/files/pdf/read-pdf";
import { UnreadableFile } from "../../../src/files/unreadable-file";
import type { DocumentTable, TextDocument } from "../../../src/workbook/document";
import { degrees, drawPdf, drawTable, rgb, type Drawn } from "./drawn";

const ROWS = [
  ["item", "budget", "final"],
  ["A", "1,200.50", "1,100.00"],
  ["B", "0.00", "35.10"],
];

const noMaps = (): Promise<Uint8Array> => Promise.reject(new Error("no maps are needed"));

async function read(bytes: Uint8Array): Promise<TextDocument> {
  return (await readPdf(bytes, "drawn.pdf", noMaps)).document;
}

function tables({ blocks }: TextDocument): DocumentTable[] {
  return blocks.filter((block) => block.kind === "table");
}

function grid({ rowCount, columnCount, cells }: DocumentTable): string[][] {
  const rows = Array.from({ length: rowCount }, () => Array.from({ length: columnCount }, () => ""));
  for (const { row, column, text } of cells) (rows[row] ?? [])[column] = text;
  return rows;
}

/** Texts that are shown only within a box: its left lower corner, width and height. */
function drawClipped(
  { page, font }: Drawn,
  [x, y, width, height]: [number, number, number, number],
  texts: readonly [text: string, x: number, y: number][],
): void {
  page.pushOperators(pushGraphicsState(), rectangle(x, y, width, height), clip(), endPath());
  for (const [text, left, base] of texts) page.drawText(text, { x: left, y: base, size: 10, font });
  page.pushOperators(popGraphicsState());
}

describe("a ruled table is read", () => {
  test.each<[string, (drawn: Drawn) => void]>([
    ["with stroked rules", (drawn) => drawTable(drawn, ROWS)],
    ["with thin filled rectangles for rules", (drawn) => drawTable(drawn, ROWS, { filledRules: true })],
    ["with figures close to the rule", (drawn) => drawTable(drawn, ROWS, { columns: [60, 48, 48] })],
    [
      "on a page that is turned",
      (drawn) => {
        drawTable(drawn, ROWS);
        drawn.page.setRotation(degrees(180));
      },
    ],
  ])("%s", async (_what, draw) => {
    const [table, ...others] = tables(await read(await drawPdf((drawn) => draw(drawn))));
    expect(others).toEqual([]);
    expect(table?.unreadable).toBeUndefined();
    // A page turned upside down is read as its text runs.
    expect(table && grid(table)).toEqual(ROWS);
  });

  test("with its cells' places on the page", async () => {
    const { document, pages } = await readPdf(
      await drawPdf((drawn) => drawTable(drawn, ROWS)),
      "a.pdf",
      noMaps,
    );
    const cell = tables(document)[0]?.cells.find(({ text }) => text === "1,100.00");
    expect(pages).toHaveLength(1);
    expect(cell?.place?.page).toBe(1);
    expect(cell?.place?.rect.x0).toBeCloseTo(200, 0);
    expect(cell?.place?.rect.y0).toBeCloseTo(60, 0);
  });

  test("that goes on over a page, with its head again and without", async () => {
    for (const head of [[], [ROWS[0] ?? []]]) {
      const bytes = await drawPdf(async (drawn, document) => {
        drawTable(drawn, ROWS);
        const page = document.addPage([400, 300]);
        drawTable({ ...drawn, page }, [...head, ["C", "7.00", "8.00"]]);
        await Promise.resolve();
      });
      const [table, ...others] = tables(await read(bytes));
      expect(others).toEqual([]);
      expect(table && grid(table)).toEqual([...ROWS, ["C", "7.00", "8.00"]]);
    }
  });
});

describe("a table that is doubted is not read, and says why", () => {
  test.each<[string, RegExp, (drawn: Drawn) => void]>([
    [
      "a figure across a rule",
      /压在表格线上/u,
      (drawn) =>
        drawTable(drawn, ROWS, { shift: (row, column) => (row === 1 && column === 1 ? [50, 0] : [0, 0]) }),
    ],
    [
      "a figure that leaves its row",
      /超出了所在的(格子|行)/u,
      (drawn) =>
        drawTable(drawn, ROWS, { shift: (row, column) => (row === 1 && column === 1 ? [0, 7] : [0, 0]) }),
    ],
    [
      "a rule between columns missing",
      /一格里有两个数/u,
      (drawn) => drawTable(drawn, ROWS, { without: [2] }),
    ],
    [
      "a figure painted over with another",
      /遮盖|重叠/u,
      (drawn) => {
        drawTable(drawn, ROWS);
        drawn.page.drawRectangle({ x: 122, y: 222, width: 60, height: 14, color: rgb(1, 1, 1) });
        drawn.page.drawText("9,999.99", { x: 124, y: 226, size: 10, font: drawn.font });
      },
    ],
    [
      "two figures on one place",
      /重叠|两个数/u,
      (drawn) => {
        drawTable(drawn, ROWS);
        drawn.page.drawText("9,999.99", { x: 125, y: 226.5, size: 10, font: drawn.font });
      },
    ],
    [
      "a figure at the side of its clip, beyond which nothing was set any more",
      /没有印全/u,
      (drawn) => {
        drawTable(drawn, ROWS);
        drawClipped(drawn, [122, 220, 70, 20], [["100.00", 122, 226]]);
      },
    ],
    [
      "a line of which the one before stands outside the clip",
      /没有印全/u,
      (drawn) => {
        drawTable(drawn, ROWS);
        drawClipped(
          drawn,
          [42, 202, 70, 16],
          [
            ["whole", 60, 219],
            ["part", 60, 206],
          ],
        );
      },
    ],
    [
      "a column of amounts alone",
      /只有一列金额/u,
      (drawn) => drawTable(drawn, [["7.00"], ["8.00"], ["9.00"]], { columns: [80] }),
    ],
    [
      "a slanted figure",
      /倾斜/u,
      (drawn) => {
        drawTable(drawn, ROWS);
        drawn.page.drawText("100", { x: 124, y: 226, size: 10, font: drawn.font, rotate: degrees(30) });
      },
    ],
  ])("%s", async (_what, reason, draw) => {
    const [table] = tables(await read(await drawPdf((drawn) => draw(drawn))));
    expect(table?.unreadable).toMatch(reason);
    expect(table?.unreadable).toMatch(/^第1页：/u);
    expect(table?.cells).toEqual([]);
  });

  test("no rules at all", async () => {
    const bytes = await drawPdf(({ page, font }) => {
      ROWS.forEach((cells, row) =>
        cells.forEach((text, column) =>
          page.drawText(text, { x: 40 + column * 100, y: 250 - row * 20, size: 10, font }),
        ),
      );
    });
    expect(tables(await read(bytes))[0]?.unreadable).toMatch(/没有框线/u);
  });
});

describe("a file that cannot be read is refused with its reason", () => {
  const refusal = async (bytes: Uint8Array): Promise<string> => {
    const error: unknown = await read(bytes).catch((caught: unknown) => caught);
    return error instanceof UnreadableFile ? error.reason : "read";
  };

  test("no PDF, an empty one, one that is cut short", async () => {
    const whole = await drawPdf((drawn) => drawTable(drawn, ROWS));
    expect(await refusal(new TextEncoder().encode("plain text"))).toBe("notPdf");
    expect(await refusal(new Uint8Array())).toBe("empty");
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe("damaged");
  });

  test("a scan", async () => {
    const bytes = await drawPdf(async ({ page }, document) => {
      const pixel = Uint8Array.from(
        atob(
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
        ),
        (char) => char.charCodeAt(0),
      );
      page.drawImage(await document.embedPng(pixel), { x: 0, y: 0, width: 400, height: 300 });
    });
    expect(await refusal(bytes)).toBe("scanned");
  });

  test("too many pages", async () => {
    const bytes = await drawPdf(({ page, font }, document) => {
      page.drawText("1", { font });
      for (let count = 0; count < 500; count += 1) document.addPage([100, 100]);
    });
    expect(await refusal(bytes)).toBe("tooManyPages");
  });

  test("a stream of which one bit is flipped", async () => {
    const whole = await drawPdf((drawn) => drawTable(drawn, ROWS));
    const at = new TextDecoder("latin1").decode(whole).indexOf("stream") + 40;
    const damaged = whole.slice();
    damaged[at] = (damaged[at] ?? 0) ^ 4;
    expect(await refusal(damaged)).toBe("damaged");
  });
});
