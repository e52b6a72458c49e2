/**
 * Lays out the sheet 自定义勾稽: head, drop-downs, examples in an empty one. Rows and columns that are there keep their
 * places, so that a formula which points at them points at the same: laying out twice changes nothing.
 */
import { OWN_RULES_SHEET } from "../workbook/own-sheets";
import type {
  CellStyle,
  ContentCell,
  ContentRow,
  ContentValidation,
  SheetContent,
} from "../workbook/sheet-content";
import { cellAt, type Cell, type Sheet, type Workbook } from "../workbook/workbook";
import type { Facts } from "../engine/fact";
import { examplesFor } from "./examples";
import {
  CHOICES,
  HEAD,
  HEAD_ROW,
  NOTE,
  NOTES,
  RESULT,
  RESULT_HEAD,
  RESULT_WIDTHS,
  SPARE_ROWS,
  STYLES,
  TITLE,
  WIDTHS,
} from "./look";
import {
  readRuleBook,
  FIELD_HEADS,
  RESULT_HEADS,
  RULE_FIELDS,
  type RuleBook,
  type RuleField,
} from "./rule-book";

/** What became of a rule, for its row: `null` where nothing was added up. */
export interface RowResult {
  readonly text: string;
  readonly left: ResultFigure | null;
  readonly right: ResultFigure | null;
  readonly difference: ResultFigure | null;
}

/** The number that a cell shows, and the format that shows its unit. */
export interface ResultFigure {
  readonly value: number;
  readonly format: string;
}

export type RowResults = ReadonlyMap<number, RowResult>;

export interface LayoutOptions {
  readonly facts: Facts;
  /** On request: what became of each rule, written beside it. */
  readonly results?: RowResults | undefined;
}

export function layoutOwnRules(workbook: Workbook, { facts, results }: LayoutOptions): SheetContent {
  const existing = existingBook(workbook);
  const book = existing?.book;
  const plan = existing ? planOf(existing, results !== undefined) : newPlan(results !== undefined);
  const rows = existing ? keptRows(existing, plan) : newRows(facts, plan);
  const lastRule = book ? Math.max(book.headRow, ...book.rows.map(({ row }) => row)) : rows.length - 1;
  const last = Math.max(rows.length - 1, lastRule + SPARE_ROWS);
  while (rows.length <= last) rows.push(spareRow(plan));
  return {
    name: book?.sheet ?? OWN_RULES_SHEET,
    rows: results ? withResults(rows, plan, results) : rows,
    columnWidths: widthsOf(plan),
    ...(book ? {} : { merges: NOTES.map((_, index) => noteArea(index + 1)) }),
    validations: validationsOf(plan, last),
    freeze: { rows: plan.headRow + 1, columns: 0 },
    print: { landscape: true, titleRows: plan.headRow + 1 },
    tabColor: "5B9BD5",
  };
}

interface ExistingBook {
  readonly book: RuleBook;
  readonly sheet: Sheet;
}

function existingBook(workbook: Workbook): ExistingBook | null {
  const book = readRuleBook(workbook);
  const sheet = workbook.sheets.find(({ name }) => name === book?.sheet);
  return book && sheet ? { book, sheet } : null;
}

const noteArea = (row: number) => ({
  firstRow: row,
  firstColumn: 0,
  lastRow: row,
  lastColumn: RULE_FIELDS.length - 1,
});

/** Where everything stands. */
interface Plan {
  readonly headRow: number;
  readonly columns: Readonly<Record<RuleField, number>>;
  /** The first of four; `null` without results. */
  readonly results: readonly number[];
}

function newPlan(hasResults: boolean): Plan {
  const columns = Object.fromEntries(RULE_FIELDS.map((field, index) => [field, index])) as Record<
    RuleField,
    number
  >;
  return {
    headRow: HEAD_ROW,
    columns,
    results: hasResults ? RESULT_HEADS.map((_, index) => RULE_FIELDS.length + index) : [],
  };
}

/** Columns that are missing come after the last that is there. */
function planOf({ book: { headRow, columns }, sheet }: ExistingBook, hasResults: boolean): Plan {
  let free = Math.max(sheet.columnCount, ...columns.values());
  const place = (head: string): number => columns.get(head) ?? free++;
  const fields = Object.fromEntries(RULE_FIELDS.map((field) => [field, place(FIELD_HEADS[field])]));
  const known = RESULT_HEADS.some((head) => columns.has(head));
  return {
    headRow,
    columns: fields as Record<RuleField, number>,
    results: hasResults || known ? RESULT_HEADS.map(place) : [],
  };
}

