/** 漏表: a table of the edition that the workbook does not hold, and nothing in its place. */
import type { TableReading } from "../engine/fact";
import { plainFinding, type Finding } from "../engine/finding";
import { REQUIRED_TABLES } from "./checklist/items";
import { MISSING_TABLE } from "./reading-checks";

/** An error where the Ministry's form has the table, a warning where only the region's edition does. */
export function missingTables(tables: readonly TableReading[]): Finding[] {
  return tables
    .filter(({ status }) => status === "missing")
    .map(({ table, title }) =>
      plainFinding({
        rule: MISSING_TABLE,
        id: `${MISSING_TABLE}:${table}`,
        severity: REQUIRED_TABLES.has(table) ? "error" : "warning",
        message: `漏表：工作簿中没有《${title}》`,
        cells: [],
      }),
    );
}
