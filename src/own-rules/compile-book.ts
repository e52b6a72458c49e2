/** All rules of the books that a workbook is checked by, compiled against what was read of it. */
import type { Facts, TableReading } from "../engine/fact";
import type { Relation } from "../engine/reconcile/relation";
import { TABLES } from "../tables";
import type { Workbook } from "../workbook/workbook";
import { cellsReader } from "./cells";
import { compileRow, type CompiledRow } from "./compile-row";
import { knownRelations } from "./known-relations";
import { resolver } from "./resolve";
import { codesOfYear, type RuleBook } from "./rule-book";
import { nameOf } from "./table-names";

export interface BookSource {
  readonly workbook: Workbook;
  readonly year: number | null;
  /** This year's, and last year's under their own ids where its workbook is there. */
  readonly facts: Facts;
  /** The edition's tables, missing ones too, then further ones. */
  readonly tables: readonly TableReading[];
  readonly noPrior: string | null;
  readonly builtIn: readonly Relation[];
  /** Of the built-in rules, by id. */
  readonly titles: ReadonlyMap<string, string>;
}

export interface CompiledBook {
  readonly book: RuleBook;
  readonly rows: readonly CompiledRow[];
}

/** Relations of all own rules together; what goes beyond is said not to have been checked. */
export const MOST_RELATIONS = 20_000;

const KNOWN_TITLES: ReadonlySet<string> = new Set(
  TABLES.flatMap(({ title, aliases }) => [title, ...aliases]).map(nameOf),
);

export function compileBooks(books: readonly RuleBook[], source: BookSource): CompiledBook[] {
  const builtIn = knownRelations(source.builtIn, source.titles);
  let relations = 0;
  return books.map((book): CompiledBook => {
    const names = new Set<string>();
    const resolve = resolver({
      facts: source.facts,
      tables: source.tables,
      knownTitles: KNOWN_TITLES,
      noPrior: source.noPrior,
      names: codesOfYear(book, source.year),
    });
    const cells = cellsReader({ workbook: source.workbook, facts: source.facts, ownSheet: book.sheet });
    const rows = book.rows.map((row) => {
      const compiled = compileRow(row, { book, facts: source.facts, resolve, cells, builtIn, names });
      relations += compiled.relations.length;
      return relations <= MOST_RELATIONS ? compiled : beyond(compiled);
    });
    return { book, rows };
  });
}

function beyond(row: CompiledRow): CompiledRow {
  if (row.relations.length === 0) return row;
  const why = `自定义关系合计超过 ${String(MOST_RELATIONS)} 条，未核对`;
  return { ...row, status: "open", why, relations: [], facts: [] };
}
