/** A table that stands twice with different figures: only one of them was read, and nobody knows which is published. */
import type { TableReading } from "../engine/fact";
import { plainFinding, type Finding } from "../engine/finding";
import { cellOf } from "../engine/reconcile/arithmetic";
import { SECOND_TABLE } from "./reading-checks";

/** Cells that a message names. */
const MAX_NAMED = 3;

export function secondTables(tables: readonly TableReading[]): Finding[] {
  return tables.flatMap(({ table, title, sheets, rivals = [] }) =>
    rivals.map(({ sheet, differing }, index) => {
      const cells = differing.map(cellOf);
      const named = cells.slice(0, MAX_NAMED).map(({ address }) => address);
      const more = cells.length > MAX_NAMED ? "等" : "";
      return plainFinding({
        rule: SECOND_TABLE,
        id: `${SECOND_TABLE}:${table}${index === 0 ? "" : `/${String(index + 1)}`}`,
        severity: "warning",
        message: `工作表“${sheet}”上另有一张《${title}》，有 ${String(cells.length)} 个数字不同（${named.join("、")}${more}）；核对的是“${sheets.join("”“")}”，请确认哪一张有效，删去另一张`,
        cells,
      });
    }),
  );
}
