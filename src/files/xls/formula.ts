/**
 * Writes the formula of an .xls cell, which is stored in Polish notation, in the usual one. What it does not know
 * (labels as references, functions of other programs, other workbooks) makes the whole formula unknown: the value is
 * there either way.
 */
import { quoteSheet, toA1 } from "../../workbook/address";
import { MAX_COLUMNS } from "../../workbook/workbook";
import { functionOf } from "./functions";

export interface FormulaContext {
  readonly references: readonly (string | null)[];
  readonly names: readonly (string | null)[];
}

/** Where the formula stands: relative references of shared formulas count from there. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export const ERRORS: Readonly<Record<number, string>> = {
  0x00: "#NULL!",
  0x07: "#DIV/0!",
  0x0f: "#VALUE!",
  0x17: "#REF!",
  0x1d: "#NAME?",
  0x24: "#NUM!",
  0x2a: "#N/A",
};

const OPERATORS: Readonly<Record<number, string>> = {
  0x03: "+",
  0x04: "-",
  0x05: "*",
  0x06: "/",
  0x07: "^",
  0x08: "&",
  0x09: "<",
  0x0a: "<=",
  0x0b: "=",
  0x0c: ">=",
  0x0d: ">",
  0x0e: "<>",
  0x0f: " ",
  0x10: ",",
  0x11: ":",
};

const SUM = 4;
/** Rows of the sheets that such files have. */
const ROWS = 65_536;
const COLUMNS = 256;

class UnknownToken extends Error {}

/** Without its `=`; `null` where a part of it is unknown. `tokens`: of Excel 97 and later. */
export function formulaText(tokens: DataView, place: CellPosition, context: FormulaContext): string | null {
  try {
    return new Decompiler(tokens, place, context).text();
  } catch (error) {
    if (error instanceof UnknownToken || error instanceof RangeError) return null;
    throw error;
  }
}

class Decompiler {
  private at = 0;
  private readonly stack: string[] = [];

  constructor(
    private readonly tokens: DataView,
    private readonly place: CellPosition,
    private readonly context: FormulaContext,
  ) {}

  text(): string {
    while (this.at < this.tokens.byteLength) this.step();
    const [result, ...others] = this.stack;
    if (result === undefined || others.length > 0) throw new UnknownToken();
    return result;
  }

  private byte(): number {
    this.at += 1;
    return this.tokens.getUint8(this.at - 1);
  }

  private word(): number {
    this.at += 2;
    return this.tokens.getUint16(this.at - 2, true);
  }

  private pop(): string {
    const top = this.stack.pop();
    if (top === undefined) throw new UnknownToken();
    return top;
  }

  private step(): void {
    const id = this.byte();
    // Tokens of one kind come in three classes, which say how the value is used.
    const kind = id < 0x20 ? id : (id & 0x1f) | 0x20;
    const operator = OPERATORS[kind];
    if (operator !== undefined) {
      const right = this.pop();
      this.stack.push(this.pop() + operator + right);
      return;
    }
    this.stack.push(...this.operand(kind));
  }

  /** What a token puts on the stack: one text, or none for what is no part of the formula. */
  private operand(kind: number): readonly string[] {
    switch (kind) {
      case 0x12:
        return [`+${this.pop()}`];
      case 0x13:
        return [`-${this.pop()}`];
      case 0x14:
        return [`${this.pop()}%`];
      case 0x15:
        return [`(${this.pop()})`];
      case 0x16:
        return [""];
      case 0x17:
        return [this.string()];
      case 0x19:
        return this.attribute();
      case 0x1c:
        return [ERRORS[this.byte()] ?? this.unknown()];
      case 0x1d:
        return [this.byte() === 1 ? "TRUE" : "FALSE"];
      case 0x1e:
        return [String(this.word())];
      case 0x1f:
        this.at += 8;
        return [String(this.tokens.getFloat64(this.at - 8, true))];
      case 0x21:
        return [this.call(this.word(), null)];
      case 0x22: {
        const count = this.byte() & 0x7f;
        return [this.call(this.word(), count)];
      }
      case 0x23: {
        const name = this.context.names[this.word() - 1];
        this.at += 2;
        return [name ?? this.unknown()];
      }
      default:
        return [this.reference(kind)];
    }
  }

  private unknown(): never {
    throw new UnknownToken();
  }

  private string(): string {
    const length = this.byte();
    const isWide = (this.byte() & 1) !== 0;
    let value = "";
    for (let index = 0; index < length; index += 1) {
      value += String.fromCharCode(isWide ? this.word() : this.byte());
    }
    return `"${value.replaceAll('"', '""')}"`;
  }

  private attribute(): readonly string[] {
    const flags = this.byte();
    const data = this.word();
    // Jumps and spaces are of use to Excel alone; a choice lists its jumps behind.
    if (flags & 0x04) this.at += 2 * (data + 1);
    if (flags & 0x10) return [this.call(SUM, 1)];
    return [];
  }

  private call(number: number, count: number | null): string {
    const called = functionOf(number);
    const taken = count ?? called?.argumentCount ?? null;
    if (!called || taken === null || taken > this.stack.length) return this.unknown();
    const given = taken === 0 ? [] : this.stack.splice(-taken);
    return `${called.name}(${given.join(",")})`;
  }

  private reference(kind: number): string {
    switch (kind) {
      case 0x24:
        return this.cell(this.word(), this.word(), false);
      case 0x2c:
        return this.cell(this.word(), this.word(), true);
      case 0x25:
        return this.area(false);
      case 0x2d:
        return this.area(true);
      case 0x2a:
        this.at += 4;
        return "#REF!";
      case 0x2b:
        this.at += 8;
        return "#REF!";
      case 0x3a: {
        const sheet = this.sheet();
        return sheet + this.cell(this.word(), this.word(), false);
      }
      case 0x3b: {
        const sheet = this.sheet();
        return sheet + this.area(false);
      }
      default:
        return this.unknown();
    }
  }

  private sheet(): string {
    const name = this.context.references[this.word()];
    if (name === undefined || name === null) return this.unknown();
    return `${/^[\p{L}_][\p{L}_.]*$/u.test(name) ? name : quoteSheet(name)}!`;
  }

  private area(isShared: boolean): string {
    const [top, bottom] = [this.word(), this.word()];
    const [left, right] = [this.word(), this.word()];
    const first = this.cell(top, left, isShared);
    const last = this.cell(bottom, right, isShared);
    // Whole columns are stored from the first row to the last one.
    const isWhole = top === 0 && bottom === ROWS - 1;
    return isWhole ? `${first.replace(/\$?\d+$/, "")}:${last.replace(/\$?\d+$/, "")}` : `${first}:${last}`;
  }

  /** The two highest bits of the column say what is relative; in shared formulas those count from the cell. */
  private cell(row: number, packed: number, isShared: boolean): string {
    const isRowRelative = (packed & 0x8000) !== 0;
    const isColumnRelative = (packed & 0x4000) !== 0;
    const at = {
      row: isShared && isRowRelative ? (this.place.row + row) % ROWS : row,
      column:
        isShared && isColumnRelative ? (this.place.column + (packed & 0xff)) % COLUMNS : packed & 0x3fff,
    };
    if (at.column >= MAX_COLUMNS) return this.unknown();
    const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(toA1(at.row, at.column)) ?? [];
    return `${isColumnRelative ? "" : "$"}${letters}${isRowRelative ? "" : "$"}${digits}`;
  }
}
