/** Reads "XML Spreadsheet 2003", which older reporting systems write under the name .xls. */
import { columnName } from "../workbook/address";
import { makeSheet, MAX_COLUMNS, MAX_ROWS, type Cell, type Sheet, type Workbook } from "../workbook/workbook";
import type { Writable } from "../workbook/writable";
import { LONGEST_FORMULA, LONGEST_TEXT, startBudget } from "./limits";
import { serialOfIsoDate } from "./number-format";
import { UnreadableFile } from "./unreadable-file";
import { readXml, type Attributes } from "./xml";

const SHEET = "Workbook/Worksheet";
const ROW = `${SHEET}/Table/Row`;
const CELL = `${ROW}/Cell`;

/** Formats that go by a name; others are codes. */
const NAMED_FORMATS: Readonly<Record<string, string | undefined>> = {
  General: undefined,
  Fixed: "0.00",
  Standard: "#,##0.00",
  Percent: "0.00%",
  "Short Date": "yyyy/m/d",
  "General Date": "yyyy/m/d h:mm",
};

interface OpenSheet {
  readonly name: string;
  readonly isProtected: boolean;
  visibility: Sheet["visibility"];
  readonly cells: Cell[];
  readonly hiddenRows: Set<number>;
  readonly hiddenColumns: Set<number>;
  row: number;
  column: number;
  definedColumn: number;
}

/** Throws {@link UnreadableFile} for what is not well-formed, or no such workbook. */
export function readSpreadsheetXml(bytes: Uint8Array, name: string): Workbook {
  const budget = startBudget();
  const formats = new Map<string, string | undefined>();
  const sheets: OpenSheet[] = [];
  let styleId = "";
  let cell: Writable<Cell> | null = null;
  let type = "";
  let text = "";

  const fail = (sheet?: OpenSheet): never => {
    throw new UnreadableFile("damaged", sheet?.name);
  };

  function openSheet(attributes: Attributes): void {
    budget.spend("sheets", 1, name);
    sheets.push({
      name: attributes["Name"] ?? fail(),
      isProtected: attributes["Protected"] === "1",
      visibility: "visible",
      cells: [],
      hiddenRows: new Set(),
      hiddenColumns: new Set(),
      row: -1,
      column: -1,
      definedColumn: -1,
    });
  }

  function openRow(sheet: OpenSheet, { Index, Span, Hidden }: Attributes): void {
    sheet.row = Index === undefined ? sheet.row + 1 : Number(Index) - 1;
    sheet.column = -1;
    if (!(sheet.row >= 0 && sheet.row < MAX_ROWS)) fail(sheet);
    if (Hidden === "1") sheet.hiddenRows.add(sheet.row);
    sheet.row += Number(Span ?? 0);
  }

  function openColumn(sheet: OpenSheet, { Index, Span, Hidden }: Attributes): void {
    const first = Index === undefined ? sheet.definedColumn + 1 : Number(Index) - 1;
    const last = Math.min(first + Number(Span ?? 0), MAX_COLUMNS - 1);
    if (!Number.isInteger(first) || !Number.isInteger(last)) fail(sheet);
    budget.spend("columns", last - first + 1, sheet.name);
    for (let at = first; at <= last && Hidden === "1"; at += 1) sheet.hiddenColumns.add(at);
    sheet.definedColumn = last;
  }

  function openCell(sheet: OpenSheet, { Index, MergeAcross, StyleID, Formula }: Attributes): void {
    const column = Index === undefined ? sheet.column + 1 : Number(Index) - 1;
    if (!(column >= 0 && column < MAX_COLUMNS)) fail(sheet);
    cell = { row: sheet.row, column, value: null };
    sheet.column = column + Number(MergeAcross ?? 0);
    const format = formats.get(StyleID ?? "");
    if (format !== undefined) cell.format = format;
    if (Formula === undefined) return;
    if (Formula.length > LONGEST_FORMULA) throw new UnreadableFile("tooMuch", sheet.name);
    budget.spend("formulas", Formula.length, sheet.name);
    cell.formula = inA1(Formula, sheet.row, column);
  }

  function closeCell(sheet: OpenSheet): void {
    if (!cell) return;
    if (cell.value !== null || cell.error !== undefined || cell.formula !== undefined) {
      budget.spend("cells", 1, sheet.name);
      sheet.cells.push(cell);
    }
    cell = null;
  }

  function closeData(sheet: OpenSheet): void {
    if (!cell) return;
    if (text.length > LONGEST_TEXT) throw new UnreadableFile("tooMuch", sheet.name);
    budget.spend("text", text.length, sheet.name);
    Object.assign(cell, contentOf(type, text));
  }

  readXml(name, bytes, {
    open(_, attributes, path) {
      const sheet = sheets.at(-1);
      if (path === "Workbook/Styles/Style") styleId = attributes["ID"] ?? "";
      else if (path === "Workbook/Styles/Style/NumberFormat")
        formats.set(styleId, formatOf(attributes["Format"]));
      else if (path === SHEET) openSheet(attributes);
      else if (!sheet) return;
      else if (path === `${SHEET}/Table/Column`) openColumn(sheet, attributes);
      else if (path === ROW) openRow(sheet, attributes);
      else if (path === CELL) openCell(sheet, attributes);
      else if (path === `${CELL}/Data`) [type, text] = [attributes["Type"] ?? "String", ""];
    },
    text(piece) {
      text += piece;
    },
    close(_, visible, path) {
      const sheet = sheets.at(-1);
      if (!sheet) return;
      if (path === `${CELL}/Data`) closeData(sheet);
      else if (path === CELL) closeCell(sheet);
      else if (path === `${SHEET}/?:WorksheetOptions/?:Visible`) {
        if (visible === "SheetHidden") sheet.visibility = "hidden";
        if (visible === "SheetVeryHidden") sheet.visibility = "veryHidden";
      }
      if (path === `${CELL}/Data` || !path.startsWith(`${CELL}/Data`)) text = "";
    },
  });
  if (sheets.length === 0) fail();
  return { name, sheets: sheets.map(finish) };
}

