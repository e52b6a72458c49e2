/**
 * The tables of a published document as a workbook, a sheet a table, so that they are recognized and checked like the
 * workbook's own. Above each table stand the lines that print its title, mark and unit; under it its notes.
 */
import type { Block, DocumentCell, DocumentTable, Paragraph, TextDocument } from "../workbook/document";
import type { PagePlace } from "../workbook/place";
import { safeSheetName } from "../workbook/sheet-content";
import { coverOf } from "./cover";
import { cellKey, makeSheet } from "../workbook/workbook";
import type { Cell, CellKey, CellValue, Sheet, Workbook } from "../workbook/workbook";
import { isTableTitle, partsOfLine, titleOfLine } from "./table-title";
import { UnreadableFile } from "./unreadable-file";

/** Lines of a table's surroundings are short; anything longer is prose, which ends the sheet. */
const LONGEST_LINE = 80;
/** So many lines above a table belong to it: a part's heading, title, mark, entity, unit. */
const LINES_ABOVE = 8;

/** No document has as many. */
const MOST_TABLES = 2000;

/** A workbook without sheets where the document has no table. */
export function documentWorkbook(document: TextDocument): Workbook {
  return documentSheets(document).workbook;
}

/** With the cell of the document that each cell of a sheet was read from. */
export function documentSheets(document: TextDocument): {
  readonly workbook: Workbook;
  readonly sources: ReadonlyMap<string, ReadonlyMap<CellKey, DocumentCell>>;
} {
  const sheets: Sheet[] = [];
  const sources = new Map<string, ReadonlyMap<CellKey, DocumentCell>>();
  const groups = tableGroups(document.blocks);
  if (groups.length > MOST_TABLES) throw new UnreadableFile("tooMuch");
  for (const group of [...groups, ...titlesAlone(document.blocks)]) {
    const taken = sheets.map(({ name }) => name);
    const { cells, places, sources: own } = cellsOf(group);
    const [unreadable] = group.flatMap((piece) => (piece.kind === "table" ? (piece.unreadable ?? []) : []));
    const properties = {
      name: safeSheetName(nameOf(group), taken),
      ...(unreadable === undefined ? {} : { unreadable }),
      ...(places.size === 0 ? {} : { places }),
    };
    sheets.push(makeSheet(properties, cells));
    sources.set(properties.name, own);
  }
  const printed = { ...coverOf(document.blocks), gaps: document.gaps ?? [] };
  return { workbook: { name: document.name, sheets, printed }, sources };
}

type Piece = { readonly kind: "line"; readonly text: string } | DocumentTable;

/**
 * Tables with the lines around them. A table without a title of its own goes on the sheet of the one before it: it is
 * continued on a new page, or counts under it.
 */
function tableGroups(blocks: readonly Block[]): Piece[][] {
  const groups: Piece[][] = [];
  let lines: string[] = [];
  let isOpen = false;
  for (const block of blocks) {
    if (block.kind === "table") {
      const open = groups.at(-1);
      const own: Piece[] = [...lines.map((text) => ({ kind: "line", text }) as const), block];
      if (open && isOpen && !lines.some(isTableTitle) && !startsAnew(block, open)) open.push(...own);
      else groups.push(own);
      [lines, isOpen] = [[], true];
    } else if (isProse(block)) {
      // Notes of the table above end where prose begins.
      if (isOpen) groups.at(-1)?.push(...notesIn(lines));
      [lines, isOpen] = [[], false];
    } else if (!block.isContentsEntry && block.text.trim() !== "") {
      const added = block.text.split("\n").map((text) => text.trim());
      if (isOpen && added.some(isNote)) groups.at(-1)?.push(...notesIn(added));
      else lines = [...lines, ...added].slice(-LINES_ABOVE);
    }
  }
  return groups;
}

/**
 * Titles under which no table could be read: it is a picture, or has no rules. Several in a row are a list of what
 * should be there.
 */
