/** Gives cells of a worksheet another style, adding the cells and rows that are not there yet. */
import { columnName, parseA1, toA1 } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/workbook";
import {
  attributeOf,
  fillEmpty,
  insertion,
  scanXml,
  setAttribute,
  splice,
  type Edit,
  type Tag,
} from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { isTrue } from "./xml";

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface MergedArea {
  readonly firstRow: number;
  readonly firstColumn: number;
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** Where the sheet keeps what annotation has to know. */
export interface SheetOutline {
  readonly merges: readonly MergedArea[];
  /** Relationship of the drawing that shows the notes. */
  readonly legacyDrawing: string | null;
  /** Where that drawing would be named, counted from the end, which painting cells does not move. */
  readonly drawingFromEnd: number;
  /** Of the sheet's own elements. */
  readonly prefix: string;
}

const SHEET_DATA = "worksheet/sheetData";
const ROW = `${SHEET_DATA}/row`;

/** What may follow the notes' drawing in a worksheet; controls often hide in `AlternateContent`. */
const AFTER_DRAWING = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "mc:AlternateContent",
  "webPublishItems",
  "tableParts",
  "extLst",
]);

export function outlineOf(part: string, xml: string): SheetOutline {
  const merges: MergedArea[] = [];
  let legacyDrawing: string | null = null;
  let drawingAt: number | undefined;
  let prefix = "";
  const open = (tag: Tag): void => {
    if (tag.depth === 0) prefix = tag.prefix;
    // Only behind the cells are places safe from painting.
    if (tag.path === SHEET_DATA) drawingAt = undefined;
    if (tag.depth === 1 && AFTER_DRAWING.has(tag.name)) drawingAt ??= tag.start;
    if (tag.depth === 1 && tag.name === "legacyDrawing") legacyDrawing = attributeOf(tag, "id") ?? null;
    if (tag.path !== "worksheet/mergeCells/mergeCell") return;
    const area = areaOf(tag.attributes["ref"] ?? "");
    if (!area) throw new UnreadableFile("damaged", part);
    merges.push(area);
  };
  scanXml(part, xml, open, (tag) => {
    if (tag.depth === 0) drawingAt ??= tag.start;
  });
  if (drawingAt === undefined) throw new UnreadableFile("damaged", part);
  return { merges, legacyDrawing, drawingFromEnd: xml.length - drawingAt, prefix };
}

/** `A1:C3`, and whole columns (`A:C`) or rows (`1:3`), which stand for themselves from the first cell on. */
function areaOf(ref: string): MergedArea | null {
  const [from = "", to = from] = ref.split(":");
  const first = parseA1(/^\$?[A-Z]+$/i.test(from) ? `${from}1` : /^\$?\d+$/.test(from) ? `A${from}` : from);
  const last = parseA1(
    /^\$?[A-Z]+$/i.test(to) ? `${to}${MAX_ROWS}` : /^\$?\d+$/.test(to) ? `${LAST_COLUMN}${to}` : to,
  );
  if (!first || !last) return null;
  return { firstRow: first.row, firstColumn: first.column, lastRow: last.row, lastColumn: last.column };
}
const LAST_COLUMN = columnName(MAX_COLUMNS - 1);

/** The cell that shows the content of a merged area. */
export function shownCell(merges: readonly MergedArea[], { row, column }: CellPosition): CellPosition {
  const area = merges.find(
    (merge) =>
      row >= merge.firstRow &&
      row <= merge.lastRow &&
      column >= merge.firstColumn &&
      column <= merge.lastColumn,
  );
  return area ? { row: area.firstRow, column: area.firstColumn } : { row, column };
}

/** `styleFor` turns the style that a cell has, or would have, into the one that it gets. */
export function paintCells(
  part: string,
  xml: string,
  cells: readonly (CellPosition & { readonly styleFor: (base: number) => number })[],
): string {
  type Painted = (typeof cells)[number];
  const rows = new Map<number, Painted[]>();
  for (const cell of cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
  for (const row of rows.values()) row.sort((a, b) => a.column - b.column);
  const rowsLeft = [...rows.keys()].sort((a, b) => a - b);

  const edits: Edit[] = [];
  const columnStyles: { first: number; last: number; style: number }[] = [];
  let prefix = "";
  let row = -1;
  let column = -1;
  let rowStyle: number | null = null;
  /** Of the current row, those not painted yet. */
  let left: Painted[] = [];

  const styleAround = (at: number): number =>
    rowStyle ?? columnStyles.find(({ first, last }) => at >= first && at <= last)?.style ?? 0;
  const newCell = (cell: Painted): string =>
    `<${prefix}c r="${toA1(cell.row, cell.column)}" s="${cell.styleFor(styleAround(cell.column))}"/>`;

  /** Writes the rows above `before` that the sheet does not have. */
  function addRows(before: number): string {
    let added = "";
    rowStyle = null;
    while (rowsLeft.length > 0 && (rowsLeft[0] ?? Infinity) < before) {
      const index = rowsLeft.shift() ?? 0;
      added += `<${prefix}row r="${index + 1}">${(rows.get(index) ?? []).map(newCell).join("")}</${prefix}row>`;
    }
    return added;
  }

  function openRow(tag: Tag): void {
    const { r, s, customFormat } = tag.attributes;
    row = r === undefined ? row + 1 : Number(r) - 1;
    column = -1;
    edits.push(insertion(tag.start, addRows(row)));
    rowStyle = isTrue(customFormat) && s !== undefined ? Number(s) : null;
    left = [];
    if (rowsLeft[0] !== row) return;
    rowsLeft.shift();
    left = [...(rows.get(row) ?? [])];
    if (!tag.isEmpty) return;
    edits.push(fillEmpty(xml, tag, left.map(newCell).join("")));
    left = [];
  }

  function openCell(tag: Tag): void {
    if (left.length === 0) return;
    const { r, s } = tag.attributes;
    const address = r === undefined ? null : parseA1(r);
    column = address?.column ?? column + 1;
    let next = left[0];
    while (next && next.column < column) {
      edits.push(insertion(tag.start, newCell(next)));
      left.shift();
      next = left[0];
    }
    if (next?.column !== column) return;
    const written = xml.slice(tag.start, tag.end);
    const painted = setAttribute(written, "s", String(next.styleFor(Number(s ?? 0))));
    edits.push({ start: tag.start, end: tag.end, text: painted });
    left.shift();
  }

  scanXml(
    part,
    xml,
    (tag) => {
      if (tag.depth === 0) prefix = tag.prefix;
      const { min, max, style } = tag.attributes;
      if (tag.path === "worksheet/cols/col" && style !== undefined) {
        columnStyles.push({ first: Number(min) - 1, last: Number(max) - 1, style: Number(style) });
      }
      if (tag.path === SHEET_DATA && tag.isEmpty) {
        edits.push(fillEmpty(xml, tag, addRows(Infinity)));
      }
      if (tag.path === ROW) openRow(tag);
      if (tag.path === `${ROW}/c`) openCell(tag);
    },
    (tag) => {
      if (tag.path === ROW) {
        edits.push(insertion(tag.start, left.map(newCell).join("")));
        left = [];
      }
      if (tag.path === SHEET_DATA) edits.push(insertion(tag.start, addRows(Infinity)));
    },
  );
  return splice(
    xml,
    edits.filter(({ start, end, text }) => start !== end || text !== ""),
  );
}
