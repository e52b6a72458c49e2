/** Gives cells of a worksheet another style, adding the cells and rows that are not there yet. */
import { columnName, parseA1, toA1 } from "../workbook/address";
import { MAX_COLUMNS, MAX_ROWS } from "../workbook/workbook";
import { rewriteCells, type CellPosition, type CellRewrite } from "./rewrite-cells";
import { attributeOf, scanXml, setAttribute, type Tag } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";

export type { CellPosition };

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
export function areaOf(ref: string): MergedArea | null {
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
  const painted = cells.map((cell): CellRewrite => ({
    row: cell.row,
    column: cell.column,
    write: (present) => {
      const style = String(cell.styleFor(present.style));
      if (present.element === null) {
        return `<${present.prefix}c r="${toA1(cell.row, cell.column)}" s="${style}"/>`;
      }
      const { start, element } = present;
      const head = start.end - start.start;
      return setAttribute(element.slice(0, head), "s", style) + element.slice(head);
    },
  }));
  return rewriteCells(part, xml, painted);
}
