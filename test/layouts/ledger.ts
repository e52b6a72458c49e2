/** Figures being collected into tables whose sums hold by construction. */
import type { ColumnId, LineId, TableId } from "../../src/engine/fact";
import { definedLines } from "../../src/engine/define-table";
import { TABLES } from "../../src/tables";
import { ECONOMIC_CODES } from "../../src/tables/economic-codes";
import { FUNCTIONAL_CLASS_LINES } from "../../src/tables/functional-classes";
import { FUNCTIONAL_CODES } from "../../src/tables/functional-codes";
import type { Random } from "./random";
import type { SourceLine, SourceTable } from "./source";

/** Collects the figures of one table; a sum grows with every part added to it. */
export class Ledger {
  readonly values = new Map<string, number>();
  readonly codes = new Map<string, string>();

  constructor(
    readonly table: TableId,
    readonly columns: readonly ColumnId[],
  ) {}

  add(line: LineId, column: ColumnId, value: number): void {
    if (value === 0) return;
    const key = `${line}/${column}`;
    this.values.set(key, (this.values.get(key) ?? 0) + value);
  }

  get(line: LineId, column: ColumnId): number {
    return this.values.get(`${line}/${column}`) ?? 0;
  }

  /** Adds to a code, to its parents and to the total. */
  addCode(code: string, name: string, column: ColumnId, value: number): void {
    this.codes.set(code, name);
    for (const line of [code, ...parentsOf(code), "total"]) this.add(line, column, value);
    for (const parent of parentsOf(code)) this.codes.set(parent, this.codes.get(parent) ?? nameOf(parent));
  }

  codeTable(): SourceTable {
    const lines = [...this.codes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, label]): SourceLine => ({ id: code, label, code }));
    return this.finished([{ id: "total", label: "合计", code: null }, ...lines]);
  }

  fixedTable(): SourceTable {
    const definition = TABLES.find(({ id }) => id === this.table);
    const lines = definition ? definedLines(definition) : [];
    return this.finished(lines.map(({ id, label, code }) => ({ id, label, code: code ?? null })));
  }

  finished(lines: readonly SourceLine[]): SourceTable {
    return { table: this.table, columns: this.columns, lines, values: this.values };
  }
}

function parentsOf(code: string): string[] {
  return code.length === 7 ? [code.slice(0, 5), code.slice(0, 3)] : [code.slice(0, 3)];
}

export function nameOf(code: string): string {
  const known = [...FUNCTIONAL_CODES, ...ECONOMIC_CODES].find((candidate) => candidate.code === code)?.name;
  const ofClass = FUNCTIONAL_CLASS_LINES.find((line) => line.code === code)?.label;
  return ofClass ?? known ?? `其他支出${code}`;
}

/** From a few 分 to some 亿元, often round, often nothing. */
export function money(random: Random, zeroShare = 0.2): number {
  if (random.chance(zeroShare)) return 0;
  const magnitude = 10 ** random.int(3, 10);
  const value = random.int(1, 9) * magnitude + random.int(0, magnitude);
  return random.chance(0.2) ? Math.round(value / 1e6) * 1e6 : value;
}

/** Cuts a sum into parts that add up to it again. */
export function parts(random: Random, sum: number, count: number): number[] {
  const result: number[] = [];
  let rest = sum;
  for (let left = count; left > 1; left -= 1) {
    const part = random.chance(0.3) ? 0 : Math.floor((rest * random.int(0, 1000)) / 1000);
    result.push(part);
    rest -= part;
  }
  return [...result, rest];
}
