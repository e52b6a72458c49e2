/** Facts: the figures of the recognized tables, each with its table, line, column and cell. */
import type { CellRef } from "../workbook/address";
import type { Amount, Unit } from "../workbook/amount";

declare const factIdBrand: unique symbol;
/** `table/line/column`; one fact of one workbook. */
export type FactId = string & { readonly [factIdBrand]: true };

/** A table kind, such as `income`; a repeated table carries its instance, such as `self-evaluation#3`. */
export type TableId = string;
/** A fixed row (`totalIncome`), a code (`2080505`) or `total`. */
export type LineId = string;
export type ColumnId = string;

export function factId(table: TableId, line: LineId, column: ColumnId): FactId {
  return `${table}/${line}/${column}` as FactId;
}

/** Money counts in 分, counts in pieces, points and percentages in hundredths. */
export type Measure = "money" | "count" | "points" | "percent";

export interface Fact {
  readonly id: FactId;
  readonly table: TableId;
  readonly line: LineId;
  readonly column: ColumnId;
  readonly lineLabel: string;
  readonly columnLabel: string;
  readonly measure: Measure;
  /** `null`: the cell holds something that is not a figure; `problem` says what. */
  readonly amount: Amount | null;
  readonly problem?: string;
  /** The value may legitimately be below zero (结转, 结余, 其他收入). */
  readonly signed: boolean;
  /** Both sides of its table end in it, so that one is often taken over from the other. */
  readonly grandTotal?: true;
  readonly cell: CellRef;
  /** The unit that the cell is printed in; counts and points have none. */
  readonly unit: Unit | null;
  readonly formula?: string;
  /** No cell of this workbook's tables (a constant of a rule, a figure of last year's): never suspected as one. How it is told. */
  readonly given?: string;
}

export interface Line {
  readonly id: LineId;
  readonly label: string;
  /** Functional or economic code; `null` for fixed rows and totals. */
  readonly code: string | null;
  readonly sheet: string;
  readonly row: number;
}

export type TableStatus = "read" | "empty" | "unreadable" | "missing";

export interface Problem {
  readonly message: string;
  readonly cell?: CellRef;
}

/** A figure of a code that the table prints a second time; only the first is a fact. */
export interface Repeated {
  readonly line: LineId;
  readonly column: ColumnId;
  readonly amount: Amount | null;
  readonly cell: CellRef;
}

/** One table as it was found in the workbook. */
export interface TableReading {
  readonly table: TableId;
  readonly title: string;
  /** 公开NN表, where the edition numbers its tables. */
  readonly code: string | null;
  /** The sheets that it stands on, in order; more than one where it is continued. */
  readonly sheets: readonly string[];
  readonly unit: Unit | null;
  readonly entity: string | null;
  readonly year: number | null;
  readonly status: TableStatus;
  readonly problems: readonly Problem[];
  /** The cells that say them, where one does. */
  readonly said?: {
    readonly unit: CellRef | null;
    readonly entity: CellRef | null;
    readonly year: CellRef | null;
  };
  /** Lines in the order of the form. */
  readonly lines: readonly Line[];
  readonly columns: readonly ColumnId[];
  /** Text under the table (注：…), a cell a note. */
  readonly notes: readonly { readonly text: string; readonly cell: CellRef }[];
  /** Figures that the form has no room for (the head stands in their cells): no relation can ask for them. */
  readonly unprinted?: readonly FactId[];
  /** Columns or rows with figures could not be placed: sums over columns or lines of this table are open. */
  readonly unread?: readonly ("columns" | "rows")[];
  readonly repeated?: readonly Repeated[];
  /** Further tables that are shown and say other things of the same year and entity; they are not read. */
  readonly rivals?: readonly RivalTable[];
}

/** Its figures that differ from those that are read. */
export interface RivalTable {
  readonly sheet: string;
  readonly differing: readonly Fact[];
}

/** All that was read of a workbook; a fact that is not there is `undefined`, never 0. */
export interface Facts {
  /** In the order of the workbook. */
  readonly tables: ReadonlyMap<TableId, TableReading>;
  /** In the order of the catalogue of tables, wherever they stand. */
  readonly byId: ReadonlyMap<FactId, Fact>;
}

/** Whether all that a table prints is known, be it nothing. */
export function isRead(reading: Pick<TableReading, "status"> | undefined): boolean {
  return reading?.status === "read" || reading?.status === "empty";
}

export function factOf(facts: Facts, table: TableId, line: LineId, column: ColumnId): Fact | undefined {
  return factsOfTable(facts, table)?.get(line)?.get(column);
}

export type FactsOfTable = ReadonlyMap<LineId, ReadonlyMap<ColumnId, Fact>>;

/** By line and column, for who asks for many facts of a table. */
export function factsOfTable(facts: Facts, table: TableId): FactsOfTable | undefined {
  return factsByPlace(facts).get(table);
}

/** Of a line that has one column, whatever it is called: its figure; of others the first. */
export function firstOfLine(facts: Facts, table: TableId, line: LineId): Fact | undefined {
  return factsOfTable(facts, table)?.get(line)?.values().next().value;
}

type FactsByPlace = ReadonlyMap<TableId, FactsOfTable>;
const places = new WeakMap<Facts["byId"], FactsByPlace>();

/** Rules ask for many facts that are not there; three look-ups cost less than making an id for each. */
function factsByPlace({ byId }: Facts): FactsByPlace {
  const known = places.get(byId);
  if (known) return known;
  const tables = new Map<TableId, Map<LineId, Map<ColumnId, Fact>>>();
  for (const fact of byId.values()) {
    const lines = getOrAdd(tables, fact.table, () => new Map<LineId, Map<ColumnId, Fact>>());
    getOrAdd(lines, fact.line, () => new Map<ColumnId, Fact>()).set(fact.column, fact);
  }
  places.set(byId, tables);
  return tables;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

export type CodeLine = Line & { readonly code: string };

/** The lines of a table that carry a code, in the order of the form. */
export function codeLines(reading: TableReading): CodeLine[] {
  return reading.lines.filter((line): line is CodeLine => line.code !== null);
}