function finish({ cells, name, visibility, isProtected, hiddenRows, hiddenColumns }: OpenSheet): Sheet {
  const sheet = makeSheet({ name, visibility, isProtected, hiddenRows, hiddenColumns }, cells);
  if (sheet.cells.size !== cells.length) throw new UnreadableFile("damaged", name);
  return sheet;
}

function formatOf(format: string | undefined): string | undefined {
  if (format === undefined || format === "") return undefined;
  return Object.hasOwn(NAMED_FORMATS, format) ? NAMED_FORMATS[format] : format;
}

/** What is not what its type says is an error in its place. */
function contentOf(type: string, text: string): Pick<Cell, "value" | "error"> {
  switch (type) {
    case "Number": {
      const number = text.trim() === "" ? NaN : Number(text);
      return Number.isFinite(number) ? { value: number } : { value: null, error: text };
    }
    case "DateTime":
      return { value: serialOfIsoDate(text.trim().replace(/Z$/, "")) ?? text };
    case "Boolean":
      return { value: text.trim() === "1" };
    case "Error":
      return { value: null, error: text };
    default:
      return { value: text === "" ? null : text };
  }
}

const R1C1 =
  /"(?:[^"]|"")*"|'(?:[^']|'')*'|(?<![\p{L}\p{N}_.])R(?:\[(-?\d{1,7})\]|(\d{1,7}))?C(?:\[(-?\d{1,5})\]|(\d{1,5}))?(?![\p{L}\p{N}_.(])/gu;

/** The formula of a cell with its references as `A1`. */
function inA1(formula: string, row: number, column: number): string {
  return formula.replace(R1C1, (token: string, ...groups: (string | undefined)[]) => {
    if (!token.startsWith("R")) return token;
    const [downBy, fixedRow, rightBy, fixedColumn] = groups;
    const at = {
      row: fixedRow === undefined ? row + Number(downBy ?? 0) : Number(fixedRow) - 1,
      column: fixedColumn === undefined ? column + Number(rightBy ?? 0) : Number(fixedColumn) - 1,
    };
    if (at.row < 0 || at.row >= MAX_ROWS || at.column < 0 || at.column >= MAX_COLUMNS) return "#REF!";
    const letters = (fixedColumn === undefined ? "" : "$") + columnName(at.column);
    return `${letters}${fixedRow === undefined ? "" : "$"}${at.row + 1}`;
  });
}
