/** The catalogue of editions. */
import type { TableId } from "../engine/fact";
import type { Edition, EditionTable } from "./edition";
import { national } from "./national";
import { shanghai2024 } from "./shanghai-2024";
import { sichuan2024 } from "./sichuan-2024";
import { xining2024 } from "./xining-2024";

/** Where nobody chose an edition and no workbook tells one: the tables that all regions publish. */
export const DEFAULT_EDITION: Edition = national;

/** Where two fit a workbook alike, the earlier one is taken. */
export const EDITIONS: readonly Edition[] = [xining2024, shanghai2024, sichuan2024, national];

const SUBSTITUTES: ReadonlyMap<TableId, TableId> = new Map(
  EDITIONS.flatMap(({ tables }) =>
    tables.flatMap(({ table, or }) => (or === undefined ? [] : [[table, or] as const])),
  ),
);

/** What may stand in place of a table: what one region publishes so, another may find in its workbooks as well. */
export function substituteOf({ table, or }: EditionTable): TableId {
  return or ?? SUBSTITUTES.get(table) ?? table;
}
