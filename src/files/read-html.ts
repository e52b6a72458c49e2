/**
 * Reads the tables of a web page, as which many programs save an ".xls" and many departments publish their tables: cells
 * with their spans, and the lines between the tables, as a document has them.
 */
import { Parser } from "htmlparser2";
import type { Block, DocumentCell, Paragraph, TextDocument } from "../workbook/document";
import { MAX_COLUMNS, MAX_ROWS, type Workbook } from "../workbook/workbook";
import { documentWorkbook } from "./docx-workbook";
import { startBudget, type Budget } from "./limits";
import { UnreadableFile } from "./unreadable-file";

/** Throws {@link UnreadableFile} where the page has no table. `name`: the file's, without its folder. */
export function readHtml(bytes: Uint8Array, name: string): Workbook {
  const document: TextDocument = {
    name,
    blocks: readBlocks(decodeHtml(bytes), startBudget()),
    headers: [],
    footers: [],
    notes: [],
  };
  const workbook = documentWorkbook(document);
  if (workbook.sheets.length === 0) throw new UnreadableFile("html");
  return workbook;
}

/** By a byte order mark, else as the page declares, else UTF-8 or what Chinese Windows writes. */
function decodeHtml(bytes: Uint8Array): string {
  const head = String.fromCharCode(...bytes.subarray(0, 4096));
  const declared = /<(?:meta|\?xml)[^>]*(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  for (const label of [markOf(bytes), declared, "utf-8", "gb18030"]) {
    if (label === undefined) continue;
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not this encoding, or one that nobody knows; the next may fit.
    }
  }
  throw new UnreadableFile("damaged");
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

/** More columns than browsers give a cell. */
const WIDEST = 1000;
/** Texts that are no part of the page. */
const UNSEEN = new Set(["script", "style", "title", "noscript", "template"]);
/** A line ends where one of these begins or ends. */
const BREAKS = new Set([
  "p",
  "div",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "li",
  "ul",
  "ol",
  "body",
  "caption",
  "center",
]);

interface OpenTable {
  row: number;
  readonly cells: DocumentCell[];
  /** By column, the first row in which it is free of cells from above. */
  readonly freeFrom: number[];
  columnCount: number;
  /** Only there to place what stands in it: its own texts are lines. */
  isLayout: boolean;
  cell: { row: number; column: number; rowSpan: number; columnSpan: number; exact: string | null } | null;
}

function readBlocks(html: string, budget: Budget): readonly Block[] {
  const blocks: Block[] = [];
  const tables: OpenTable[] = [];
  let text = "";
  let unseen = 0;

  const takeText = (): string => {
    const taken = text
      .split("\n")
      .map((line) => line.replace(/[\s\u00a0]+/gu, " ").trim())
      .join("\n")
      .trim();
    text = "";
    budget.spend("text", taken.length, "HTML");
    return taken;
  };

  function endLine(): void {
    if (text.trim() !== "") blocks.push(paragraph(takeText()));
    text = "";
  }

  function openTable(): void {
    const outer = tables.at(-1);
    if (outer && !outer.isLayout) {
      outer.isLayout = true;
      for (const cell of outer.cells) if (cell.text !== "") blocks.push(paragraph(cell.text));
    }
    endLine();
    tables.push({ row: -1, cells: [], freeFrom: [], columnCount: 0, isLayout: false, cell: null });
  }

  function openCell(table: OpenTable, attributes: Readonly<Record<string, string>>): void {
    closeCell(table);
    if (table.row < 0) table.row = 0;
    const columnSpan = Math.min(WIDEST, spanOf(attributes["colspan"]));
    const rowSpan = spanOf(attributes["rowspan"]);
    budget.spend("cells", 1, "HTML");
    budget.spend("columns", columnSpan, "HTML");
    const last = table.cells.at(-1);
    let column = last?.row === table.row ? last.column + last.columnSpan : 0;
    while ((table.freeFrom[column] ?? 0) > table.row) column += 1;
    if (column >= MAX_COLUMNS) throw new UnreadableFile("tooMuch");
    for (let at = column; at < column + columnSpan; at += 1) table.freeFrom[at] = table.row + rowSpan;
    // Excel writes what a cell holds beside what it shows.
    table.cell = { row: table.row, column, rowSpan, columnSpan, exact: attributes["x:num"] || null };
    text = "";
  }

  function closeCell(table: OpenTable): void {
    const { cell } = table;
    if (!cell) return;
    table.cell = null;
    const shown = takeText();
    if (table.isLayout) {
      if (shown !== "") blocks.push(paragraph(shown));
      return;
    }
    const { exact, ...place } = cell;
    if (shown !== "") table.columnCount = Math.max(table.columnCount, place.column + 1);
    table.cells.push({ ...place, text: exact ?? shown });
  }

  function closeTable(): void {
    const table = tables.pop();
    if (!table) return;
    closeCell(table);
    const cells = table.cells.filter((cell) => cell.text !== "");
    if (table.isLayout || cells.length === 0) return;
    blocks.push({ kind: "table", rowCount: table.row + 1, columnCount: table.columnCount, cells });
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const table = tables.at(-1);
        if (UNSEEN.has(name)) unseen += 1;
        if (name === "table") openTable();
        else if (name === "br") text += "\n";
        else if (table && name === "tr") {
          closeCell(table);
          table.row += 1;
          text = "";
        } else if (table && (name === "td" || name === "th")) openCell(table, attributes);
        else if (BREAKS.has(name)) breakLine();
      },
      ontext(piece) {
        if (unseen === 0) text += piece.replace(/\s+/gu, " ");
      },
      onclosetag(name) {
        const table = tables.at(-1);
        if (UNSEEN.has(name)) unseen -= 1;
        if (name === "table") closeTable();
        else if (table && (name === "td" || name === "th" || name === "tr")) closeCell(table);
        else if (BREAKS.has(name)) breakLine();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );

  function breakLine(): void {
    if (tables.at(-1)?.cell && !tables.at(-1)?.isLayout) text += "\n";
    else endLine();
  }

  for (let at = 0; at < html.length; at += PIECE) parser.write(html.slice(at, at + PIECE));
  parser.end();
  while (tables.length > 0) closeTable();
  endLine();
  return blocks;
}
const PIECE = 2 ** 16;

function paragraph(text: string): Paragraph {
  return { kind: "paragraph", text, number: "", headingLevel: null, isContentsEntry: false };
}

function spanOf(value: string | undefined): number {
  const span = Math.trunc(Number(value ?? 1));
  return span >= 1 ? Math.min(span, MAX_ROWS) : 1;
}
