/**
 * Lines that a table lacks though its own sums and the other tables have them. They are found by labels and sums: what
 * is not there has no figure that a relation could call wrong.
 */
import type { LineId, TableId } from "../../fact";
import type { Relation } from "../../reconcile/relation";
import { at } from "../model";
import { CENT_OF_WAN, figureAt, silence, stateOf, valueAtPlace } from "./books";
import type { Books, Tie } from "./books";

export interface MissingLine {
  readonly table: TableId;
  /** The code that is not there, then those below it. */
  readonly codes: readonly LineId[];
  /** By column what the line should say: what its parent lacks, or the sum of the lines below it. */
  readonly figures: ReadonlyMap<string, number>;
  /** Relations that fail for want of the line. */
  readonly explained: readonly Relation[];
  /** What the form calls it; a code has its name elsewhere in the workbook. */
  readonly label?: string;
}

const TOTAL = "total";
const CLASS = 3;
const ITEM = 7;

export function findMissingLines(books: Books): MissingLine[] {
  const trees = new Map(
    [...books.knowledge.coded.keys()].flatMap((table) => {
      const codes = (books.source.tables.get(table)?.lines ?? []).flatMap(({ id, code }) =>
        code === null ? [] : [id],
      );
      const columns = columnsOf(books, table);
      return columns.length > 0 ? [[table, { ...treeOf(codes), columns }] as const] : [];
    }),
  );
  return [...trees].flatMap(([table, own]) => [
    ...missingParents(books, table, own, trees),
    ...missingItems(books, table, own, trees),
  ]);
}

interface Tree {
  readonly codes: ReadonlySet<LineId>;
  readonly childrenOf: ReadonlyMap<LineId, readonly LineId[]>;
}

/** What a table prints. */
interface Printed extends Tree {
  readonly columns: readonly string[];
}

type Trees = ReadonlyMap<TableId, Printed>;

function treeOf(own: readonly LineId[], among: ReadonlySet<LineId> = new Set(own)): Tree {
  const childrenOf = new Map<LineId, LineId[]>();
  for (const code of own) {
    const parent = parentOf(code, among);
    const children = childrenOf.get(parent);
    if (children) children.push(code);
    else childrenOf.set(parent, [code]);
  }
  return { codes: among, childrenOf };
}

function parentOf(code: LineId, among: ReadonlySet<LineId>): LineId {
  for (let length = code.length - 2; length >= CLASS; length -= 2) {
    const parent = code.slice(0, length);
    if (among.has(parent)) return parent;
  }
  return TOTAL;
}

/** A 款 or 类 that is left out above items that are there. */
function missingParents(
  books: Books,
  table: TableId,
  { codes: own, columns }: Printed,
  trees: Trees,
): MissingLine[] {
  const isElsewhere = (code: LineId) =>
    [...trees].some(([other, { codes }]) => other !== table && codes.has(code));
  const lengths = [...own].map(({ length }) => length);
  const ofLevel = new Map(
    [CLASS, ITEM - 2].map((level) => [level, lengths.filter((own) => own === level).length]),
  );
  const missing = new Set<LineId>();
  for (const code of own)
    for (let length = code.length - 2; length >= CLASS; length -= 2) {
      const parent = code.slice(0, length);
      if ((ofLevel.get(length) ?? 0) >= 2 && !own.has(parent) && isElsewhere(parent)) missing.add(parent);
    }
  return [...missing].map((parent) => {
    const below = [...own].filter(
      (code) => code.startsWith(parent) && parentOf(code, own) === parentOf(parent, own),
    );
    const figures = new Map(
      columns.map((column) => [
        column,
        below.reduce((sum, code) => sum + (valueAtPlace(books, table, code, column) ?? 0), 0),
      ]),
    );
    return { table, codes: [parent], figures, explained: silenced(books, (tie) => isAcross(tie, parent)) };
  });
}

function missingItems(books: Books, table: TableId, tree: Printed, trees: Trees): MissingLine[] {
  const all = new Set([...trees.values()].flatMap(({ codes }) => [...codes]));
  const absent = treeOf(
    [...all].filter((code) => !tree.codes.has(code)),
    tree.codes,
  );
  return [TOTAL, ...tree.codes].flatMap((parent) => {
    const under = absent.childrenOf.get(parent) ?? [];
    const among = new Set(under);
    const tops = under.filter((code) => parentOf(code, among) === TOTAL);
    if (tops.length === 0) return [];
    const children = tree.childrenOf.get(parent) ?? [];
    const found =
      children.length === 0
        ? onlyItem(books, table, tree, parent, tops, trees)
        : lackedItem(books, table, tree, parent, tops);
    if (!found) return [];
    const codes = [found.code, ...under.filter((code) => code !== found.code && code.startsWith(found.code))];
    const explained = silenced(
      books,
      (tie) =>
        codes.some((code) => isAcross(tie, code)) ||
        (tie.tables.length === 1 && tie.tables[0] === table && isRollUpOf(books, tie, parent, children)),
    );
    return [{ table, codes, figures: found.figures, explained }];
  });
}

interface Found {
  readonly code: LineId;
  readonly figures: ReadonlyMap<string, number>;
}

