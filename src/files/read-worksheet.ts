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
  type SheetVisibility,
} from "../workbook/workbook";
import type { Writable } from "../workbook/writable";
import { DAYS_TO_1904, serialOfIsoDate } from "./number-format";
import { moveFormula } from "./shared-formula";
import { UnreadableFile } from "./unreadable-file";
import { isTrue, readXml, unescapeControls, type Attributes } from "./xml";

/** A sheet as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  readonly relationshipId: string;
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly (string | undefined)[];
  readonly is1904: boolean;
  /** Counts down over all sheets of the workbook. */
  readonly cellBudget: { left: number };
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
  readonly text: string;
}

export function readSheetCells(
  part: string,
  bytes: Uint8Array,
  listed: ListedSheet,
  context: SheetContext,
): Sheet {
  const cells: Cell[] = [];
  const shared = new Map<string, SharedFormula>();
  const hiddenRows = new Set<number>();
  const hiddenColumnRanges: { first: number; last: number }[] = [];
  let isProtected = false;
  let row = -1;
  let column = -1;
  let cell: OpenCell | null = null;
  let phonetic = 0;
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
    if (isTrue(attributes["hidden"])) hiddenRows.add(row);
  }

  function openCell({ r, t, s }: Attributes): OpenCell {
    const address = r === undefined ? { row, column: column + 1 } : parseA1(r);
    if (!address || address.row < 0 || address.row >= MAX_ROWS || address.column >= MAX_COLUMNS) {
      return fail(r ?? "?");
    }
    ({ row, column } = address);
    const format = context.formats[Number(s ?? 0)];
    return {
      row,
      column,
      type: t ?? "n",
      format,
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
    context.cellBudget.left -= 1;
    if (context.cellBudget.left < 0) throw new UnreadableFile("tooLarge", listed.name);
    const kept: Writable<Cell> = { row: open.row, column: open.column, value };
    if (error !== undefined) kept.error = error;
    if (formula !== undefined) kept.formula = `=${formula}`;
    if (open.format !== undefined) kept.format = open.format;
    cells.push(kept);
  }

  function formulaOf(open: OpenCell): string | undefined {
    const { t, si } = open.formulaAttributes;
    const text = open.formula === undefined ? undefined : unescapeControls(open.formula);
    if (t === "shared" && si !== undefined) {
      if (text) shared.set(si, { row: open.row, column: open.column, text });
      const master = shared.get(si);
      if (!master) return fail(toA1(open.row, open.column));
      return moveFormula(master.text, open.row - master.row, open.column - master.column);
    }
    return text || undefined;
  }

  readXml(part, bytes, {
    open(name, attributes) {
      root ??= name;
      if (name === "c") cell = openCell(attributes);
      else if (name === "row") openRow(attributes);
      else if (name === "f" && cell) cell.formulaAttributes = attributes;
      else if (name === "rPh") phonetic += 1;
      else if (name === "col" && isTrue(attributes["hidden"])) {
        hiddenColumnRanges.push({
          first: Number(attributes["min"]) - 1,
          last: Number(attributes["max"]) - 1,
        });
      } else if (name === "sheetProtection") isProtected = isTrue(attributes["sheet"]);
    },
    close(name, text) {
      if (name === "rPh") phonetic -= 1;
      if (!cell) return;
      if (name === "v") cell.value = text;
      else if (name === "f") cell.formula = text;
      else if (name === "t" && phonetic === 0) cell.inlineText += text;
      else if (name === "c") {
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

/** The cell's value; `null` when what is stored is not what its type says. */
function contentOf(open: OpenCell, { strings, is1904 }: SheetContext): Pick<Cell, "value" | "error"> | null {
  const { type, value } = open;
  if (type === "inlineStr") return { value: unescapeControls(open.inlineText) || null };
  if (type === "str") return { value: unescapeControls(value) || (open.formula === undefined ? null : "") };
  if (value === "") return { value: null };
  switch (type) {
    case "s": {
      const text = /^\d+$/.test(value.trim()) ? strings[Number(value)] : undefined;
      return text === undefined ? null : { value: text || null };
    }
    case "b":
      return { value: isTrue(value.trim()) };
    case "e":
      return { value: null, error: value };
    case "d": {
      const serial = serialOfIsoDate(value.trim());
      return serial === null ? null : { value: serial };
    }
    case "n": {
      if (!NUMBER.test(value)) return null;
      const number = Number(value);
      return { value: is1904 && isDateFormat(open.format) ? number + DAYS_TO_1904 : number };
    }
    default:
      return null;
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
