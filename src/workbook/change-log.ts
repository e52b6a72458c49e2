/**
 * The sheet 修改记录: what the tool has written into cells on request, step by step, and what stood there before. It is kept
 * in the workbook, so that any step can be taken back after the pane was closed, too.
 */
import { parseA1 } from "./address";
import { CHANGES_SHEET } from "./own-sheets";
import type { CellStyle, ContentCell, ContentRow, SheetContent } from "./sheet-content";
import { cellAt, type Cell, type CellValue, type Sheet, type Workbook } from "./workbook";

/** What a cell holds: a value, or a formula with its leading `=`, or an error. */
export interface CellContent {
  readonly value: CellValue;
  readonly formula?: string;
}

export interface LoggedChange {
  readonly sheet: string;
  readonly address: string;
  /** The words to the left of the cell and above it: a cell is the same only where they are. */
  readonly item: string;
  readonly from: CellContent;
  readonly to: CellContent;
}

/** What one click changed. */
export interface ChangeStep {
  /** From 1. */
  readonly number: number;
  /** `2025-03-01 10:20` */
  readonly time: string;
  readonly why: string;
  /** When it was taken back; `null`: it stands. */
  readonly takenBack: string | null;
  readonly changes: readonly LoggedChange[];
}

const HEADINGS = ["步", "时间", "工作表", "单元格", "项目", "原为", "改为", "原因", "撤回"] as const;
const WIDTHS = [5, 17, 26, 9, 40, 18, 18, 60, 17];
const BLANK = "（空白）";

/** Rows that somebody changed so that they say nothing any more are left out. */
export function readChanges({ sheets }: Workbook): ChangeStep[] {
  const sheet = sheets.find(({ name }) => name === CHANGES_SHEET);
  const steps = new Map<number, ChangeStep>();
  if (!sheet) return [];
  for (let row = 1; row < sheet.rowCount; row += 1) {
    const [number, time, ...rest] = HEADINGS.map((_, column) => cellAt(sheet, row, column));
    const [name, address, item, from, to, why, takenBack] = rest;
    if (typeof number?.value !== "number" || !parseA1(textOf(address))) continue;
    const change: LoggedChange = {
      sheet: textOf(name),
      address: textOf(address),
      item: textOf(item),
      from: contentOf(from),
      to: contentOf(to),
    };
    const known = steps.get(number.value);
    steps.set(number.value, {
      number: number.value,
      time: textOf(time),
      why: textOf(why),
      takenBack: textOf(takenBack) || null,
      changes: [...(known?.changes ?? []), change],
    });
  }
  return [...steps.values()];
}

function textOf(cell: Cell | undefined): string {
  return String(cell?.value ?? "");
}

/** A text that begins as a formula or an error does is the one that it names. */
function contentOf(cell: Cell | undefined): CellContent {
  const value = cell?.value ?? null;
  if (value === BLANK) return { value: null };
  return typeof value === "string" && /^(?:=|#[A-Z])/u.test(value)
    ? { value: null, formula: value }
    : { value };
}

const HEAD: CellStyle = { bold: true, fill: "E0F3EB", border: true };
const BODY: CellStyle = { border: true, verticalAlign: "top" };
const TEXT: CellStyle = { ...BODY, wrap: true };

export function changesSheet(steps: readonly ChangeStep[]): SheetContent {
  const rows = steps.flatMap((step) => step.changes.map((change) => rowOf(step, change)));
  return {
    name: CHANGES_SHEET,
    rows: [{ cells: HEADINGS.map((value) => ({ value, style: HEAD })) }, ...rows],
    columnWidths: WIDTHS,
    freeze: { rows: 1, columns: 0 },
    print: { landscape: true, titleRows: 1 },
    tabColor: "106E48",
  };
}

function rowOf({ number, time, why, takenBack }: ChangeStep, change: LoggedChange): ContentRow {
  const cell = (value: CellValue, style = BODY): ContentCell => ({ value, style });
  return {
    cells: [
      cell(number),
      cell(time),
      cell(change.sheet),
      cell(change.address),
      cell(change.item, TEXT),
      cell(shown(change.from)),
      cell(shown(change.to)),
      cell(why, TEXT),
      cell(takenBack ?? ""),
    ],
  };
}

function shown({ formula, value }: CellContent): CellValue {
  return formula ?? value ?? BLANK;
}

/** Texts to the left, then the nearest text above: what a person would call the cell. */
export function itemText(sheet: Sheet, row: number, column: number): string {
  const left = Array.from({ length: column }, (_, at) => cellAt(sheet, row, at)?.value);
  const words = left.filter((value) => typeof value === "string" && isWord(value));
  const above = Array.from({ length: row }, (_, at) => cellAt(sheet, row - 1 - at, column)?.value);
  const head = above.find((value) => typeof value === "string" && isWord(value));
  return [...words, ...(head === undefined ? [] : [head])].map((value) => String(value).trim()).join(" ");
}

/** A line number or an amount kept as text is no name; a code is. */
function isWord(text: string): boolean {
  return /\p{L}/u.test(text) || /^\s*\d{3,7}\s*$/u.test(text);
}

/**
 * Where a logged change stands now: at its address, or in the one other place of its sheet that bears its name and
 * holds what was written. `null`: it holds something else, or nobody can tell which cell it is.
 */
export function placeOfChange(
  { sheets }: Workbook,
  change: LoggedChange,
): { row: number; column: number } | null {
  const sheet = sheets.find(({ name }) => name === change.sheet);
  const at = parseA1(change.address);
  if (!sheet || !at) return null;
  const holds = (row: number, column: number): boolean =>
    isContent(cellAt(sheet, row, column), change.to) && itemText(sheet, row, column) === change.item;
  if (holds(at.row, at.column)) return at;
  if (change.to.value === null && change.to.formula === undefined) return null;
  const found = [...sheet.cells.values()].filter(({ row, column }) => holds(row, column));
  const [only, ...others] = found;
  return only && others.length === 0 ? { row: only.row, column: only.column } : null;
}

function isContent(cell: Cell | undefined, { value, formula }: CellContent): boolean {
  if (formula !== undefined) return (cell?.formula ?? cell?.error) === formula;
  return cell?.formula === undefined && cell?.error === undefined && (cell?.value ?? null) === value;
}
