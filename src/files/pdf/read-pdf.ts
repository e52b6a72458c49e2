/**
 * A published PDF as a document: ruled tables with their merged cells, the text between them as paragraphs, and for
 * both the place on the page. Bytes in, nothing else; also for the pane.
 */
import type { Block, DocumentCell, DocumentTable, TextDocument } from "../../workbook/document";
import { UnreadableFile } from "../unreadable-file";
import { refuseOtherPdf } from "./refuse";
import { withoutFurniture } from "./furniture";
import type { Matrix, Rect } from "./geometry";
import { MAX_PAGES, openPdf, type CharacterMaps } from "./open-pdf";
import { markContents } from "./contents";
import { marginsOf, paragraphsOf, type LinePlace } from "./paragraphs";
import { GAPS, readPage, type PageGap, type PageItem, type ReadPage } from "./read-page";
import { continues, joinTables, type PageTable } from "./join-tables";

export interface PdfReading {
  readonly document: TextDocument;
  /** One for each block of the document, in its order. */
  readonly places: readonly BlockPlace[];
  readonly pages: readonly PdfPage[];
  /** Pages that could not be read, or not wholly, each with its reason. */
  readonly gaps: readonly { readonly page: number; readonly why: string }[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** From the page's own space, in which annotations are written, to the one of all places here. */
  readonly view: Matrix;
}

export interface PagePlace {
  /** From 1. */
  readonly page: number;
  readonly rect: Rect;
}

export type BlockPlace =
  | { readonly kind: "paragraph"; readonly lines: readonly LinePlace[] }
  /** One place for each cell, in the order of the table's cells. */
  | { readonly kind: "table"; readonly at: PagePlace; readonly cells: readonly PagePlace[] };

/** Rejects with {@link UnreadableFile}. `name`: the file's, without its folder. */
export async function readPdf(bytes: Uint8Array, name: string, maps: CharacterMaps): Promise<PdfReading> {
  refuseOtherPdf(bytes);
  const pdf = await openPdf(bytes, maps);
  try {
    if (pdf.pageCount > MAX_PAGES) throw new UnreadableFile("tooManyPages", `${String(pdf.pageCount)} 页`);
    const contents: PdfPage[] = [];
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.pageCount; number += 1) {
      const content = await pdf.page(number);
      pages.push(readPage(content));
      contents.push({ width: content.width, height: content.height, view: content.view });
    }
    return assemble(name, contents, pages);
  } finally {
    await pdf.close();
  }
}

function assemble(name: string, pages: readonly PdfPage[], read: readonly ReadPage[]): PdfReading {
  const gaps = read.flatMap(({ gap }, index) => (gap === null ? [] : [{ page: index + 1, gap }]));
  const [firstGap] = gaps;
  if (firstGap && read.every(({ items }) => items.length === 0)) throw refusal(firstGap.gap);
  const {
    pages: bodies,
    headers,
    footers,
  } = withoutFurniture(
    read.map(({ items }) => items),
    pages,
  );
  const blocks: Block[] = [];
  const places: BlockPlace[] = [];
  const parts = pieces(bodies);
  const margins = marginsOf(
    parts.flatMap((piece) => (piece.kind === "text" ? piece.lines : [])),
    pages,
  );
  for (const piece of parts) {
    if (piece.kind === "text") {
      for (const { paragraph, lines } of paragraphsOf(piece.lines, margins)) {
        blocks.push(paragraph);
        places.push({ kind: "paragraph", lines });
      }
    } else if (piece.kind === "unruled") {
      blocks.push(unreadableTable(`第${String(piece.at.page)}页：表格没有框线，分不清各列`));
      places.push({ kind: "table", at: piece.at, cells: [] });
    } else {
      const [table, cells] = tableOf(piece.parts);
      const [first] = piece.parts;
      blocks.push(table);
      places.push({ kind: "table", at: { page: first.page, rect: first.table.grid.rect }, cells });
    }
  }
  return {
    document: { name, blocks: markContents(blocks), headers, footers, notes: [] },
    places,
    pages,
    gaps: gaps.map(({ page, gap }) => ({ page, why: GAPS[gap] })),
  };
}

function refusal(gap: PageGap): UnreadableFile {
  return new UnreadableFile(gap === "recognized" ? "scanned" : gap === "drawing" ? "outlined" : gap);
}

type Piece =
  | { kind: "text"; lines: { page: number; item: Extract<PageItem, { kind: "line" }> }[] }
  | { kind: "table"; parts: [PageTable, ...PageTable[]] }
  | { kind: "unruled"; at: PagePlace };

/** Runs of text and whole tables; what stands first on a page may go on with what stood last on the page before. */
function pieces(pages: readonly (readonly PageItem[])[]): Piece[] {
  const result: Piece[] = [];
  pages.forEach((items, index) => {
    const page = index + 1;
    for (const item of items) {
      const open = result.at(-1);
      if (item.kind === "unruled") {
        result.push({ kind: "unruled", at: { page, rect: item.rect } });
      } else if (item.kind === "table") {
        const part = { page, table: item.table };
        if (open?.kind === "table" && continues(open.parts, part)) open.parts.push(part);
        else result.push({ kind: "table", parts: [part] });
      } else if (open?.kind === "text") open.lines.push({ page, item });
      else result.push({ kind: "text", lines: [{ page, item }] });
    }
  });
  return result;
}

function tableOf(parts: readonly [PageTable, ...PageTable[]]): [DocumentTable, PagePlace[]] {
  const doubted = parts.find(({ table }) => table.doubt !== null);
  if (doubted) return [unreadableTable(`第${String(doubted.page)}页：${doubted.table.doubt ?? ""}`), []];
  const joined = joinTables(parts);
  if (joined === null) {
    const pages = parts.map(({ page }) => String(page)).join("、");
    return [unreadableTable(`第${pages}页：续表的列与前页对不上`), []];
  }
  const cells: DocumentCell[] = joined.cells.map(({ row, column, rowSpan, columnSpan, text }) => ({
    row,
    column,
    rowSpan,
    columnSpan,
    text,
  }));
  const { rowCount, columnCount } = joined;
  return [
    { kind: "table", rowCount, columnCount, cells },
    joined.cells.map(({ page, rect }) => ({ page, rect })),
  ];
}

function unreadableTable(why: string): DocumentTable {
  return { kind: "table", rowCount: 0, columnCount: 0, cells: [], unreadable: why };
}
