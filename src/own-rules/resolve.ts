/** What names mean: `03表[2010301,基本支出]` → table, line, column of the workbook, or what is wrong with them. */
import {
  factsOfTable,
  type ColumnId,
  type Facts,
  type LineId,
  type TableId,
  type TableReading,
} from "../engine/fact";
import { toA1 } from "../workbook/address";
import { childrenOf } from "../engine/reconcile/define-rule";
import { priorTable } from "../rules/rule";
import type { NamedFigure } from "./expression";
import { proposal } from "./nearest";
import { hasCodes, markOf, nameOf, namesOf, officialCodes, titlesOf, type NamesOfTable } from "./table-names";
import { NotHere, Wrong } from "./wrong";

/** Names bound for each item and each column of the first table that is asked so. */
export const EACH_LINE = "@line";
export const EACH_COLUMN = "@column";
export const CHILDREN = "@children";

export interface Resolved {
  readonly table: TableId;
  /** Several: the next lower codes of a line that was named. */
  readonly lines: LineId | readonly LineId[];
  readonly column: ColumnId;
}

export interface NameSource {
  /** This year's tables, and last year's under their own ids where its workbook is there. */
  readonly facts: Facts;
  /** Tables of the edition with their marks, printed or not. */
  readonly tables: readonly TableReading[];
  /** Titles of every table that there is, of any edition. */
  readonly knownTitles: ReadonlySet<string>;
  /** Why last year's tables cannot be asked; `null` where they can. */
  readonly noPrior: string | null;
  /** Names that the rule book adds to the official ones. */
  readonly names: readonly { readonly code: string; readonly name: string }[];
}

export type Resolver = (figure: NamedFigure) => Resolved;

/** Throws {@link Wrong} and {@link NotHere}; remembers the names of each table. */
export function resolver(source: NameSource): Resolver {
  const remembered = new Map<TableId, NamesOfTable>();
  const namesOfTable = (reading: TableReading): NamesOfTable => {
    const known = remembered.get(reading.table) ?? namesOf(reading);
    remembered.set(reading.table, known);
    return known;
  };
  return (figure) => {
    const own = tableNamed(figure.table, source.tables, source.knownTitles);
    if (figure.isPrior && source.noPrior !== null) throw new NotHere(source.noPrior, true);
    const table = figure.isPrior ? priorTable(own.table) : own.table;
    const reading = figure.isPrior ? source.facts.tables.get(table) : own;
    const title = `${figure.isPrior ? "上年" : ""}${own.title}`;
    if (!reading || reading.status === "missing") throw new NotHere(`没有${title}`, true);
    if (reading.status === "unreadable") throw new NotHere(`${title}无法读取`, true);
    const asked = {
      figure,
      reading: { ...reading, table: own.table },
      table,
      names: namesOfTable({ ...reading, table: own.table }),
    };
    const lines = linesNamed(asked, source);
    const [one = EACH_LINE] = typeof lines === "string" ? [lines] : lines;
    return { table, lines, column: columnNamed(asked, one, source) };
  };
}

function tableNamed(
  written: string,
  tables: readonly TableReading[],
  knownTitles: ReadonlySet<string>,
): TableReading {
  const mark = markOf(written);
  const name = nameOf(written);
  const isNamed = (reading: TableReading): boolean =>
    mark === null ? titlesOf(reading).some((title) => nameOf(title) === name) : reading.code === mark;
  const exact = tables.filter(isNamed);
  const found =
    exact.length > 0 || mark !== null
      ? exact
      : tables.filter((reading) => titlesOf(reading).some((title) => nameOf(title).includes(name)));
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const labels = (list: readonly TableReading[]): string[] => list.map(({ code, title }) => code ?? title);
  if (first)
    throw new Wrong(
      `“${written}”可以是 ${String(found.length)} 张表：${labels(found).slice(0, 4).join("、")}；请写全表名或表号`,
    );
  if (knownTitles.has(name)) throw new NotHere(`本版式没有${written}`, false);
  throw new Wrong(
    `没有“${written}”这张表${proposal(written, [...labels(tables), ...tables.map(({ title }) => title)])}`,
  );
}

interface Asked {
  readonly figure: NamedFigure;
  readonly reading: TableReading;
  /** With last year's prefix where it is last year's. */
  readonly table: TableId;
  readonly names: NamesOfTable;
}

const CODE = /^\d{3,7}$/u;
const CODE_AND_NAME = /^(\d{3,7})(\D.*)$/u;
const NTH = /^(.+?)\((\d)\)$/u;

