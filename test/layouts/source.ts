/** The figures of a disclosure apart from any sheet: what a layout prints and a reading must give back. */
import type { ColumnId, LineId, TableId } from "../../src/engine/fact";
import { SAMPLE_BLOCKS, SAMPLE_ENTITY, SAMPLE_YEAR } from "../../scripts/sample/xining-2024";

export interface SourceLine {
  readonly id: LineId;
  /** Without ordinals and indents. */
  readonly label: string;
  readonly code: string | null;
}

export interface SourceTable {
  readonly table: TableId;
  readonly lines: readonly SourceLine[];
  readonly columns: readonly ColumnId[];
  /** `line/column` → 分, or pieces for counts; 0 where nothing is noted. */
  readonly values: ReadonlyMap<string, number>;
}

export interface Source {
  readonly entity: string;
  readonly year: number;
  readonly tables: ReadonlyMap<TableId, SourceTable>;
}

export function valueOf(table: SourceTable, line: LineId, column: ColumnId): number {
  return table.values.get(`${line}/${column}`) ?? 0;
}

/** The sample's figures as a source. */
export function sampleSource(): Source {
  const tables = new Map<TableId, SourceTable>();
  for (const { table, block, columns, lines } of SAMPLE_BLOCKS) {
    const known = tables.get(table);
    const values = new Map(known?.values);
    for (const [line, , ...figures] of lines) {
      columns.forEach((column, index) => {
        const figure = figures[index];
        if (figure === null || figure === undefined) return;
        values.set(`${line}/${column}`, block === "statistics" ? figure : Math.round(figure * 100) * 10_000);
      });
    }
    tables.set(table, {
      table,
      columns: [...new Set([...(known?.columns ?? []), ...columns])],
      lines: [
        ...(known?.lines ?? []),
        ...lines.map(([id, label]) => ({
          id,
          label: label.replace(/^(?:[一二三四五六七八九十]+、|\([一二]\) |\d\. |其中：)/u, ""),
          code: /^\d{3,7}$/u.test(id) ? id : null,
        })),
      ],
      values,
    });
  }
  return { entity: SAMPLE_ENTITY, year: SAMPLE_YEAR, tables };
}
