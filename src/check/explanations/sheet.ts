/** The sheet 核对说明: why findings stand, in a person's words. Read by its headings, wherever its columns were moved. */
import type { Explanation } from "../../engine/finding";
import { dateOfSerial, isDateFormat } from "../../workbook/date-format";
import { EXPLANATIONS_SHEET } from "../../workbook/own-sheets";
import type { CellStyle, ContentRow, SheetContent } from "../../workbook/sheet-content";
import { cellAt, type CellValue, type Sheet, type Workbook } from "../../workbook/workbook";

/** A row of the sheet that says of a finding with these figures why it stands. */
export interface ExplanationRow {
  /** Row of the sheet, counted from 0. */
  readonly row: number;
  /** The finding's key. */
  readonly finding: string;
  readonly figures: string;
  readonly explanation: Explanation;
}

export interface ExplanationsReading {
  readonly rows: readonly ExplanationRow[];
  /** Rows that explain nothing, and why. */
  readonly unusable: readonly { readonly row: number; readonly why: string }[];
}

/** What is to be written of one finding. */
export interface NewExplanation {
  readonly finding: string;
  readonly problem: string;
  readonly figures: string;
  readonly explanation: Explanation;
}

const COLUMNS = [
  { id: "problem", label: "问题", width: 60 },
  { id: "figures", label: "依据的数", width: 50 },
  { id: "reason", label: "说明理由", width: 40 },
  { id: "name", label: "说明人", width: 12 },
  { id: "date", label: "日期", width: 12 },
  { id: "finding", label: "编号", width: 24 },
] as const;
type ColumnId = (typeof COLUMNS)[number]["id"];

const TITLE = "核对说明：逐条说明核对结果为什么成立。所依据的数改动后，该条说明自动失效。";

export function readExplanations({ sheets }: Workbook): ExplanationsReading {
  const sheet = sheets.find(({ name }) => name.trim() === EXPLANATIONS_SHEET);
  const head = sheet && headOf(sheet);
  if (!sheet || !head) return { rows: [], unusable: [] };
  const rows: ExplanationRow[] = [];
  const unusable: { row: number; why: string }[] = [];
  for (let row = head.row + 1; row < sheet.rowCount; row += 1) {
    const text = (id: ColumnId): string => textAt(sheet, row, head.columns.get(id));
    const finding = text("finding");
    const explanation = { reason: text("reason"), name: text("name"), date: text("date") };
    if (finding === "" && Object.values(explanation).every((part) => part === "")) continue;
    const why = lacking(finding, explanation);
    if (why === null) rows.push({ row, finding, figures: text("figures"), explanation });
    else unusable.push({ row, why });
  }
  return { rows, unusable };
}

function lacking(finding: string, { reason, name, date }: Explanation): string | null {
  const parts = [
    finding === "" ? "编号" : "",
    reason === "" ? "理由" : "",
    name === "" ? "说明人" : "",
    date === "" ? "日期" : "",
  ].filter((part) => part !== "");
  return parts.length > 0 ? `没有填写${parts.join("、")}，不作为说明` : null;
}

interface Head {
  readonly row: number;
  readonly columns: ReadonlyMap<ColumnId, number>;
}

function headOf(sheet: Sheet): Head | null {
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const columns = new Map<ColumnId, number>();
    for (let column = 0; column < sheet.columnCount; column += 1) {
      const label = textAt(sheet, row, column);
      const known = COLUMNS.find((each) => each.label === label);
      if (known && !columns.has(known.id)) columns.set(known.id, column);
    }
    if (columns.has("finding") && columns.has("reason")) return { row, columns };
  }
  return null;
}

function textAt(sheet: Sheet, row: number, column: number | undefined): string {
  const cell = column === undefined ? undefined : cellAt(sheet, row, column);
  if (typeof cell?.value === "number" && isDateFormat(cell.format)) return dateOfSerial(cell.value);
  return String(cell?.value ?? "").trim();
}