function linesNamed(asked: Asked, source: NameSource): LineId | readonly LineId[] {
  const { item } = asked.figure;
  const below = /^(.*?)[的.·]?下级(?:科目)?$/u.exec(item.trim())?.[1];
  if (item === "*") return EACH_LINE;
  if (below === "*") return CHILDREN;
  if (below !== undefined && below !== "") {
    const children = childrenOf(asked.reading, plainLine(below, asked, source));
    if (children.length === 0) throw new NotHere(`${titleOf(asked)}的“${below}”没有下级科目`, false);
    return children;
  }
  return plainLine(item, asked, source);
}

function plainLine(item: string, asked: Asked, source: NameSource): LineId {
  const { reading, names } = asked;
  const name = nameOf(item);
  const own = names.lines.get(name) ?? [];
  const printed = own.filter((line) => isPrinted(asked, line, source.facts));
  const found = printed.length > 0 ? printed : own;
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) throw new Wrong(ambiguous(item, found, asked, source.facts));
  const nth = NTH.exec(name);
  const ofNth = nth?.[1] === undefined ? [] : (names.lines.get(nth[1]) ?? []);
  const chosen = ofNth[Number(nth?.[2]) - 1];
  if (chosen !== undefined) return chosen;
  if (!hasCodes(reading)) throw unknownItem(item, asked);
  if (CODE.test(name)) return code(name, asked);
  const both = CODE_AND_NAME.exec(name);
  if (both?.[1] !== undefined) {
    const line = reading.lines.find(({ id }) => id === both[1]);
    if (line) throw new Wrong(`${both[1]} 在${titleOf(asked)}里是“${line.label}”，不是“${both[2] ?? ""}”`);
    return code(both[1], asked);
  }
  const codes = officialCodes(reading, name, source.names);
  if (codes.length > 1)
    throw new Wrong(
      `“${item}”有 ${String(codes.length)} 个科目（${codes.slice(0, 4).join("、")}…），请写编码`,
    );
  return codes[0] ?? fail(unknownItem(item, asked));
}

function code(written: string, { reading, figure }: Asked): LineId {
  if (written.length % 2 === 1) return written;
  throw new Wrong(
    `${figure.table}没有科目 ${written}：编码是 3、5 或 7 位${reading.lines.length > 0 ? "" : "数字"}`,
  );
}

function fail(error: Error): never {
  throw error;
}

function titleOf({ reading, figure }: Asked): string {
  return `${figure.isPrior ? "上年" : ""}${reading.code ?? reading.title}`;
}

function unknownItem(item: string, asked: Asked): Wrong {
  return new Wrong(`${titleOf(asked)}没有“${item}”这一项${proposal(item, asked.names.lineNames)}`);
}

function ambiguous(item: string, lines: readonly LineId[], asked: Asked, facts: Facts): string {
  const isByCode = lines.every((line) => CODE.test(line));
  if (isByCode)
    return `“${item}”有 ${String(lines.length)} 个科目（${lines.slice(0, 4).join("、")}），请写编码`;
  const places = lines.map((line) => {
    const [fact] = factsOfTable(facts, asked.table)?.get(line)?.values() ?? [];
    return fact ? toA1(fact.cell.row, fact.cell.column) : line;
  });
  return `“${item}”在${titleOf(asked)}里有 ${String(lines.length)} 处（${places.join("、")}）；写“${item}(2)”指第 2 处，或改为点选单元格`;
}

function isPrinted({ table }: Asked, line: LineId, facts: Facts): boolean {
  return factsOfTable(facts, table)?.has(line) ?? false;
}

function columnNamed(asked: Asked, line: LineId, { facts }: NameSource): ColumnId {
  const { figure, reading, names, table } = asked;
  const printed = factsOfTable(facts, table);
  const isFixed = !line.startsWith("@");
  const here = isFixed && printed?.get(line) ? [...(printed.get(line)?.keys() ?? [])] : reading.columns;
  if (figure.column === null) {
    const [only, ...others] = here;
    if (only !== undefined && others.length === 0) return only;
    throw new Wrong(
      `${titleOf(asked)}有几栏，请写明是哪一栏，如“${figure.table}[${figure.item},${names.columnNames[0] ?? ""}]”`,
    );
  }
  if (figure.column === "*") return EACH_COLUMN;
  const name = nameOf(figure.column);
  for (const tier of names.columns) {
    const ids = tier.get(name) ?? [];
    const atLine = ids.filter((id) => here.includes(id));
    const found = atLine.length > 0 ? atLine : ids.filter((id) => reading.columns.includes(id));
    const [first, ...others] = found;
    if (first !== undefined && others.length === 0) return first;
    if (first !== undefined)
      throw new Wrong(`“${figure.column}”在${titleOf(asked)}里有 ${String(found.length)} 栏，请写全栏名`);
    if (ids.length > 0) throw new NotHere(`${titleOf(asked)}没有印出“${figure.column}”这一栏`, false);
  }
  throw new Wrong(
    `${titleOf(asked)}没有“${figure.column}”这一栏${proposal(figure.column, names.columnNames)}`,
  );
}
