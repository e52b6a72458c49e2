/**
 * What the types cannot hold of an id (which codes exist, what a name is bound to), and what is written where no type
 * looks: a strange table, line or column is told with the nearest right one.
 */
import { definedColumns, definedLines, type TableDefinition } from "../../src/engine/define-table";
import { priorTable } from "../../src/rules/rule";
import { TABLES } from "../../src/tables";
import { ECONOMIC_CODES } from "../../src/tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import { FUNCTIONAL_CODES } from "../../src/tables/functional-codes";

const CODES = {
  functional: [...FUNCTIONAL_CLASS_LINES, ...FUNCTIONAL_CODES].map(({ code }) => code),
  // Categories of project expenditure only, which the list of the forms does not name.
  economic: [...ECONOMIC_CODES.map(({ code }) => code), "309", "311", "313"],
} as const;

/** Last year's tables have the lines and columns of this year's. */
export function definitionOf(table: string): TableDefinition | undefined {
  return TABLES.find(({ id }) => id === table.replace(/^prior:/u, ""));
}

export function linesOf(definition: TableDefinition): string[] {
  const stubs = new Set(definition.blocks.map(({ stub }) => stub));
  return [
    ...definedLines(definition).map(({ id }) => id),
    ...definedColumns(definition).flatMap(({ line }) => line ?? []),
    ...(stubs.has("functional") ? CODES.functional : []),
    ...(stubs.has("economic") ? CODES.economic : []),
  ];
}

export function columnsOf(definition: TableDefinition): string[] {
  return [...definedColumns(definition).map(({ id }) => id), ...(definition.statistics ? ["count"] : [])];
}

/** One line for each id that nobody knows. */
export function strangeIds(table: string, lines: readonly string[], columns: readonly string[]): string[] {
  const definition = definitionOf(table);
  if (!definition) {
    const known = TABLES.map(({ id }) => id);
    return [strange("table", table, [...known, ...known.map(priorTable)])];
  }
  const [knownLines, knownColumns] = [linesOf(definition), columnsOf(definition)];
  return [
    ...lines
      .filter((id) => !knownLines.includes(id))
      .map((id) => strange(`line of ${table}`, id, knownLines)),
    ...columns
      .filter((id) => !knownColumns.includes(id))
      .map((id) => strange(`column of ${table}`, id, knownColumns)),
  ];
}

export function strange(what: string, id: string, known: readonly string[]): string {
  return `"${id}" is no ${what}; the nearest is "${nearest(id, known)}"`;
}

function nearest(id: string, known: readonly string[]): string {
  const [first = "", ...others] = known;
  return others.reduce((best, one) => (distance(id, one) < distance(id, best) ? one : best), first);
}

/** Letters to put in, take out or exchange. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min((above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + same),
      );
    }
    above = current;
  }
  return above[b.length] ?? 0;
}

/** As a tired hand writes it: one letter too many, or a code that nobody has. */
export function misspelt(id: string): string {
  return /^\d+$/u.test(id) ? `${id.slice(0, -1)}77` : `${id.slice(0, -1)}x${id.slice(-1)}`;
}
