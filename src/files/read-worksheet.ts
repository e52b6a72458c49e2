/** Reads the cells of one worksheet part. */
import { isDateFormat } from "../workbook/date-format";
import { parseA1, toA1 } from "../workbook/address";
import {
  MAX_COLUMNS,
  MAX_ROWS,
  cellKey,
  makeSheet,
  type Cell,
  type CellKey,
  type Sheet,
} from "../workbook/workbook";
import type { Writable } from "../workbook/writable";
import { LONGEST_FORMULA, LONGEST_TEXT, type Budget } from "./limits";
import { DAYS_TO_1904, serialOfIsoDate } from "./number-format";
import { movableFormula, UNKNOWN_FORMULA, type MovableFormula } from "./shared-formula";
import type { ListedSheet } from "./sheet-list";
import { UnreadableFile } from "./unreadable-file";
import { parentOf } from "./xml-place";
import { isTrue, readXml, unescapeControls, type Attributes } from "./xml";

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly (string | undefined)[];
  readonly is1904: boolean;
  /** Of the whole workbook. */
  readonly budget: Budget;
}

/** A cell while its element is being read. */
interface OpenCell {
  row: number;
  column: number;
  type: string;
  format: string | undefined;
  value: string;
  inlineText: string;
  /** Without its `=`. */
  formula: string | undefined;
  formulaAttributes: Attributes;
}

interface SharedFormula {
  readonly row: number;
  readonly column: number;
  readonly length: number;
  readonly move: MovableFormula;
}

const ROW = "worksheet/sheetData/row";
const CELL = `${ROW}/c`;
const TEXT = `${CELL}/is/`;
/** Reading aids have texts too, in a place of their own. */
const TEXT_PLACES = new Set([`${CELL}/is/t`, `${CELL}/is/r/t`, `${CELL}/is/rPh/t`]);

export function readSheetCells(
  part: string,
  bytes: Uint8Array,
  listed: ListedSheet,
  context: SheetContext,
): Sheet {
  const { budget } = context;
  const cells: Cell[] = [];
  const shared = new Map<string, SharedFormula>();
  const hiddenRows = new Set<number>();
  const hiddenColumnRanges: { first: number; last: number }[] = [];
  let isProtected = false;
  let row = -1;
  let isRowNumbered = false;
  let column = -1;
  let cell: OpenCell | null = null;
  let root: string | undefined;

  const fail = (place: string): never => {
    throw new UnreadableFile("damaged", `${listed.name}!${place}`);
  };

  function openRow(attributes: Attributes): void {
    const { r } = attributes;
    if (r !== undefined && !/^[1-9]\d{0,6}$/.test(r)) fail(r);
    row = r === undefined ? row + 1 : Number(r) - 1;
    column = -1;
    if (row >= MAX_ROWS) fail(String(row + 1));
    isRowNumbered = r !== undefined;
    if (isTrue(attributes["hidden"])) hiddenRows.add(row);
  }

  function openColumns({ min, max, hidden }: Attributes): void {
    const range = { first: Number(min) - 1, last: Math.min(Number(max), MAX_COLUMNS) - 1 };
    if (!Number.isFinite(range.first + range.last)) fail(`${min ?? "?"}:${max ?? "?"}`);
    budget.spend("columns", Math.max(1, range.last - range.first + 1), listed.name);
    if (isTrue(hidden)) hiddenColumnRanges.push(range);
  }

  function openCell({ r, t, s }: Attributes): OpenCell {
    const address = r === undefined ? { row, column: column + 1 } : parseA1(r);
    if (!address || address.row < 0 || address.row >= MAX_ROWS || address.column >= MAX_COLUMNS) {
      return fail(r ?? "?");
    }
    // Which of the two is right nobody can say.
    if (isRowNumbered && address.row !== row) return fail(r ?? "?");
    ({ row, column } = address);
    return {
      row,
      column,
      type: t ?? "n",
      format: context.formats[Number(s ?? 0)],
      value: "",
      inlineText: "",
      formula: undefined,
      formulaAttributes: {},
    };
  }

  function keep(open: OpenCell): void {
    const formula = formulaOf(open);
    const content = contentOf(open, context);
    if (content === null) return fail(toA1(open.row, open.column));
    const { value, error } = content;
    if (value === null && error === undefined && formula === undefined) return;
    budget.spend("cells", 1, listed.name);
    if (typeof value === "string") {
      if (value.length > LONGEST_TEXT) throw new UnreadableFile("tooMuch", placeOf(open));
      budget.spend("text", value.length, listed.name);
    }
    const kept: Writable<Cell> = { row: open.row, column: open.column, value };
    if (error !== undefined) kept.error = error;
    if (formula !== undefined) kept.formula = `=${formula}`;
    if (open.format !== undefined) kept.format = open.format;
    cells.push(kept);
  }

  const placeOf = (open: OpenCell): string => `${listed.name}!${toA1(open.row, open.column)}`;

  function formulaOf(open: OpenCell): string | undefined {
    const { t, si } = open.formulaAttributes;
    const text = open.formula === undefined ? undefined : unescapeControls(open.formula);
    if (text !== undefined && text.length > LONGEST_FORMULA)
      throw new UnreadableFile("tooMuch", placeOf(open));
    if (t === "shared" && si !== undefined) {
      const { row: masterRow, column: masterColumn } = open;
      if (text) {
        const move = movableFormula(text);
        shared.set(si, { row: masterRow, column: masterColumn, length: text.length, move });
      }
      const master = shared.get(si);
      // Its value is there; that it is computed is all that can be said of how.
      if (!master) return UNKNOWN_FORMULA;
      budget.spend("formulas", master.length, listed.name);
      return master.move(open.row - master.row, open.column - master.column);
    }
    budget.spend("formulas", text?.length ?? 0, listed.name);
    return text || undefined;
  }

  readXml(part, bytes, {
    open(name, attributes, path) {
      root ??= name;
      if (path === CELL) cell = openCell(attributes);
      else if (path === ROW) openRow(attributes);
      else if (path === `${CELL}/f` && cell) cell.formulaAttributes = attributes;
      else if (path === "worksheet/cols/col") openColumns(attributes);
      // What stands where no reader looks for it would be lost.
      else if (
        name === "row" ||
        name === "c" ||
        (name === "t" && !TEXT_PLACES.has(path)) ||
        (path.startsWith(TEXT) && TEXT_PLACES.has(parentOf(path)))
      )
        fail(attributes["r"] ?? "?");
      else if (path === "worksheet/sheetProtection") isProtected = isTrue(attributes["sheet"]);
    },
    close(_, text, path) {
      if (!cell) return;
      if (path === `${CELL}/v`) cell.value = cell.value === "" ? text : fail(toA1(cell.row, cell.column));
      else if (path === `${CELL}/f`) cell.formula = text;
      else if (path === `${CELL}/is/t` && cell.inlineText !== "") fail(toA1(cell.row, cell.column));
      else if (path === `${CELL}/is/t` || path === `${CELL}/is/r/t`) cell.inlineText += text;
      else if (path === CELL) {
        keep(cell);
        cell = null;
      }
    },
  });
  if (root !== "worksheet") throw new UnreadableFile("damaged", part);

  const sheet = makeSheet(
    { name: listed.name, visibility: listed.visibility, isProtected, hiddenRows },
    cells,
  );
  if (sheet.cells.size !== cells.length) return fail(doubledCell(cells));
  return { ...sheet, hiddenColumns: columnsIn(hiddenColumnRanges, sheet.columnCount) };
}

