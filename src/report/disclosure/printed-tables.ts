/** Which tables the published document prints, and what of the workbook it cannot hold. */
import type { Edition, EditionTable } from "../../editions/edition";
import { codeLines, type Fact, type Facts, type TableReading } from "../../engine/fact";
import type { Form } from "../../forms/form";
import { formOf } from "../../forms/form-of";
import { figurePlaces } from "../../forms/form-sheet";
import { titleOfTable } from "../../tables/title";
import type { Workbook } from "../../workbook/workbook";
import { isFactUnsure } from "./figure-text";

/** Tables of the edition that the workbook does not hold, or that could not be read. */
export function absentTables({
  edition,
  facts,
}: {
  readonly edition: Edition;
  readonly facts: Facts;
}): string[] {
  return edition.tables
    .filter((entry) => !readable(readingOf(entry, facts)))
    .map(({ table }) => `《${titleOfTable(table)}》`);
}

/** Tables that were read and are not in the document: no form is described for them, or the edition has no such table. */
export function tablesLeftOut(edition: Edition, facts: Facts): string[] {
  const printed = edition.tables.map((entry) => readingOf(entry, facts));
  return [...facts.tables.values()]
    .filter((reading) => readable(reading) && !isRepeated(reading))
    .filter((reading) => !printed.includes(reading) || formFor(edition, reading) === null)
    .map(({ title }) => `《${title}》`);
}

/** Performance tables stand in the narrative, each on a form of its own. */
const isRepeated = ({ table }: TableReading): boolean => table.includes("#");

/** The table, or the one that some publish in its place. */
export function readingOf({ table, or }: EditionTable, { tables }: Facts): TableReading | undefined {
  return tables.get(table) ?? (or === undefined ? undefined : tables.get(or));
}

/** Figures of the edition's tables that their forms have no place for. */
export function unplacedFacts(edition: Edition, facts: Facts): Fact[] {
  return edition.tables.flatMap((entry) => {
    const reading = readingOf(entry, facts);
    const form = readable(reading) ? formFor(edition, reading) : null;
    if (!form) return [];
    const { table } = form;
    const places = figurePlaces(form);
    return [...facts.byId.values()].filter(
      (fact) =>
        fact.table === table && fact.amount?.blank !== true && !places.has(`${fact.line}/${fact.column}`),
    );
  });
}

/** Figures of the edition's tables that nobody can tell: the document says 【待核】 in their place. */
export function unsureFacts(edition: Edition, facts: Facts, workbook: Workbook): Fact[] {
  const printed = new Set(edition.tables.flatMap((entry) => readingOf(entry, facts)?.table ?? []));
  return [...facts.byId.values()].filter((fact) => printed.has(fact.table) && isFactUnsure(fact, workbook));
}

export function readable(reading: TableReading | undefined): reading is TableReading {
  return reading !== undefined && reading.status !== "unreadable" && reading.status !== "missing";
}

export function formFor(edition: Edition, reading: TableReading): Form | null {
  return formOf(edition, reading.table, {
    codes: codeLines(reading).map(({ id, code, label }) => ({ line: id, code, name: label })),
    isEmpty: reading.status === "empty",
    notes: reading.notes.map(({ text }) => text),
  });
}
