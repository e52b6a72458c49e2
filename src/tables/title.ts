import type { TableId } from "../engine/fact";
import { TABLES } from ".";

/** As the form calls it; the id itself for a table that the catalogue does not have. */
export function titleOfTable(table: TableId): string {
  return TABLES.find(({ id }) => id === table)?.title ?? table;
}
