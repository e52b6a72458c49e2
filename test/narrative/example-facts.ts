/** Facts and 补充资料 of the examples that paragraphs carry. */
import type { ParagraphExample } from "../../src/engine/compose/define-paragraph";
import { definedColumns, definedLines } from "../../src/engine/define-table";
import type { TableDefinition } from "../../src/engine/define-table";
import { factId } from "../../src/engine/fact";
import type { Fact, FactId, Facts, Line, TableId, TableReading } from "../../src/engine/fact";
import type { SupplementBlock, SupplementKey } from "../../src/narrative/supplement/block";
import { kindOf, supplementKey } from "../../src/narrative/supplement/block";
import { parseEntry } from "../../src/narrative/supplement/entry";
import { EMPTY_SUPPLEMENT } from "../../src/narrative/supplement/supplement";
import type { Supplement, SupplementEntry } from "../../src/narrative/supplement/supplement";
import { TABLES } from "../../src/tables";
import { BLANK, readFigure, toPlainAmount } from "../../src/workbook/amount";
import { precisionOf } from "../../src/workbook/precision";

export const EXAMPLE_YEAR = 2024;

/** Facts of the tables named; the figures are 万元 as printed, counts in pieces. */
export function exampleFacts(tables: ParagraphExample["tables"]): Facts {
  const readings = new Map<TableId, TableReading>();
  const byId = new Map<FactId, Fact>();
  for (const [table, figures] of Object.entries(tables)) {
    const facts = Object.entries(figures).map(([place, printed], row) =>
      exampleFact(table, place, printed, row),
    );
    for (const { fact } of facts) byId.set(fact.id, fact);
    const lines = new Map(facts.map(({ line }) => [line.id, line]));
    readings.set(table, reading(table, [...lines.values()]));
  }
  return { tables: readings, byId };
}

function reading(table: TableId, lines: readonly Line[]): TableReading {
  const definition = definitionOf(table);
  return {
    table,
    title: definition.title,
    code: null,
    sheets: [table],
    unit: "万元",
    entity: null,
    year: EXAMPLE_YEAR,
    status: "read",
    problems: [],
    lines,
    columns: definedColumns(definition).map((column) => column.id),
    notes: [],
  };
}

function definitionOf(table: TableId): TableDefinition {
  const definition = TABLES.find((one) => one.id === table);
  if (!definition) throw new Error(`no table ${table}`);
  return definition;
}

function exampleFact(
  table: TableId,
  place: string,
  printed: string,
  row: number,
): { fact: Fact; line: Line } {
  const [lineName = "", column = ""] = place.split("/");
  const [id = "", name] = lineName.split(" ");
  const label = name ?? definedLines(definitionOf(table)).find((line) => line.id === id)?.label ?? id;
  const isCount = column === "count";
  const figure = readFigure({ row, column: 1, value: printed });
  if (figure.kind !== "figure" && figure.kind !== "blank") throw new Error(`not a figure: ${printed}`);
  const amount =
    figure.kind === "blank"
      ? BLANK
      : isCount
        ? toPlainAmount(figure.decimal, 0)
        : precisionOf([], "万元").toAmount(figure);
  return {
    line: { id, label, code: /^\d+$/u.test(id) ? id : null, sheet: table, row },
    fact: {
      id: factId(table, id, column),
      table,
      line: id,
      column,
      lineLabel: label,
      columnLabel: column,
      measure: isCount ? "count" : "money",
      amount,
      signed: false,
      cell: { sheet: table, row, column: 1 },
      unit: isCount ? null : "万元",
    },
  };
}

/** 补充资料 with these entries, `block/row/column` → what is typed. */
export function exampleSupplement(
  given: NonNullable<ParagraphExample["given"]>,
  blocks: readonly SupplementBlock[],
): Supplement {
  const entries = new Map<SupplementKey, SupplementEntry>();
  Object.entries(given).forEach(([path, typed], index) => {
    const [blockId = "", rowId = "", columnId = ""] = path.split("/");
    const block = blocks.find((one) => one.id === blockId);
    const column = block?.columns.find((one) => one.id === columnId);
    const row = block?.rows.find((one) => one.id === rowId);
    if (!block || !column || (!row && !block.itemsOf)) throw new Error(`补充资料 has no entry ${path}`);
    const cell = { row: index, column: 1, value: typed };
    const read = parseEntry(cell, kindOf(column, row));
    if (read.status !== "entry") throw new Error(`a wrong entry in an example: ${path} ${typed}`);
    const key = supplementKey(block.id, rowId, column.id);
    entries.set(key, {
      ...read.value,
      key,
      label: path,
      cell: { sheet: "补充资料", row: index, column: 1 },
      fromPrior: false,
    });
  });
  return { ...EMPTY_SUPPLEMENT, sheet: "补充资料", entries };
}
