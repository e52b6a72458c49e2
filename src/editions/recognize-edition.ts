/** Which edition a workbook follows: by its tables, their numbers and order, and the names of the region. */
import type { Facts, TableId, TableReading } from "../engine/fact";
import type { Edition, EditionTable } from "./edition";
import { EDITIONS } from "./index";

const MISSING_TABLE = 2;
const UNEXPECTED_TABLE = 3;
const OTHER_NUMBER = 1;
/** A shuffled workbook says nothing more about its edition than one table out of place. */
const MOST_OUT_OF_ORDER = 2;
const NAMED_REGION = -12;
const OTHER_REGION = 1;

/** The edition that differs least from the workbook. */
export function editionOf(facts: Facts): Edition {
  const [first, ...others] = EDITIONS;
  if (!first) throw new Error("the catalogue of editions is empty");
  const readings = [...facts.tables.values()].filter(({ status }) => status !== "missing");
  return others.reduce(
    (best, edition) => (distance(edition, readings) < distance(best, readings) ? edition : best),
    first,
  );
}

const namesFor = ({ table, or }: EditionTable): TableId[] => (or === undefined ? [table] : [table, or]);

function distance(edition: Edition, readings: readonly TableReading[]): number {
  const expected = new Map(edition.tables.flatMap((entry) => namesFor(entry).map((name) => [name, entry])));
  // Tables that no edition lists (绩效自评表, 明细表) say nothing about the edition.
  const listed = new Set(EDITIONS.flatMap(({ tables }) => tables.flatMap(namesFor)));
  const found = readings.filter(({ table }) => listed.has(table));
  const missing = edition.tables.filter(
    (entry) => !found.some((reading) => namesFor(entry).includes(reading.table)),
  );
  const unexpected = found.filter(({ table }) => !expected.has(table));
  const renumbered = found.filter(
    ({ table, code }) => code !== null && expected.has(table) && expected.get(table)?.code !== code,
  );
  return (
    missing.length * MISSING_TABLE +
    unexpected.length * UNEXPECTED_TABLE +
    renumbered.length * OTHER_NUMBER +
    Math.min(inversions(edition, found), MOST_OUT_OF_ORDER) +
    regionDistance(edition, readings)
  );
}

/** A workbook that names the region is of its edition; one that does not is rather anybody's. */
function regionDistance({ region }: Edition, readings: readonly TableReading[]): number {
  if (region === null) return 0;
  return namesOf(readings).some((name) => name.includes(region)) ? NAMED_REGION : OTHER_REGION;
}

/** Entities of the tables, and the notes under them: 说明：上海市某局本年度没有… */
function namesOf(readings: readonly TableReading[]): string[] {
  return readings.flatMap(({ entity, notes }) => [
    ...(entity === null ? [] : [entity]),
    ...notes.map(({ text }) => text),
  ]);
}

/** Pairs of tables that stand in the workbook the other way round than in the edition. */
function inversions(edition: Edition, found: readonly TableReading[]): number {
  const places = found
    .map(({ table }) => edition.tables.findIndex((expected) => namesFor(expected).includes(table)))
    .filter((place) => place >= 0);
  return places.reduce(
    (count, place, index) => count + places.slice(index + 1).filter((later) => later < place).length,
    0,
  );
}
