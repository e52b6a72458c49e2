/** Changes of an invented department's tables that no amount of it says: tables and lines that are not printed, other columns. */
import type { ColumnId, LineId, TableId } from "../../../src/engine/fact";
import type { Source, SourceTable } from "../../layouts/source";

export type Change = (source: Source) => Source;

const CENT = 10_000;

function changed(source: Source, table: TableId, change: (own: SourceTable) => SourceTable): Source {
  const own = source.tables.get(table);
  if (!own) throw new Error(`No table ${table}`);
  return { ...source, tables: new Map(source.tables).set(table, change(own)) };
}

export const all =
  (...changes: readonly Change[]): Change =>
  (source) =>
    changes.reduce((now, change) => change(now), source);

export const withoutTables =
  (...ids: readonly TableId[]): Change =>
  (source) => ({ ...source, tables: new Map([...source.tables].filter(([id]) => !ids.includes(id))) });

/** The line is not printed; every sum keeps it. */
export const withoutLine =
  (table: TableId, line: LineId): Change =>
  (source) =>
    changed(source, table, (own) => ({ ...own, lines: own.lines.filter(({ id }) => id !== line) }));

/** 万元 more in a column of a code, its parents and 合计. */
export const added =
  (table: TableId, code: LineId, columns: readonly ColumnId[], amount: number): Change =>
  (source) =>
    changed(source, table, (own) => {
      const values = new Map(own.values);
      for (const line of new Set([code, code.slice(0, 5), code.slice(0, 3), "total"]))
        for (const column of columns) {
          const place = `${line}/${column}`;
          values.set(place, (values.get(place) ?? 0) + Math.round(amount * 100) * CENT);
        }
      return { ...own, values };
    });

/** What was appropriated for one code was received under another. */
export const receivedUnder = (other: LineId, code: LineId, amount: number): Change =>
  all(
    added("income", code, ["total", "fiscal"], -amount),
    added("income", other, ["total", "fiscal"], amount),
  );

/** 公开10表 of a part of the units: its items alone, in 万元. */
export const runningCosts =
  (items: Readonly<Record<string, number>>): Change =>
  (source) => {
    const names = new Map(
      source.tables.get("general-budget-basic-expenditure")?.lines.map(({ id, label }) => [id, label]),
    );
    const codes = [...new Set(Object.keys(items).flatMap((code) => [code.slice(0, 3), code]))].sort();
    const empty = changed(source, "operating-expenses", (own) => ({
      ...own,
      lines: [
        { id: "total", label: "合计", code: null },
        ...codes.map((code) => ({ id: code, label: names.get(code) ?? code, code })),
      ],
      values: new Map(),
    }));
    return all(
      ...Object.entries(items).map(([code, amount]) => added("operating-expenses", code, ["amount"], amount)),
    )(empty);
  };

/** The table of expenditure alone, which some regions print in the place of 公开08表. */
export const capitalExpenditureAlone: Change = (source) => {
  const own = source.tables.get("state-capital");
  if (!own) throw new Error("No table of state capital");
  const columns = ["total", "basic", "project"];
  const values = new Map([...own.values].filter(([place]) => columns.includes(place.split("/")[1] ?? "")));
  const table: SourceTable = { ...own, table: "state-capital-expenditure", columns, values };
  return {
    ...source,
    tables: new Map(
      [...source.tables].map(([id, one]) => (id === own.table ? [table.table, table] : [id, one])),
    ),
  };
};
