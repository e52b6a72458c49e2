/**
 * Faults of the structure, made in a right workbook as people make them: rows pasted one too low, a row lost or doubled,
 * last year's table, an emptied one, another unit, two rows exchanged. What every cell should say is known beforehand.
 */
import type { Fact, Facts, FactId, TableId } from "../../src/engine/fact";
import type { FaultKind } from "../../src/engine/finding";
import type { Cell, Sheet, Workbook } from "../../src/workbook/workbook";
import { makeSheet } from "../../src/workbook/workbook";
import { layOutAs } from "../../test/layouts/lay-out";
import type { Random } from "../../test/layouts/random";
import type { Source, SourceTable } from "../../test/layouts/source";
import { ofAnotherYear } from "./another-year";

export const KINDS = [
  "slide",
  "exchange",
  "missing-line",
  "doubled-line",
  "foreign",
  "empty",
  "scale",
] as const;
export type Kind = (typeof KINDS)[number] & FaultKind;

export interface Book {
  readonly source: Source;
  readonly workbook: Workbook;
  readonly facts: Facts;
  /** Another department, for a table that got into the wrong workbook. */
  readonly other: Source;
}

export interface Faulty {
  readonly workbook: Workbook;
  readonly table: TableId;
  /** What it is, in a line, for whoever looks at a miss. */
  readonly what: string;
}

export const PRINTING = { unit: "万元" } as const;

const [INCOME, EXPENDITURE, GENERAL] = ["income", "expenditure", "general-budget-expenditure"] as const;
const BASIC = "general-budget-basic-expenditure";
const WHOLE_TABLES = [
  "income-expenditure-summary",
  "appropriation-summary",
  INCOME,
  EXPENDITURE,
  GENERAL,
  BASIC,
];

/** `null`: this workbook offers no place for it. */
export function injectFault(kind: Kind, book: Book, random: Random): Faulty | null {
  switch (kind) {
    case "slide":
      return slide(book, random);
    case "exchange":
      return exchange(book, random);
    case "missing-line":
      return withoutLine(book, random);
    case "doubled-line":
      return withLineTwice(book, random);
    case "foreign":
      return foreign(book, random);
    case "empty":
      return empty(book, random);
    case "scale":
      return scaled(book, random);
  }
}

interface Grid {
  readonly sheet: Sheet;
  readonly table: TableId;
  /** Rows with figures from the top, those of codes and totals. */
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  readonly factAt: (row: number, column: number) => Fact | undefined;
}

function gridOf({ workbook, facts }: Book, table: TableId): Grid | null {
  const own = [...facts.byId.values()].filter((fact) => fact.table === table && fact.measure === "money");
  const sheet = workbook.sheets.find(({ name }) => name === own[0]?.cell.sheet);
  if (!sheet || own.some(({ cell }) => cell.sheet !== sheet.name)) return null;
  const byPlace = new Map(own.map((fact) => [`${fact.cell.row} ${fact.cell.column}`, fact]));
  const ascending = (list: number[]) => [...new Set(list)].sort((a, b) => a - b);
  return {
    sheet,
    table,
    rows: ascending(own.map(({ cell }) => cell.row)),
    columns: ascending(own.map(({ cell }) => cell.column)),
    factAt: (row, column) => byPlace.get(`${row} ${column}`),
  };
}

type Value = Cell["value"];

/** The sheet with other values in cells of figures; a function that gives `undefined` leaves a cell as it is. */
function changed(
  { workbook }: Book,
  grid: Grid,
  what: string,
  least: number,
  valueAt: (row: number, column: number, value: Value) => Value | undefined,
): Faulty | null {
  let count = 0;
  const present = new Map([...grid.sheet.cells.values()].map((cell) => [`${cell.row} ${cell.column}`, cell]));
  for (const row of grid.rows)
    for (const column of grid.columns) {
      if (!grid.factAt(row, column)) continue;
      const key = `${row} ${column}`;
      const cell = present.get(key);
      const value = valueAt(row, column, cell?.value ?? null);
      if (value === undefined || value === (cell?.value ?? null)) continue;
      if (Number(value ?? 0) !== Number(cell?.value ?? 0)) count += 1;
      present.set(key, { ...(cell ?? { row, column, numberFormat: "0.00" }), value });
    }
  if (count < least) return null;
  const sheet = makeSheet(grid.sheet, present.values());
  const sheets = workbook.sheets.map((one) => (one.name === sheet.name ? sheet : one));
  return { workbook: { ...workbook, sheets }, table: grid.table, what: `${count} cells: ${what}` };
}

