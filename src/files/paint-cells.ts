/** Gives cells of a worksheet another style, adding the cells and rows that are not there yet. */
import { parseA1, toA1 } from "../workbook/address";
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

/** What may follow the notes' drawing in a worksheet; controls often hide in `AlternateContent`. */
const AFTER_DRAWING = new Set([
  "legacyDrawingHF",
  "drawingHF",
  "picture",
  "oleObjects",
  "controls",
  "AlternateContent",
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
    if (tag.depth === 1 && tag.name === "sheetData") drawingAt = undefined;
    if (tag.depth === 1 && AFTER_DRAWING.has(tag.name)) drawingAt ??= tag.start;
    if (tag.depth === 1 && tag.name === "legacyDrawing") legacyDrawing = attributeOf(tag, "id") ?? null;
    if (tag.name !== "mergeCell") return;
    const [from = "", to = from] = (tag.attributes["ref"] ?? "").split(":");
    const first = parseA1(from);
    const last = parseA1(to);
    if (!first || !last) throw new UnreadableFile("damaged", part);
    merges.push({
      firstRow: first.row,
      firstColumn: first.column,
      lastRow: last.row,
      lastColumn: last.column,
    });
  };
  scanXml(part, xml, open, (tag) => {
    if (tag.depth === 0) drawingAt ??= tag.start;
  });
  if (drawingAt === undefined) throw new UnreadableFile("damaged", part);
  return { merges, legacyDrawing, drawingFromEnd: xml.length - drawingAt, prefix };
}

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
      if (tag.name === "col" && style !== undefined) {
        columnStyles.push({ first: Number(min) - 1, last: Number(max) - 1, style: Number(style) });
      }
      if (tag.depth === 1 && tag.name === "sheetData" && tag.isEmpty) {
        edits.push(fillEmpty(xml, tag, addRows(Infinity)));
      }
      if (tag.depth === 2 && tag.name === "row") openRow(tag);
      if (tag.depth === 3 && tag.name === "c") openCell(tag);
    },
    (tag) => {
      if (tag.depth === 2 && tag.name === "row") {
        edits.push(insertion(tag.start, left.map(newCell).join("")));
        left = [];
      }
      if (tag.depth === 1 && tag.name === "sheetData") edits.push(insertion(tag.start, addRows(Infinity)));
    },
  );
  return splice(
    xml,
    edits.filter(({ start, end, text }) => start !== end || text !== ""),
  );
}
