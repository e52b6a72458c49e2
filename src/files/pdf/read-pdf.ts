/**
 * A published PDF as a document: ruled tables with their merged cells, the text between them as paragraphs, and for
 * both the place on the page. Bytes in, nothing else; also for the pane.
 */
import type {
  Block,
  DocumentCell,
  DocumentTable,
  PageGap as DocumentGap,
  TextDocument,
} from "../../workbook/document";
import { UnreadableFile } from "../unreadable-file";
import { refuseOtherPdf } from "./refuse";
import { requireSoundStreams } from "./sound-streams";
import { requireSoundStructure, writtenPages } from "./sound-structure";
import { withoutFurniture } from "./furniture";
import type { PagePlace } from "../../workbook/place";
import type { Matrix } from "./geometry";
import { MAX_PAGES, openPdf, type CharacterMaps } from "./open-pdf";
import { markContents } from "./contents";
import { standsBeside } from "./beside";
import { isTableTitle } from "../table-title";
import { marginsOf, paragraphsOf } from "./paragraphs";
import { GAPS, readPage, type PageGap, type PageItem, type ReadPage } from "./read-page";
import { continues, joinTables, type PageTable } from "./join-tables";

export interface PdfReading {
  /** Its paragraphs, tables and cells carry their places. */
  readonly document: TextDocument;
  readonly pages: readonly PdfPage[];
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  /** From the page's own space, in which annotations are written, to the one of all places here. */
  readonly view: Matrix;
}

/** Rejects with {@link UnreadableFile}. `name`: the file's, without its folder. */
export async function readPdf(bytes: Uint8Array, name: string, maps: CharacterMaps): Promise<PdfReading> {
  refuseOtherPdf(bytes);
  const parts = requireSoundStreams(bytes);
  if (parts) requireSoundStructure(new TextDecoder("latin1").decode(bytes), parts);
  const pdf = await openPdf(bytes, maps);
  try {
    if (pdf.pageCount > MAX_PAGES) throw new UnreadableFile("tooManyPages", `${String(pdf.pageCount)} 页`);
    const written = parts && writtenPages(parts);
    if (written !== null && written !== pdf.pageCount) throw new UnreadableFile("damaged");
    const contents: PdfPage[] = [];
    const pages: ReadPage[] = [];
    for (let number = 1; number <= pdf.pageCount; number += 1) {
      const content = await pdf.page(number);
      pages.push(readPage(content));
      contents.push({ width: content.width, height: content.height, view: content.view });
    }
    const filled = await pdf.filledPages();
    if (filled.length > 0 && pages.every(({ items }) => items.length === 0))
      throw new UnreadableFile("formPdf");
    return assemble(name, contents, pages, filled);
  } finally {
    await pdf.close();
  }
}

/** `filled`: pages with fields of a form that were filled in. */
function assemble(
  name: string,
  pages: readonly PdfPage[],
  read: readonly ReadPage[],
  filled: readonly number[],
): PdfReading {
  const gaps = read.flatMap(({ gap }, index) => (gap === null ? [] : [{ page: index + 1, gap }]));
  const [firstGap] = gaps;
  if (!firstGap && read.every(({ items }) => items.length === 0)) throw new UnreadableFile("emptyPdf");
  if (firstGap && read.every(({ items }) => items.length === 0)) throw refusal(firstGap.gap);
  const {
    pages: bodies,
    headers,
    footers,
  } = withoutFurniture(
    read.map(({ items }) => items),
    pages,
  );
  const parts = pieces(bodies);
  const beside = tablesBesideThemselves(parts);
  const margins = marginsOf(
    parts.flatMap((piece) => (piece.kind === "text" ? piece.lines : [])),
    pages,
  );
  const blocks = parts.flatMap((piece): Block[] => {
    if (piece.kind === "text") return paragraphsOf(piece.lines, margins);
    if (piece.kind === "table")
      return [beside.has(piece) ? unreadableTable(placeOf(piece.parts[0]), BESIDE) : tableOf(piece.parts)];
    return [unreadableTable(piece.at, "表格没有框线，分不清各列")];
  });
  return {
    document: {
      name,
      blocks: markContents(blocks),
      headers,
      footers,
      notes: [],
      gaps: [
        ...gaps.map(({ page, gap }) => ({ page, why: GAPS[gap] })),
        ...blocks.flatMap(unreadPart),
        ...filled.map((page) => ({ page, why: "表单域里填写的内容没有读出" })),
      ],
    },
    pages,
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

const BESIDE = "表太宽，部分列印在别的页上";

/** Tables of which columns stand on another page, with the pieces that hold those. */
function tablesBesideThemselves(pieces: readonly Piece[]): ReadonlySet<Piece> {
  const found = new Set<Piece>();
  let open: { piece: Piece; part: PageTable }[] = [];
  for (const piece of pieces) {
    if (piece.kind === "text" && piece.lines.some(({ item }) => isTableTitle(item.line.text))) open = [];
    if (piece.kind !== "table") continue;
    const parts = piece.parts.map((part) => ({ piece, part }));
    for (const own of parts)
      for (const earlier of open)
        if (standsBeside(earlier.part, own.part)) found.add(earlier.piece).add(piece);
    open.push(...parts);
  }
  return found;
}

function placeOf({ page, table }: PageTable): PagePlace {
  return { page, rect: table.grid.rect };
}

function tableOf(parts: readonly [PageTable, ...PageTable[]]): DocumentTable {
  const doubted = parts.find(({ table }) => table.doubt !== null);
  if (doubted) return unreadableTable(placeOf(doubted), doubted.table.doubt ?? "");
  const joined = joinTables(parts);
  if (joined === null) return unreadableTable(placeOf(parts.at(-1) ?? parts[0]), "续表的列与前页对不上");
  const { rowCount, columnCount } = joined;
  const cells = joined.cells.map(({ row, column, rowSpan, columnSpan, text, page, rect }): DocumentCell => ({
    row,
    column,
    rowSpan,
    columnSpan,
    text,
    place: { page, rect },
  }));
  return { kind: "table", rowCount, columnCount, cells, place: placeOf(parts[0]) };
}

/** Whatever looks for something in the document may have to look for it in what could not be read. */
function unreadPart(block: Block): DocumentGap[] {
  if (block.kind !== "table" || block.unreadable === undefined || !block.place) return [];
  const { page } = block.place;
  return [{ page, why: block.unreadable.replace(pageWords(page), "") }];
}

function pageWords(page: number): string {
  return `第${String(page)}页：`;
}

function unreadableTable(place: PagePlace, why: string): DocumentTable {
  const unreadable = pageWords(place.page) + why;
  return { kind: "table", rowCount: 0, columnCount: 0, cells: [], unreadable, place };
}
