/** Facts from a short notation, for tests that need a few figures and no workbook. */
import {
  factId,
  type Fact,
  type FactId,
  type Facts,
  type Line,
  type TableId,
  type TableReading,
} from "../../src/engine/fact";
import { BLANK, readFigure, toPlainAmount, type Amount } from "../../src/workbook/amount";
import { precisionOf } from "../../src/workbook/precision";

/**
 * `table/line/column` or `table/line label/column` → figure in 万元 as printed with two decimals, of a column `count` in
 * pieces; `null` is blank, text cannot be read.
 */
export type Figures = Readonly<Record<string, number | string | null>>;

export function factsOfFigures(figures: Figures): Facts {
  const byId = new Map<FactId, Fact>();
  const lines = new Map<TableId, Map<string, Line>>();
  const columns = new Map<TableId, Set<string>>();
  Object.entries(figures).forEach(([key, value], row) => {
    const [table = "", named = "", column = ""] = key.split("/");
    const [line = "", label = line] = named.split(" ");
    const code = /^\d{3,7}$/u.test(line) ? line : null;
    const ofTable = lines.get(table) ?? new Map<string, Line>();
    if (!ofTable.has(line)) ofTable.set(line, { id: line, label, code, sheet: table, row });
    lines.set(table, ofTable);
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
    const id = factId(table, line, column);
    byId.set(id, {
      id,
      table,
      line,
      column,
      lineLabel: label,
      columnLabel: column,
      measure: column === "count" ? "count" : "money",
      amount: amountOf(value, column),
      ...(typeof value === "string" ? { problem: `不是金额：“${value}”` } : {}),
      signed: false,
      cell: { sheet: table, row, column: 1 },
      unit: column === "count" ? null : "万元",
    });
  });
  const tables = new Map(
    [...lines].map(([table, ofTable]) => [
      table,
      reading(table, [...ofTable.values()], [...(columns.get(table) ?? [])]),
    ]),
  );
  return { tables, byId };
}

function amountOf(value: number | string | null, column: string): Amount | null {
  if (value === null) return BLANK;
  const figure = readFigure({ row: 0, column: 0, value });
  if (figure.kind !== "figure") return null;
  return column === "count" ? toPlainAmount(figure.decimal, 0) : precisionOf([], "万元").toAmount(figure);
}

function reading(table: TableId, lines: readonly Line[], columns: readonly string[]): TableReading {
  return {
    table,
    title: table,
    code: null,
    sheets: [table],
    unit: "万元",
    entity: null,
    year: null,
    status: "read",
    problems: [],
    lines,
    columns,
    notes: [],
  };
}