/** One of two cells with the same address would be lost. */
function doubledCell(cells: readonly Cell[]): string {
  const seen = new Set<CellKey>();
  const doubled = cells.find(({ row, column }) => seen.size === seen.add(cellKey(row, column)).size);
  return doubled ? toA1(doubled.row, doubled.column) : "?";
}

/**
 * The cell's value. What is not what its type says, or is of a type that nobody knows, is an error in its place, which
 * shows what is stored: only where the cell belongs to a table does it matter. `null`: text that the file does not hold.
 */
function contentOf(open: OpenCell, { strings, is1904 }: SheetContext): Pick<Cell, "value" | "error"> | null {
  const { type, value } = open;
  if (type === "inlineStr") return { value: unescapeControls(open.inlineText) || null };
  if (type === "str") return { value: unescapeControls(value) || (open.formula === undefined ? null : "") };
  if (value.trim() === "") return { value: null };
  switch (type) {
    case "s": {
      const text = /^\s*\d+\s*$/.test(value) ? strings[Number(value)] : undefined;
      return text === undefined ? null : { value: text || null };
    }
    case "b":
      return { value: isTrue(value.trim()) };
    case "e":
      return { value: null, error: value };
    case "d":
      return { value: serialOfIsoDate(value.trim()) ?? value };
    case "n": {
      const number = NUMBER.test(value) ? Number(value) : Infinity;
      if (!Number.isFinite(number)) return { value: null, error: value.trim() };
      return { value: is1904 && isDateFormat(open.format) ? number + DAYS_TO_1904 : number };
    }
    default:
      return { value: null, error: value.trim() || type };
  }
}
const NUMBER = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?\s*$/;

function columnsIn(
  ranges: readonly { first: number; last: number }[],
  columnCount: number,
): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const { first, last } of ranges) {
    for (let column = Math.max(0, first); column <= Math.min(last, columnCount - 1); column += 1)
      columns.add(column);
  }
  return columns;
}
