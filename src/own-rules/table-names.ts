/** How the tables of a workbook, their items and columns may be called in a rule. */
import {
  definedColumns,
  definedLines,
  type ColumnDefinition,
  type TableDefinition,
} from "../engine/define-table";
import type { ColumnId, LineId, TableReading } from "../engine/fact";
import { normalize, withoutOrdinal } from "../engine/read/label";
import { TABLES } from "../tables";
import { ECONOMIC_CODES } from "../tables/economic-codes";
import { FUNCTIONAL_CODES } from "../tables/functional-codes";

/** A name without what people leave out or add: spaces, quotes, ordinals. */
export function nameOf(text: string): string {
  return withoutOrdinal(text).replaceAll(">", "");
}

export function definitionOf(table: string): TableDefinition | undefined {
  return TABLES.find(({ id }) => id === table);
}

/** `公开03表` of `03表`, `3表`; `null` for what is no mark. */
export function markOf(text: string): string | null {
  const match = /^(?:公开)?(\d{1,2}(?:-\d)?)表$/u.exec(normalize(text));
  return match?.[1] === undefined ? null : `公开${match[1].padStart(2, "0")}表`;
}

/** All names of a table, the first for people. */
export function titlesOf({ title, table }: Pick<TableReading, "title" | "table">): string[] {
  const definition = definitionOf(table);
  return [title, ...(definition ? [definition.title, ...definition.aliases] : [])];
}

export interface NamesOfTable {
  /** By normalized name, in the order of the form. */
  readonly lines: ReadonlyMap<string, readonly LineId[]>;
  /** The first tier that knows a name decides: whole headers before their last words. */
  readonly columns: readonly ReadonlyMap<string, readonly ColumnId[]>[];
  readonly lineNames: readonly string[];
  readonly columnNames: readonly string[];
}

const SIDE_OF_HEAD = /预算数|决算数|支出数/u;

export function namesOf(reading: TableReading): NamesOfTable {
  const definition = definitionOf(reading.table);
  const lines = new Index();
  const [whole, last] = [new Index(), new Index()];
  const lineNames: string[] = [];
  const columnNames: string[] = [];
  for (const { id, label, code } of reading.lines) {
    for (const name of code === null ? [label] : [label, code, `${code}${label}`]) lines.add(name, id);
    lineNames.push(label);
  }
  for (const { id, label, aliases = [] } of definition ? definedLines(definition) : [])
    for (const name of [label, ...aliases].flatMap((one) => [one, withoutUnit(one)])) lines.add(name, id);
  for (const column of definition ? definedColumns(definition) : []) {
    if (column.line === undefined) nameColumn(column, whole, last);
    else nameHeadColumn(column, column.line, { lines, whole, lineNames });
    if (reading.columns.includes(column.id))
      columnNames.push(column.line === undefined ? column.label : sideOf(column));
  }
  if (definition?.statistics) for (const name of ["统计数", "数量", "数"]) whole.add(name, "count");
  for (const { label } of definition?.statistics ?? []) lineNames.push(withoutUnit(label));
  return {
    lines: lines.byName,
    columns: [whole.byName, last.byName],
    lineNames: [...new Set(lineNames)],
    columnNames: [...new Set(columnNames)],
  };
}

class Index {
  readonly byName = new Map<string, string[]>();

  add(name: string, id: string): void {
    const key = nameOf(name);
    const ids = this.byName.get(key) ?? [];
    if (!ids.includes(id)) this.byName.set(key, [...ids, id]);
  }
}

function nameColumn({ id, label, headers }: ColumnDefinition, whole: Index, last: Index): void {
  for (const name of [label, ...headers]) {
    whole.add(name, id);
    last.add(name.split(">").at(-1) ?? name, id);
  }
}

/** Where the head names the line as well, one part of it is the item and the other the column. */
function nameHeadColumn(
  column: ColumnDefinition,
  line: LineId,
  { lines, whole, lineNames }: { lines: Index; whole: Index; lineNames: string[] },
): void {
  const item = column.label.replace(SIDE_OF_HEAD, "");
  lines.add(item, line);
  lineNames.push(item);
  for (const part of column.headers.flatMap((header) => header.split(">"))) {
    if (SIDE_OF_HEAD.test(part)) whole.add(part, column.id);
    else if (!/^(?:小计|合计)$/u.test(part)) lines.add(part, line);
  }
  whole.add(sideOf(column), column.id);
}

function sideOf({ id, label }: ColumnDefinition): string {
  return SIDE_OF_HEAD.exec(label)?.[0] ?? id;
}

/** 公务用车保有量（辆） is called without its unit as well. */
function withoutUnit(label: string): string {
  return label.replace(/[（(][个人辆批次]{1,2}[）)]$/u, "");
}

const CODE = /^\d{3,7}$/u;

/** Official codes of a name, for items that a table does not print: they count as 0. */
export function officialCodes(
  { table }: Pick<TableReading, "table">,
  name: string,
  further: readonly { readonly code: string; readonly name: string }[],
): string[] {
  const stubs = definitionOf(table)?.blocks.map(({ stub }) => stub) ?? [];
  const listed = [
    ...(stubs.includes("functional") ? FUNCTIONAL_CODES : []),
    ...(stubs.includes("economic") ? ECONOMIC_CODES : []),
    ...(stubs.includes("functional") || stubs.includes("economic") ? further : []),
  ];
  const isOfKind = ({ code }: { code: string }): boolean =>
    CODE.test(code) && (code.startsWith("3") ? stubs.includes("economic") : stubs.includes("functional"));
  return [
    ...new Set(listed.filter((one) => isOfKind(one) && nameOf(one.name) === name).map(({ code }) => code)),
  ];
}

export function hasCodes({ table }: Pick<TableReading, "table">): boolean {
  return (
    definitionOf(table)?.blocks.some(({ stub }) => stub === "functional" || stub === "economic") ?? false
  );
}