function widthsOf({ columns, results }: Plan): number[] {
  const widths: (number | undefined)[] = [];
  for (const field of RULE_FIELDS) widths[columns[field]] = WIDTHS[field];
  results.forEach((column, index) => (widths[column] = RESULT_WIDTHS[index] ?? 14));
  return Array.from(widths, (width) => width ?? 12);
}

function newRows(facts: Facts, plan: Plan): ContentRow[] {
  const rows: ContentRow[] = [
    { cells: [{ value: OWN_RULES_SHEET, style: TITLE }], height: 28 },
    ...NOTES.map((note): ContentRow => ({ cells: [{ value: note, style: NOTE }], height: 18 })),
    { cells: headCells([], plan), height: 20 },
  ];
  for (const example of examplesFor(facts)) {
    const cells: (ContentCell | null)[] = [];
    for (const field of RULE_FIELDS)
      setCell(cells, plan.columns[field], { ...example[field], style: STYLES[field] });
    rows.push({ cells });
  }
  return rows;
}

function headCells(
  kept: readonly (ContentCell | null)[],
  { columns, results }: Plan,
): (ContentCell | null)[] {
  const cells = [...kept];
  for (const field of RULE_FIELDS) setCell(cells, columns[field], { value: FIELD_HEADS[field], style: HEAD });
  results.forEach((column, index) => {
    setCell(cells, column, { value: RESULT_HEADS[index] ?? "", style: RESULT_HEAD });
  });
  return cells;
}

function keptRows({ sheet, book }: ExistingBook, plan: Plan): ContentRow[] {
  const styleOf = new Map<number, CellStyle>(
    RULE_FIELDS.map((field) => [plan.columns[field], STYLES[field]]),
  );
  return Array.from({ length: sheet.rowCount }, (_, row): ContentRow => {
    const kept = Array.from({ length: sheet.columnCount }, (__, column): ContentCell | null => {
      const cell = cellAt(sheet, row, column);
      if (row <= book.headRow)
        return cell ? { ...typed(cell), style: row === 0 ? TITLE : { verticalAlign: "top" } } : null;
      const style = styleOf.get(column) ?? (plan.results.includes(column) ? RESULT : undefined);
      return cell || style ? { ...typed(cell), ...(style ? { style } : {}) } : null;
    });
    if (row === book.headRow) return { cells: headCells(kept, plan), height: 20 };
    if (row < book.headRow) return { cells: kept };
    for (const field of RULE_FIELDS)
      if (!kept[plan.columns[field]])
        setCell(kept, plan.columns[field], { value: null, style: STYLES[field] });
    return { cells: kept };
  });
}

function typed(cell: Cell | undefined): Pick<ContentCell, "value" | "formula"> {
  if (!cell) return { value: null };
  return {
    value: cell.error ?? cell.value,
    ...(cell.formula === undefined ? {} : { formula: cell.formula }),
  };
}

function spareRow({ columns, results }: Plan): ContentRow {
  const cells: (ContentCell | null)[] = [];
  for (const field of RULE_FIELDS) setCell(cells, columns[field], { value: null, style: STYLES[field] });
  for (const column of results) setCell(cells, column, { value: null, style: RESULT });
  return { cells };
}

function setCell(cells: (ContentCell | null)[], column: number, cell: ContentCell): void {
  while (cells.length <= column) cells.push(null);
  cells[column] = cell;
}

function withResults(rows: readonly ContentRow[], plan: Plan, results: RowResults): ContentRow[] {
  return rows.map((row, index) => {
    if (index <= plan.headRow) return row;
    const result = results.get(index);
    const cells = [...row.cells];
    const [text = 0, left = 0, right = 0, difference = 0] = plan.results;
    setCell(cells, text, { value: result?.text ?? null, style: RESULT });
    setCell(cells, left, figureCell(result?.left));
    setCell(cells, right, figureCell(result?.right));
    setCell(cells, difference, figureCell(result?.difference));
    return { ...row, cells };
  });
}

function figureCell(figure: ResultFigure | null | undefined): ContentCell {
  if (!figure) return { value: null, style: RESULT };
  return { value: figure.value, style: { ...RESULT, align: "right", format: figure.format } };
}

function validationsOf({ columns, headRow }: Plan, last: number): ContentValidation[] {
  return RULE_FIELDS.flatMap((field): ContentValidation[] => {
    const items = CHOICES[field];
    if (!items) return [];
    const column = columns[field];
    const area = { firstRow: headRow + 1, firstColumn: column, lastRow: last, lastColumn: column };
    return [{ area, rule: { kind: "list", items }, strict: false }];
  });
}
