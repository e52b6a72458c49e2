/**
 * A table laid out by nothing but its definition: the titles, heads and labels that it declares, so that a new table
 * can be read back, and rules on it tried, before anybody has drawn its form.
 */
import type { BlockDefinition, TableDefinition } from "../../src/engine/define-table";
import type { CellValue, Sheet } from "../../src/workbook/workbook";
import { sheetOf } from "../layouts/other-sheets";
import { valueOf, type SourceTable } from "../layouts/source";

interface Column {
  /** Texts of the head from above. */
  readonly head: readonly string[];
  /** `null` where the column holds no figure. */
  readonly id: string | null;
  /** Of a head that names the line as well. */
  readonly line?: string;
  readonly text?: (line: Line) => CellValue;
}

interface Line {
  readonly id: string;
  readonly label: string;
  readonly code: string | null;
}

const STUBS: Readonly<Record<BlockDefinition["stub"], readonly Column[]>> = {
  labels: [{ head: ["项目"], id: null, text: ({ label }) => label }],
  functional: codeStub("功能分类科目编码"),
  economic: codeStub("经济分类科目编码"),
  none: [],
};

function codeStub(name: string): Column[] {
  return [
    { head: ["项目", name], id: null, text: ({ code }) => code },
    { head: ["项目", "科目名称"], id: null, text: ({ label }) => label },
  ];
}

/** Money is printed in 万元 with two decimals; it must come out even. */
export function layOutDefinition(
  definition: TableDefinition,
  figures: SourceTable,
  entity: string,
  year: number,
): Sheet {
  const rows: CellValue[][] = [[`${year}年度${definition.title}`], [`部门：${entity}`], ["金额单位：万元"]];
  const blocks = definition.blocks.map((block) => ({
    columns: columnsOf(block),
    lines: linesOf(block, figures),
  }));
  const top = rows.length;
  const depth = Math.max(...blocks.flatMap(({ columns }) => columns.map(({ head }) => head.length)));
  let left = 0;
  for (const { columns, lines } of blocks) {
    columns.forEach((column, index) => {
      const at = left + index;
      column.head.forEach((text, level) => put(rows, top + level, at, text));
      lines.forEach((line, offset) => {
        put(rows, top + depth + offset, at, column.text?.(line) ?? figureOf(figures, column, line));
      });
    });
    left += columns.length;
  }
  const statistics = definition.statistics ?? [];
  if (statistics.length > 0) rows.push(["相关统计数"]);
  for (const { id, label } of statistics) rows.push([label, valueOf(figures, id, "count")]);
  return sheetOf(definition.title.slice(0, 31), rows);
}

function columnsOf(block: BlockDefinition): Column[] {
  const figures = block.columns.map(({ id, line, headers }) => ({
    id,
    ...(line === undefined ? {} : { line }),
    head: (headers[0] ?? "").split(">"),
  }));
  return [...STUBS[block.stub], ...figures];
}

/** A block without labels has one row; codes stand in the block that takes them, under its totals. */
function linesOf(block: BlockDefinition, { lines }: SourceTable): readonly Line[] {
  if (block.stub === "none") return [{ id: "", label: "", code: null }];
  const own = block.lines.map(({ id, label }) => ({ id, label, code: null }));
  if (block.stub === "labels") return own;
  return [...own, ...lines.filter(({ code }) => code !== null)];
}

function figureOf(figures: SourceTable, column: Column, line: Line): CellValue {
  if (column.id === null) return null;
  return valueOf(figures, column.line ?? line.id, column.id) / 1e6;
}

function put(rows: CellValue[][], row: number, column: number, value: CellValue): void {
  while (rows.length <= row) rows.push([]);
  const cells = rows[row];
  if (!cells) return;
  while (cells.length < column) cells.push(null);
  cells[column] = value;
}