const HEAD: CellStyle = { bold: true, fill: "E0F3EB", border: true };
const BODY: CellStyle = { border: true, wrap: true, verticalAlign: "top" };

/**
 * The sheet with one more explanation; one of the same finding is replaced, and whatever else people wrote there stays
 * where it is.
 */
export function withExplanation(workbook: Workbook, added: NewExplanation): SheetContent {
  const values: Record<ColumnId, string> = { ...added, ...added.explanation };
  const present = workbook.sheets.find(({ name }) => name.trim() === EXPLANATIONS_SHEET);
  const head = present && headOf(present);
  if (present && head) return sheetOf(rowsWith(present, head, values), head.row);
  // A sheet of that name that somebody else laid out keeps what it holds, above ours.
  const before = present ? presentRows(present, present.rowCount) : [];
  const rows = [...before, titleRow(), headRow(), rowOf(COLUMNS.map(({ id }) => values[id]))];
  return sheetOf(rows, before.length + 1);
}

/** The sheet without what was said of a finding; `null` where nothing was said of it. */
export function withoutExplanation(workbook: Workbook, finding: string): SheetContent | null {
  const present = workbook.sheets.find(({ name }) => name.trim() === EXPLANATIONS_SHEET);
  const head = present && headOf(present);
  if (!present || !head) return null;
  const gone = new Set(
    readExplanations(workbook).rows.flatMap((row) => (row.finding === finding ? [row.row] : [])),
  );
  if (gone.size === 0) return null;
  return sheetOf(
    presentRows(present, head.row).filter((_, row) => !gone.has(row)),
    head.row,
  );
}

function rowsWith(sheet: Sheet, head: Head, values: Readonly<Record<ColumnId, string>>): ContentRow[] {
  const rows = presentRows(sheet, head.row);
  const column = head.columns.get("finding");
  const at = rows.findIndex((_, row) => row > head.row && textAt(sheet, row, column) === values.finding);
  const own = new Map([...head.columns].map(([id, place]) => [place, values[id]]));
  const before = at < 0 ? undefined : rows[at];
  const width = Math.max(sheet.columnCount, ...[...own.keys()].map((place) => place + 1));
  const row: ContentRow = {
    cells: Array.from({ length: width }, (_, place) => {
      const value = own.get(place) ?? before?.cells[place]?.value ?? null;
      return value === null ? null : { value, style: BODY };
    }),
  };
  return at < 0 ? [...rows, row] : rows.map((each, index) => (index === at ? row : each));
}

/** Every row as it stands, remarks beside the table too. */
function presentRows(sheet: Sheet, headRowIndex: number): ContentRow[] {
  return Array.from({ length: sheet.rowCount }, (_, row): ContentRow => {
    const cells = Array.from({ length: sheet.columnCount }, (__, column) => {
      const cell = cellAt(sheet, row, column);
      if (!cell) return null;
      const value = isDateFormat(cell.format) ? textAt(sheet, row, column) : cell.value;
      const style = row === headRowIndex ? HEAD : row > headRowIndex ? BODY : { bold: true };
      return { value, ...(cell.formula === undefined ? {} : { formula: cell.formula }), style };
    });
    return { cells };
  });
}

function titleRow(): ContentRow {
  return { cells: [{ value: TITLE, style: { bold: true } }] };
}

function headRow(): ContentRow {
  return { cells: COLUMNS.map(({ label }) => ({ value: label, style: HEAD })) };
}

function rowOf(values: readonly CellValue[]): ContentRow {
  return { cells: values.map((value) => ({ value, style: BODY })) };
}

function sheetOf(rows: readonly ContentRow[], headRowIndex: number): SheetContent {
  return {
    name: EXPLANATIONS_SHEET,
    rows,
    columnWidths: COLUMNS.map(({ width }) => width),
    freeze: { rows: headRowIndex + 1, columns: 0 },
    print: { landscape: true, titleRows: headRowIndex + 1 },
    tabColor: "106E48",
  };
}
