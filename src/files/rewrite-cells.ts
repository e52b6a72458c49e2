/** Writes single cells of a worksheet anew and adds those that are not there yet; all other text stays as it was. */
import { parseA1 } from "../workbook/address";
import { fillEmpty, insertion, scanXml, splice, type Edit, type Tag } from "./splice-xml";
import { isTrue } from "./xml";

export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A cell as the part has it: its whole element; or that it is missing, and the style that it would have. */
export type PresentCell =
  | { readonly element: string; readonly start: Tag; readonly style: number }
  | { readonly element: null; readonly style: number; readonly prefix: string };

export interface CellRewrite extends CellPosition {
  /** The new element. */
  readonly write: (present: PresentCell) => string;
}

const SHEET_DATA = "worksheet/sheetData";
const ROW = `${SHEET_DATA}/row`;
const CELL = `${ROW}/c`;

/** No cell may be named twice. */
export function rewriteCells(part: string, xml: string, cells: readonly CellRewrite[]): string {
  const rows = new Map<number, CellRewrite[]>();
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? [];
    rows.set(cell.row, row);
    row.push(cell);
  }
  for (const row of rows.values()) row.sort((a, b) => a.column - b.column);
  const rowsLeft = [...rows.keys()].sort((a, b) => a - b);

  const edits: Edit[] = [];
  const columnStyles: { first: number; last: number; style: number }[] = [];
  let prefix = "";
  let row = -1;
  let column = -1;
  let rowStyle: number | null = null;
  /** Of the current row, those not written yet. */
  let left: CellRewrite[] = [];
  /** The cell whose element is open and will be written anew. */
  let open: { readonly tag: Tag; readonly cell: CellRewrite } | null = null;

  const styleAround = (at: number): number =>
    rowStyle ?? columnStyles.find(({ first, last }) => at >= first && at <= last)?.style ?? 0;
  const newCell = (cell: CellRewrite): string =>
    cell.write({ element: null, style: styleAround(cell.column), prefix });

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
    const { r } = tag.attributes;
    const address = r === undefined ? null : parseA1(r);
    column = address?.column ?? column + 1;
    let next = left[0];
    while (next && next.column < column) {
      edits.push(insertion(tag.start, newCell(next)));
      left.shift();
      next = left[0];
    }
    if (next?.column !== column) return;
    left.shift();
    if (tag.isEmpty) write(tag, next, tag.end);
    else open = { tag, cell: next };
  }

  function write(start: Tag, cell: CellRewrite, end: number): void {
    const style = Number(start.attributes["s"] ?? 0);
    const text = cell.write({ element: xml.slice(start.start, end), start, style });
    edits.push({ start: start.start, end, text });
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
      if (tag.path === CELL) openCell(tag);
    },
    (tag) => {
      if (tag.path === CELL && open) {
        write(open.tag, open.cell, tag.end);
        open = null;
      }
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
