/** The sample's figures as facts, for tests that need no file: what a right reading of the sample workbook gives. */
import {
  factId,
  type Fact,
  type FactId,
  type Facts,
  type Line,
  type TableId,
  type TableReading,
} from "../src/engine/fact";
import { definedColumns, definedLines } from "../src/engine/define-table";
import { TABLES } from "../src/tables";
import { BLANK } from "../src/workbook/amount";
import { SAMPLE_BLOCKS, SAMPLE_ENTITY, SAMPLE_YEAR, type SampleBlock } from "../scripts/sample/xining-2024";

/** 分 in a cent of 万元: the last decimal that the sample prints. */
const CENT = 10_000;

/** `table/line/column` → the printed figure in 万元 (counts in pieces); blank cells are left out. */
export const SAMPLE_FIGURES: Readonly<Record<FactId, number>> = Object.fromEntries(
  SAMPLE_BLOCKS.flatMap(({ table, columns, lines }) =>
    lines.flatMap(([line, , ...figures]) =>
      columns.flatMap((column, index) => {
        const figure = figures[index] ?? null;
        return figure === null ? [] : [[factId(table, line, column), figure] as const];
      }),
    ),
  ),
);

/** Changes figures of the sample by id (in 万元; `null` blanks one) and keeps all others. */
export function sampleFacts(changes: Readonly<Record<string, number | null>> = {}): Facts {
  const byId = new Map<FactId, Fact>();
  const tables = new Map<TableId, TableReading>();
  let row = 0;
  for (const block of SAMPLE_BLOCKS) {
    const lines = block.lines.map(([id, label]): Line => {
      const code = /^\d{3,7}$/u.test(id) ? id : null;
      return { id, label, code, sheet: block.table, row: row++ };
    });
    const facts = lines.flatMap((line, index) => factsOf(block, line, index, changes));
    for (const fact of facts) byId.set(fact.id, fact);
    const known = tables.get(block.table);
    tables.set(block.table, reading(block, [...(known?.lines ?? []), ...lines], known));
  }
  for (const [table, known] of tables) {
    const isEmpty = [...byId.values()].every((fact) => fact.table !== table || fact.amount?.blank === true);
    tables.set(table, { ...known, status: isEmpty ? "empty" : "read" });
  }
  return { tables, byId };
}

function factsOf(
  block: SampleBlock,
  line: Line,
  index: number,
  changes: Readonly<Record<string, number | null>>,
): Fact[] {
  const definition = TABLES.find(({ id }) => id === block.table);
  const lineDefinition = definition && definedLines(definition).find(({ id }) => id === line.id);
  const isCount = block.block === "statistics";
  return block.columns.map((column, at): Fact => {
    const id = factId(block.table, line.id, column);
    const columnDefinition =
      definition && definedColumns(definition).find((candidate) => candidate.id === column);
    const change = changes[id];
    const figure = change === undefined ? (block.lines[index]?.[at + 2] ?? null) : change;
    return {
      id,
      table: block.table,
      line: line.id,
      column,
      lineLabel: line.label,
      columnLabel: columnDefinition?.label ?? column,
      measure: isCount ? "count" : "money",
      amount: amountOf(typeof figure === "number" ? figure : null, isCount),
      signed: (lineDefinition?.signed ?? false) || (columnDefinition?.signed ?? false),
      ...(lineDefinition?.grandTotal && { grandTotal: true }),
      cell: { sheet: block.table, row: line.row, column: at + 2 },
      unit: isCount ? null : "万元",
    };
  });
}

function amountOf(figure: number | null, isCount: boolean): Fact["amount"] {
  if (figure === null) return BLANK;
  return isCount
    ? { value: figure, half: 0, blank: false }
    : { value: Math.round(figure * 100) * CENT, half: CENT / 2, blank: false };
}

function reading(block: SampleBlock, lines: readonly Line[], known: TableReading | undefined): TableReading {
  return {
    table: block.table,
    title: TABLES.find(({ id }) => id === block.table)?.title ?? block.table,
    code: `公开${String(TABLES.findIndex(({ id }) => id === block.table) + 1).padStart(2, "0")}表`,
    sheets: [block.table],
    unit: "万元",
    entity: SAMPLE_ENTITY,
    year: SAMPLE_YEAR,
    status: "read",
    problems: [],
    lines,
    columns: [...new Set([...(known?.columns ?? []), ...block.columns])],
    notes: [],
  };
}
