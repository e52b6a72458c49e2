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
import { BLANK, readFigure, type Amount } from "../../src/workbook/amount";
import { precisionOf } from "../../src/workbook/precision";

/** `table/line/column` → figure in 万元 as printed with two decimals; `null` is blank, text cannot be read. */
export type Figures = Readonly<Record<string, number | string | null>>;

export function factsOfFigures(figures: Figures): Facts {
  const byId = new Map<FactId, Fact>();
  const lines = new Map<TableId, Map<string, Line>>();
  const columns = new Map<TableId, Set<string>>();
  Object.entries(figures).forEach(([key, value], row) => {
    const [table = "", line = "", column = ""] = key.split("/");
    const code = /^\d{3,7}$/u.test(line) ? line : null;
    const ofTable = lines.get(table) ?? new Map<string, Line>();
    if (!ofTable.has(line)) ofTable.set(line, { id: line, label: line, code, sheet: table, row });
    lines.set(table, ofTable);
    columns.set(table, (columns.get(table) ?? new Set()).add(column));
    const id = factId(table, line, column);
    byId.set(id, {
      id,
      table,
      line,
      column,
      lineLabel: line,
      columnLabel: column,
      measure: "money",
      amount: amountOf(value),
      ...(typeof value === "string" ? { problem: `不是金额：“${value}”` } : {}),
      signed: false,
      cell: { sheet: table, row, column: 1 },
      unit: "万元",
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

function amountOf(value: number | string | null): Amount | null {
  if (value === null) return BLANK;
  const figure = readFigure({ row: 0, column: 0, value });
  return figure.kind === "figure" ? precisionOf([], "万元").toAmount(figure) : null;
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
