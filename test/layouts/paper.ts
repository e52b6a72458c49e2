/** A sheet being drawn, and what a right reading of it must give. */
import type { ColumnId, LineId, TableId } from "../../src/engine/fact";
import { factId, type FactId } from "../../src/engine/fact";
import { divideRounded, FEN_DECIMALS } from "../../src/workbook/amount";
import type { Cell, CellValue } from "../../src/workbook/workbook";
import type { Random } from "./random";
import type { NumberStyle } from "./variants";

export interface ExpectedFact {
  readonly id: FactId;
  readonly table: TableId;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  /** 分 as printed (or pieces); `null` where the cell holds something that is no figure. */
  readonly value: number | null;
  readonly blank: boolean;
}

/** Decimals that a figure is printed with; 项 may be kept in full under rounded parents. */
function decimalsOf(line: LineId, { unit, decimals, itemsInFull }: NumberStyle): number {
  return itemsInFull && /^\d{7}$/u.test(line) ? FEN_DECIMALS[unit] : decimals;
}

/** 元 that were 万元 with two decimals before. */
const CONVERTED_STEP = 10_000;

export class Paper {
  readonly cells = new Map<string, Cell>();
  readonly expected: ExpectedFact[] = [];

  constructor(
    readonly sheet: string,
    private readonly random: Random,
  ) {}

  put(row: number, column: number, value: CellValue, extra: Partial<Cell> = {}): void {
    if (value === null && extra.error === undefined) return;
    this.cells.set(`${row},${column}`, { row, column, value, ...extra });
  }

  /** Prints a figure in the style of its sheet and notes what it must be read as. */
  money(
    row: number,
    column: number,
    fen: number,
    id: readonly [TableId, LineId, ColumnId],
    style: NumberStyle,
  ): void {
    const decimals = decimalsOf(id[1], style);
    const last = 10 ** (FEN_DECIMALS[style.unit] - decimals);
    const step = style.converted ? CONVERTED_STEP : last;
    const printed = divideRounded(fen, step) * step;
    const int = printed / last;
    // Nothing is blank, but what is rounded away is 0.00.
    const value = int === 0 && fen !== 0 ? 0 : this.written(int, decimals, style);
    this.put(row, column, value, {
      ...(style.formats ? { format: formatOf(style) } : {}),
      ...(style.formulas && this.random.chance(0.3) ? { formula: `=SUM(A${row + 2}:A${row + 9})` } : {}),
    });
    this.expect(row, column, id, printed, printed === 0 && isBlank(value));
  }

  count(row: number, column: number, count: number, id: readonly [TableId, LineId, ColumnId]): void {
    this.put(row, column, count === 0 ? null : count);
    this.expect(row, column, id, count, count === 0);
  }

  private expect(
    row: number,
    column: number,
    [table, line, columnId]: readonly [TableId, LineId, ColumnId],
    value: number,
    blank: boolean,
  ): void {
    this.expected.push({
      id: factId(table, line, columnId),
      table,
      sheet: this.sheet,
      row,
      column,
      value,
      blank,
    });
  }

  /** Overwrites a figure by an error, a date or a word. */
  spoil(): void {
    const index = this.random.int(0, this.expected.length - 1);
    const fact = this.expected[index];
    if (!fact) return;
    const { row, column } = fact;
    const kind = this.random.pick(["error", "date", "word"] as const);
    if (kind === "error") this.put(row, column, null, { error: "#REF!", formula: "=#REF!" });
    else if (kind === "date") this.put(row, column, this.random.int(43_000, 46_000), { format: "yyyy/m/d" });
    else this.put(row, column, "见附表", {});
    this.expected[index] = { ...fact, value: null, blank: false };
  }

  private written(int: number, decimals: number, style: NumberStyle): CellValue {
    if (int === 0) return this.zero(style);
    const numbers =
      style.numbers === "mixed"
        ? this.random.pick(["number", "text", "separators", "fullWidth"] as const)
        : style.numbers;
    const value = int / 10 ** decimals;
    if (numbers === "number") return value;
    const plain = value.toFixed(decimals);
    if (numbers === "text") return plain;
    const separated = plain.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/gu, ",");
    if (numbers === "separators") return separated;
    return Array.from(separated, fullWidth).join("");
  }

  private zero(style: NumberStyle): CellValue {
    const zero =
      style.zero === "mixed"
        ? this.random.pick(["blank", "－", "—", "-", "0", "0.00", "number"] as const)
        : style.zero;
    if (zero === "blank") return null;
    return zero === "number" ? 0 : zero;
  }
}

function formatOf({ decimals }: NumberStyle): string {
  return decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
}

const isBlank = (value: CellValue): boolean => value === null || /^[-－—]$/u.test(String(value));

function fullWidth(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0x20 && code < 0x7f ? String.fromCodePoint(code + 0xfee0) : character;
}
