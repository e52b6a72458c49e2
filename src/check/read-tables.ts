/** Step 1: the tables and forms of a workbook, and the edition that it follows. */
import type { Facts, TableId, TableReading } from "../engine/fact";
import { mostCommon } from "../engine/most-common";
import { recognize, type Unrecognized } from "../engine/read/recognize";
import { substituteOf } from "../editions";
import type { Edition } from "../editions/edition";
import { editionOf } from "../editions/recognize-edition";
import { TABLES } from "../tables";
import { mergeFacts, selfEvaluationFacts } from "../tables/self-evaluation/facts";
import { readSelfEvaluations } from "../tables/self-evaluation/read";
import { OWN_SHEETS } from "../workbook/own-sheets";
import type { Workbook } from "../workbook/workbook";
import type { WorkbookReading } from "./checked";

export interface ReadOptions {
  /** Chosen by hand; otherwise the edition is recognized. */
  readonly edition?: Edition | undefined;
  /** Tables of sheets that the user named by hand. */
  readonly named?: Readonly<Record<string, TableId>> | undefined;
}

export function readTables(
  workbook: Workbook,
  { named = {}, ...options }: ReadOptions = {},
): WorkbookReading {
  const recognized = recognize(workbook, { tables: TABLES, named });
  const evaluations = readSelfEvaluations(workbook);
  const facts = mergeFacts(recognized.facts, selfEvaluationFacts(evaluations));
  const edition = options.edition ?? editionOf(facts);
  const titled = workbook.printed ? titledOnly(recognized.unrecognized) : new Map<TableId, string>();
  const tables = expectedTables(edition, facts, titled);
  return {
    workbook,
    named,
    edition,
    // The tables of a published document need not name what its cover does.
    entity:
      mostCommon(tables.map((table) => table.entity)) ??
      recognized.cover.entity ??
      workbook.printed?.entity ??
      null,
    year:
      mostCommon(tables.map((table) => table.year)) ??
      recognized.cover.year ??
      workbook.printed?.year ??
      null,
    facts,
    tables,
    evaluations,
    unrecognized: recognized.unrecognized
      .filter(({ sheet }) => !OWN_SHEETS.has(sheet) && !tables.some(({ sheets }) => sheets.includes(sheet)))
      .filter(({ sheet }) => !evaluations.some((evaluation) => evaluation.sheet === sheet))
      .map(({ sheet, reason }) => ({ sheet, reason })),
  };
}

/** By table, the sheet that has its title and a table that could not be read. */
function titledOnly(unrecognized: readonly Unrecognized[]): Map<TableId, string> {
  return new Map(
    unrecognized.flatMap(({ sheet, titled }) => titled.map((table): [TableId, string] => [table, sheet])),
  );
}

/** `titled`: in a published document a title stands over its table, and a table that is there is not missing. */
function expectedTables(
  edition: Edition,
  facts: Facts,
  titled: ReadonlyMap<TableId, string>,
): TableReading[] {
  const expected = edition.tables.map(
    (entry): TableReading =>
      facts.tables.get(entry.table) ??
      facts.tables.get(substituteOf(entry)) ??
      missingTable(entry.table, entry.code, titled.get(entry.table)),
  );
  const further = [...facts.tables.values()].filter((reading) => !expected.includes(reading));
  return [...expected, ...further];
}

function missingTable(table: TableId, code: string | null, sheet: string | undefined): TableReading {
  return {
    table,
    title: TABLES.find((definition) => definition.id === table)?.title ?? table,
    code,
    sheets: sheet === undefined ? [] : [sheet],
    unit: null,
    entity: null,
    year: null,
    status: sheet === undefined ? "missing" : "unreadable",
    problems: sheet === undefined ? [] : [{ message: "有表名，没有认出表头" }],
    lines: [],
    columns: [],
    notes: [],
  };
}
