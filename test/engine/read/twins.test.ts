import { recognize } from "../../../src/engine/read/recognize";
import { TABLES } from "../../../src/tables";
import { layOutAs } from "../../layouts/lay-out";
import { sampleSource, type Source, type SourceTable } from "../../layouts/source";
import type { SheetVariant } from "../../layouts/variants";

const SAMPLE = sampleSource();

const alone = (table: SourceTable): Source => ({ ...SAMPLE, tables: new Map([[table.table, table]]) });
const blank = (table: SourceTable): SourceTable => ({ ...table, values: new Map() });

/** The pairs that are most alike stand among these; each is tried in the ways that titles are written. */
const CASES = [...SAMPLE.tables.values()].flatMap((table) =>
  (["plain", "year", "entity", "spaced", "numbered", "marked"] as const).map(
    (title) => [table.table, title, table] as const,
  ),
);

function statuses(source: Source, sheet: Partial<SheetVariant>): Record<string, string> {
  const { workbook } = layOutAs(source, sheet, { names: "generic" });
  const { facts } = recognize(workbook, { tables: TABLES });
  return Object.fromEntries([...facts.tables.values()].map(({ table, status }) => [table, status]));
}

const EMPTY_IN_THE_SAMPLE = ["government-fund", "state-capital"];

describe("a table alone in a workbook", () => {
  it.each(CASES)("%s is itself and nothing else, title %s", (id, title, table) => {
    const status = EMPTY_IN_THE_SAMPLE.includes(id) ? "empty" : "read";
    expect(statuses(alone(table), { title })).toEqual({ [id]: status });
  });

  it.each(CASES)("%s is an empty table as a blank form, title %s", (id, title, table) => {
    expect(statuses(alone(blank(table)), { title })).toEqual({ [id]: "empty" });
    expect(statuses(alone(blank(table)), { title, zero: "0.00" })).toEqual({ [id]: "empty" });
  });
});