function valuesOf({ sheet }: Grid): (row: number, column: number) => Value {
  const values = new Map([...sheet.cells.values()].map((cell) => [`${cell.row} ${cell.column}`, cell.value]));
  return (row, column) => values.get(`${row} ${column}`) ?? null;
}

/** All columns, one, or two neighbours. */
function someColumns({ columns }: Grid, random: Random): readonly number[] {
  const first = random.int(0, columns.length - 1);
  const how = random.pick(["all", "one", "two"] as const);
  if (how === "all") return columns;
  return columns.slice(first, first + (how === "one" ? 1 : 2));
}

/** One piece or two, each up or down by one to eight rows; what falls out is lost or comes in at the other end. */
function slide(book: Book, random: Random): Faulty | null {
  const grid = gridOf(book, random.pick([INCOME, EXPENDITURE, GENERAL, GENERAL, BASIC]));
  if (!grid) return null;
  const { rows } = grid;
  const columns = someColumns(grid, random);
  const isWrapped = random.chance(0.4);
  const source = new Map<number, number | null>();
  const said: string[] = [];
  let from = 0;
  for (let piece = random.chance(0.35) ? 2 : 1; piece > 0; piece--) {
    const by = random.int(1, 8);
    const room = rows.length - from;
    if (room < by + 5) break;
    const isToTheEnd = piece === 1 && random.chance(0.2);
    const length = isToTheEnd
      ? room - random.int(0, room - by - 4)
      : random.int(by + 4, Math.min(room, by + 34));
    const first = isToTheEnd ? rows.length - length : from + random.int(0, Math.min(room - length, 12));
    const last = first + length - 1;
    const way = random.chance(0.5) ? 1 : -1;
    said.push(`${first + 1}–${last + 1} by ${way * by}`);
    for (let place = first; place <= last; place++) {
      const other = place - way * by;
      const isInside = other >= first && other <= last;
      const round = other + way * length;
      source.set(rows[place] ?? -1, isInside || isWrapped ? (rows[isInside ? other : round] ?? -1) : null);
    }
    from = last + 1 + random.int(1, 4);
  }
  const valueAt = valuesOf(grid);
  const what = `places ${said.join(" and ")} of ${columns.length} columns${isWrapped ? ", wrapped" : ""}`;
  return changed(book, grid, what, 4, (row, column) => {
    const other = source.get(row);
    if (other === undefined || !columns.includes(column)) return undefined;
    return other === null ? null : valueAt(other, column);
  });
}

function exchange(book: Book, random: Random): Faulty | null {
  const table = random.pick([INCOME, EXPENDITURE, GENERAL, GENERAL, BASIC]);
  const grid = gridOf(book, table);
  if (!grid) return null;
  const items = grid.rows.filter((row) => isItem(grid, row));
  if (items.length < 2) return null;
  const columns = random.chance(0.3) ? [random.pick(grid.columns)] : grid.columns;
  const place = random.int(0, items.length - 2);
  const [one, other] = [
    items[place],
    items[random.chance(0.5) ? place + 1 : random.int(place + 1, items.length - 1)],
  ];
  if (one === undefined || other === undefined) return null;
  const valueAt = valuesOf(grid);
  const what = `rows ${one + 1} and ${other + 1} of ${columns.length} columns`;
  return changed(book, grid, what, 2, (row, column) => {
    if (!columns.includes(column) || (row !== one && row !== other)) return undefined;
    return valueAt(row === one ? other : one, column);
  });
}

function isItem({ table, columns, factAt }: Grid, row: number): boolean {
  const item = table === BASIC ? /^\d{5}$/u : /^\d{7}$/u;
  return columns.some((column) => item.test(factAt(row, column)?.line ?? ""));
}

