/** The sheet 自定义勾稽 as it is read: a row a rule, found by the words of its head, wherever its columns stand. */
import { OWN_RULES_SHEET } from "../workbook/own-sheets";
import { normalize } from "../engine/read/label";
import { toA1, type CellRef } from "../workbook/address";
import { cellAt, type Cell, type Sheet, type Workbook } from "../workbook/workbook";

export const RULE_FIELDS = ["enabled", "name", "left", "relation", "right", "level", "basis"] as const;
export type RuleField = (typeof RULE_FIELDS)[number];

export const FIELD_HEADS: Readonly<Record<RuleField, string>> = {
  enabled: "启用",
  name: "名称",
  left: "左边",
  relation: "关系",
  right: "右边",
  level: "级别",
  basis: "依据",
};

export const RESULT_HEADS = ["结果", "左值", "右值", "差"] as const;

/** A sheet of a rule book by which a bureau completes the official names. */
export const CODES_SHEET = "科目";

export interface RuleRow {
  /** Counted from 0. */
  readonly row: number;
  readonly cells: Readonly<Record<RuleField, Cell | undefined>>;
  readonly places: Readonly<Record<RuleField, CellRef>>;
}

export interface CodeEntry {
  readonly code: string;
  readonly name: string;
  /** `null`: of every year. */
  readonly year: number | null;
}

export interface RuleBook {
  /** The shared file that it came in; `null` for the workbook's own. */
  readonly origin: string | null;
  readonly sheet: string;
  /** Where the head stands; what is laid out anew keeps rows above it. */
  readonly headRow: number;
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly RuleRow[];
  /** More rows than are read; they are said not to have been. */
  readonly unread: number;
  readonly codes: readonly CodeEntry[];
}

/** A shared book that a workbook names and nobody has opened yet: what it asks is open, and not passed. */
export interface UnopenedBook {
  readonly unopened: string;
}

/** Rules that one book may hold. */
export const MOST_RULES = 2000;
/** The head stands near the top. */
const HEAD_ROWS = 30;

/** `null` where the workbook has no such sheet, or none with its head. */
export function readRuleBook(workbook: Workbook, origin: string | null = null): RuleBook | null {
  const sheet = workbook.sheets.find(({ name }) => normalize(name) === OWN_RULES_SHEET);
  const head = sheet && findHead(sheet);
  if (!sheet || !head) return null;
  const rows: RuleRow[] = [];
  let unread = 0;
  for (let row = head.row + 1; row < sheet.rowCount; row += 1) {
    const read = readRow(sheet, row, head.columns);
    if (!read) continue;
    if (rows.length < MOST_RULES) rows.push(read);
    else unread += 1;
  }
  return {
    origin,
    sheet: sheet.name,
    headRow: head.row,
    columns: head.columns,
    rows,
    unread,
    codes: readCodes(workbook),
  };
}

/** Whether there is a sheet of that name whose head is gone: that is said, and not passed over. */
export function hasLostHead(workbook: Workbook): boolean {
  const sheet = workbook.sheets.find(({ name }) => normalize(name) === OWN_RULES_SHEET);
  return sheet !== undefined && sheet.cells.size > 0 && !findHead(sheet);
}

function findHead(
  sheet: Sheet,
): { readonly row: number; readonly columns: ReadonlyMap<string, number> } | null {
  for (let row = 0; row < Math.min(sheet.rowCount, HEAD_ROWS); row += 1) {
    const columns = new Map<string, number>();
    for (let column = 0; column < sheet.columnCount; column += 1) {
      const text = cellAt(sheet, row, column)?.value;
      const word = typeof text === "string" ? normalize(text) : "";
      if (word !== "" && !columns.has(word)) columns.set(word, column);
    }
    const isHead = (["left", "relation", "right"] as const).every((field) => columns.has(FIELD_HEADS[field]));
    if (isHead) return { row, columns };
  }
  return null;
}

function readRow(sheet: Sheet, row: number, columns: ReadonlyMap<string, number>): RuleRow | null {
  const entries = RULE_FIELDS.map((field) => {
    const column = columns.get(FIELD_HEADS[field]);
    const cell = column === undefined ? undefined : cellAt(sheet, row, column);
    return {
      field,
      cell: isFilled(cell) ? cell : undefined,
      place: { sheet: sheet.name, row, column: column ?? 0 },
    };
  });
  // 启用 and 级别 may be filled down over rows that are not written yet.
  const isRule = entries.some(
    ({ field, cell }) => cell && field !== "enabled" && field !== "level" && field !== "relation",
  );
  if (!isRule) return null;
  return {
    row,
    cells: record(entries.map(({ field, cell }) => [field, cell])),
    places: record(entries.map(({ field, place }) => [field, place])),
  };
}

function record<V>(entries: readonly (readonly [RuleField, V])[]): Readonly<Record<RuleField, V>> {
  return Object.fromEntries(entries) as Record<RuleField, V>;
}

function isFilled(cell: Cell | undefined): boolean {
  if (!cell) return false;
  if (cell.formula !== undefined || cell.error !== undefined) return true;
  return cell.value !== null && String(cell.value).trim() !== "";
}

/** 科目: code, name and the year from which on it is called so; rows without a code are passed over. */
function readCodes(workbook: Workbook): CodeEntry[] {
  const sheet = workbook.sheets.find(({ name }) => normalize(name) === CODES_SHEET);
  if (!sheet) return [];
  const entries: CodeEntry[] = [];
  for (let row = 0; row < sheet.rowCount; row += 1) {
    const [code, name, year] = [0, 1, 2].map((column) =>
      String(cellAt(sheet, row, column)?.value ?? "").trim(),
    );
    if (code === undefined || !/^\d{3,7}$/u.test(code) || name === undefined || name === "") continue;
    entries.push({ code, name, year: /^20\d{2}$/u.test(year ?? "") ? Number(year) : null });
  }
  return entries;
}

/** Names for a year: those of no year, and those of that year. */
export function codesOfYear({ codes }: RuleBook, year: number | null): readonly CodeEntry[] {
  return codes.filter((entry) => entry.year === null || year === null || entry.year === year);
}

/** `自定义勾稽 C5`, for messages; of a shared book with its file. */
export function placeText({ origin }: Pick<RuleBook, "origin">, { sheet, row, column }: CellRef): string {
  return `${origin === null ? "" : `${origin} `}${sheet} ${toA1(row, column)}`;
}