function titlesAlone(blocks: readonly Block[]): Piece[][] {
  const told = blocks.filter((block) => block.kind === "table" || block.text.trim() !== "");
  const isTitle = (block: Block | undefined): boolean =>
    block?.kind === "paragraph" && !block.isContentsEntry && isTableTitle(block.text);
  return told.flatMap((block, index): Piece[][] => {
    if (block.kind === "table" || !isTitle(block) || isTitle(told[index - 1]) || isTitle(told[index + 1]))
      return [];
    const next = told
      .slice(index + 1, index + 1 + LINES_ABOVE)
      .find((each) => each.kind === "table" || isTitle(each));
    return next?.kind === "table" ? [] : [[{ kind: "line", text: block.text }]];
  });
}

/** What heads of tables with amounts say; one of counts belongs to the table above. */
const OF_MONEY = /收入|支出|科目|金额|[决预]算数/u;

/** With a head of its own, which none of the tables before it has, it is another table whose title was not seen. */
function startsAnew(table: DocumentTable, open: readonly Piece[]): boolean {
  const head = headOf(table);
  if (head.some((text) => /\p{Nd}/u.test(text)) || !head.some((text) => OF_MONEY.test(text))) return false;
  const known = open.flatMap((piece) => (piece.kind === "table" ? [headOf(piece).join("|")] : []));
  return !known.includes(head.join("|"));
}

/** The texts of its first row. */
function headOf({ cells }: DocumentTable): string[] {
  return cells.flatMap(({ row, text }) =>
    row === 0 && text.trim() !== "" ? [text.replace(/\s/gu, "")] : [],
  );
}

function notesIn(lines: readonly string[]): Piece[] {
  return lines.filter(isNote).map((text) => ({ kind: "line", text }));
}

/** A note may be as long as it likes. */
function isProse({ text, isContentsEntry }: Paragraph): boolean {
  return !isContentsEntry && text.trim().length > LONGEST_LINE && !isNote(text);
}

function isNote(text: string): boolean {
  return /^\s*(注|备注|说明)\s*\d*\s*[:：.]/u.test(text);
}

/** The title nearest above the first table; a part's heading may stand over it. */
function nameOf(group: readonly Piece[]): string {
  const firstTable = group.findIndex(({ kind }) => kind === "table");
  const above = firstTable < 0 ? group : group.slice(0, firstTable);
  const title = above
    .flatMap((piece) => (piece.kind === "line" ? (titleOfLine(piece.text) ?? []) : []))
    .at(-1);
  return (title ?? "表").replace(/^[一二三四五六七八九十]+、/u, "");
}

interface GroupCells {
  readonly cells: Cell[];
  readonly places: ReadonlyMap<CellKey, PagePlace>;
  readonly sources: ReadonlyMap<CellKey, DocumentCell>;
}

function cellsOf(group: readonly Piece[]): GroupCells {
  const cells: Cell[] = [];
  const places = new Map<CellKey, PagePlace>();
  const sources = new Map<CellKey, DocumentCell>();
  let row = 0;
  for (const piece of group) {
    if (piece.kind === "line") {
      partsOfLine(piece.text).forEach((value, column) => cells.push({ row, column, value }));
      row += 1;
      continue;
    }
    for (const cell of piece.cells) {
      const value = valueOf(cell.text);
      if (value !== null) cells.push({ row: row + cell.row, column: cell.column, value });
      sources.set(cellKey(row + cell.row, cell.column), cell);
      if (cell.place) places.set(cellKey(row + cell.row, cell.column), cell.place);
    }
    row += piece.rowCount;
  }
  return { cells, places, sources };
}

/** A document has text alone: what is printed as a figure is one. Codes with leading zeros stay text. */
function valueOf(text: string): CellValue {
  const plain = text.replace(/\s/gu, "");
  if (plain === "") return null;
  if (!/^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/u.test(plain) || /^0\d/u.test(plain)) return text.trim();
  const value = Number(plain.replaceAll(",", ""));
  return Number.isSafeInteger(Math.trunc(value)) ? value : text.trim();
}