const FACTORS = [10_000, 10_000, 10_000, 0.0001, 10, 0.1, 100, 1000] as const;

/** A whole sheet, a column or a block of rows in another unit. */
function scaled(book: Book, random: Random): Faulty | null {
  const where = random.pick(["sheet", "column", "block"] as const);
  const grid = gridOf(book, random.pick(where === "sheet" ? WHOLE_TABLES : [INCOME, EXPENDITURE, GENERAL]));
  if (!grid) return null;
  const factor = random.pick(FACTORS);
  const isOne = where === "column" || (where === "block" && random.chance(0.5));
  const columns = isOne ? [random.pick(grid.columns)] : grid.columns;
  const first = where === "block" ? random.int(1, Math.max(1, grid.rows.length - 8)) : 0;
  const last = where === "block" ? first + random.int(4, 20) : grid.rows.length - 1;
  const rows = new Set(grid.rows.slice(first, last + 1));
  return changed(book, grid, `${where} times ${factor}`, 4, (row, column, value) =>
    columns.includes(column) && rows.has(row) && typeof value === "number"
      ? Math.round(value * factor * 100) / 100
      : undefined,
  );
}

function withTable({ source }: Book, table: SourceTable, what: string): Faulty {
  const tables = new Map([...source.tables].map(([id, own]) => [id, id === table.table ? table : own]));
  return { workbook: layOutAs({ ...source, tables }, PRINTING).workbook, table: table.table, what };
}

/** A table by codes, and one of its lines that has an amount. */
function lineWithAmount({ source }: Book, length: number, random: Random) {
  const table = source.tables.get(random.pick([INCOME, EXPENDITURE, GENERAL]));
  const lines = (table?.lines ?? []).filter(
    ({ id, code }) => code?.length === length && (table?.values.get(`${id}/total`) ?? 0) > 20_000,
  );
  return table && lines.length > 0 ? { table, line: random.pick(lines) } : null;
}

/** Of an item, and less often of a 款 or 类. */
function withoutLine(book: Book, random: Random): Faulty | null {
  const place = lineWithAmount(book, random.pick([7, 7, 7, 5, 3]), random);
  if (!place) return null;
  const { table, line } = place;
  return withTable(
    book,
    { ...table, lines: table.lines.filter((one) => one !== line) },
    `${line.id} is gone`,
  );
}

function withLineTwice(book: Book, random: Random): Faulty | null {
  const place = lineWithAmount(book, 7, random);
  if (!place) return null;
  const { table, line } = place;
  const lines = table.lines.flatMap((one) => (one === line ? [one, one] : [one]));
  return withTable(book, { ...table, lines }, `${line.id} stands twice`);
}

function foreign(book: Book, random: Random): Faulty | null {
  const id = random.pick([...WHOLE_TABLES, ...fundTables(book)]);
  const [own, others] = [book.source.tables.get(id), book.other.tables.get(id)];
  if (!own || !others) return null;
  if (random.chance(0.5))
    return others.values.size === 0 ? null : withTable(book, others, "another department's");
  return withTable(book, ofAnotherYear(own, others, random), "another year's");
}

/** Without figures, or without its lines too. */
function empty(book: Book, random: Random): Faulty | null {
  const id = random.pick([...WHOLE_TABLES, ...fundTables(book)]);
  const table = book.source.tables.get(id);
  if (!table) return null;
  const isByCode = table.lines.some(({ code }) => code?.length === 7);
  const lines =
    isByCode && random.chance(0.5) ? table.lines.filter(({ code }) => code === null) : table.lines;
  return withTable(book, { ...table, lines, values: new Map() }, "empty");
}

function fundTables({ source }: Book): TableId[] {
  return (source.tables.get("government-fund")?.values.size ?? 0) > 0 ? ["government-fund"] : [];
}

/** What the figures of a workbook should be, by fact. */
export function truthOf(facts: Facts): ReadonlyMap<FactId, number> {
  return new Map(
    [...facts.byId.values()].flatMap(({ id, amount }) => (amount ? [[id, amount.value] as const] : [])),
  );
}