/** The only item of a 款: no sum tells, but all other tables that have the 款 have the item too. */
function onlyItem(
  books: Books,
  table: TableId,
  { codes: own, columns }: Printed,
  parent: LineId,
  tops: readonly LineId[],
  trees: Trees,
): Found | null {
  const [code] = tops;
  const items = [...own].filter((one) => one.length === ITEM).length;
  if (code === undefined || tops.length > 1 || parent.length !== ITEM - 2 || items === 0) return null;
  const having = [...trees].filter(([other, { codes }]) => other !== table && codes.has(parent));
  const isTheirs = having.every(
    ([, { codes, childrenOf }]) => codes.has(code) && childrenOf.get(parent)?.length === 1,
  );
  // Where many 款 are without items, the table is printed only so far.
  const bare = [...own].filter(
    (one) => one.length === ITEM - 2 && ![...own].some((other) => other !== one && other.startsWith(one)),
  );
  if (having.length === 0 || !isTheirs || bare.length > Math.max(2, 0.2 * items)) return null;
  const figures = new Map(columns.map((column) => [column, valueAtPlace(books, table, parent, column) ?? 0]));
  return { code, figures };
}

interface Lack {
  readonly value: number;
  readonly half: number;
}

/** A sum that is too large by just what another table says of one code. */
function lackedItem(
  books: Books,
  table: TableId,
  { columns, childrenOf }: Printed,
  parent: LineId,
  tops: readonly LineId[],
): Found | null {
  const children = childrenOf.get(parent) ?? [];
  const lacks = new Map<string, Lack>();
  for (const column of columns) {
    const indices = [parent, ...children].map((line) => figureAt(books, table, line, column));
    const figures = indices.flatMap((index) => (index === undefined ? [] : [at(books.figures, index)]));
    const [sum, ...parts] = figures;
    if (!sum || figures.length <= children.length || figures.some(({ isKnown }) => !isKnown)) continue;
    lacks.set(column, {
      value: parts.reduce((rest, { value }) => rest - value, sum.value),
      half: parts.reduce((total, { half }) => total + half, sum.half),
    });
  }
  const isLacking = ({ value, half }: Lack) => value > half;
  const all = [...lacks.values()];
  if (!all.some(isLacking) || all.some(({ value, half }) => value < -half)) return null;
  const fitting = tops.filter((code) => doesFit(books, table, code, lacks));
  const [code] = fitting;
  if (code === undefined || fitting.length > 1) return null;
  const main = lacks.get(books.knowledge.coded.get(table) ?? "");
  const failing = all.filter(isLacking).length;
  // One column that is off may be one wrong cell, unless it is off by just the code's figure.
  if (main && isLacking(main) && failing < 2 && lacks.size > 1 && !isJust(books, table, code, main))
    return null;
  return { code, figures: new Map([...lacks].map(([column, { value }]) => [column, value])) };
}

/** Whether the code's figures in the tables that are the whole or the parts of this one allow what is lacking. */
function doesFit(books: Books, table: TableId, code: LineId, lacks: ReadonlyMap<string, Lack>): boolean {
  const sums = books.knowledge.sums.filter(({ codes }) => codes === undefined);
  const wide = CENT_OF_WAN / 2;
  const valueOf = (place: readonly [string, string]) => valueAtPlace(books, place[0], code, place[1]);
  let isTold = false;
  for (const { whole, parts } of sums) {
    if (whole[0] === table) {
      const lack = lacks.get(whole[1]);
      const known = parts.flatMap((part) => valueOf(part) ?? []);
      if (!lack || known.length === 0) continue;
      if (known.reduce((sum, value) => sum + value, 0) > lack.value + lack.half + wide) return false;
      isTold = true;
    }
    const part = parts.find(([own]) => own === table);
    const lack = part && lacks.get(part[1]);
    if (!part || !lack) continue;
    const total = valueOf(whole);
    if (total === null) continue;
    if (lack.value > total + lack.half + wide) return false;
    // A code of one fund is not lacking in the table of another.
    if (parts.some((other) => other[0] !== table && valueOf(other) !== null)) return false;
    isTold = true;
  }
  const isTied = sums.some(({ whole, parts }) => whole[0] === table || parts.some(([own]) => own === table));
  return isTold || !isTied;
}

function isJust(books: Books, table: TableId, code: LineId, lack: Lack): boolean {
  return [...books.knowledge.coded].some(([other, column]) => {
    const value = other === table ? null : valueAtPlace(books, other, code, column);
    return value !== null && Math.abs(value - lack.value) <= lack.half + CENT_OF_WAN / 2;
  });
}

function columnsOf(books: Books, table: TableId): string[] {
  return [...new Set((books.ofTable.get(table) ?? []).map((index) => at(books.facts, index).column))];
}

function silenced(books: Books, isMeant: (tie: Tie) => boolean): Relation[] {
  return silence(books, (tie) => stateOf(books, tie) < 0 && isMeant(tie));
}

/** A tie with other tables that asks for the code, of which this table has no figure. */
function isAcross({ tables, relation }: Tie, code: LineId): boolean {
  const terms = relation ? [...relation.left, ...relation.right] : [];
  return tables.length > 1 && terms.some(({ fact }) => fact.split("/")[1] === code);
}

function isRollUpOf(books: Books, tie: Tie, parent: LineId, children: readonly LineId[]): boolean {
  const lines = new Set(tie.figures.map((index) => at(books.facts, index).line));
  return lines.size > 1 && lines.has(parent) && children.every((child) => lines.has(child));
}
