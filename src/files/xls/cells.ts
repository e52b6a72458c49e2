/**
 * The cells of one sheet of an .xls. The sheet is held against what it says of itself: where it declares cells and has
 * none, or where something unknown stands among them, the file is refused instead of being read in part.
 */
import { toA1 } from "../../workbook/address";
import { isDateFormat } from "../../workbook/date-format";
import { cellKey, makeSheet, type Cell, type CellKey, type Sheet } from "../../workbook/workbook";
import type { Writable } from "../../workbook/writable";
import { LONGEST_FORMULA, type Budget } from "../limits";
import { DAYS_TO_1904 } from "../number-format";
import { UNKNOWN_FORMULA } from "../shared-formula";
import { UnreadableFile } from "../unreadable-file";
import { ERRORS, formulaText, type FormulaContext } from "./formula";
import type { BoundSheet, Globals } from "./globals";
import { FieldReader, RECORD, substream, withContinuations, type XlsRecord } from "./records";
import { text } from "./strings";

/** What may stand between the first cell of a sheet and its last one. */
const AMONG_CELLS = new Set<number>([
  RECORD.formula,
  RECORD.continued,
  RECORD.multipleRk,
  RECORD.multipleBlank,
  RECORD.richString,
  RECORD.cellBlock,
  RECORD.stringCell,
  RECORD.blank,
  RECORD.number,
  RECORD.label,
  RECORD.booleanOrError,
  RECORD.string,
  RECORD.row,
  RECORD.array,
  RECORD.dataTable,
  RECORD.rk,
  RECORD.sharedFormula,
]);
const WITHOUT_CELLS = new Set<number>([
  RECORD.continued,
  RECORD.cellBlock,
  RECORD.string,
  RECORD.row,
  RECORD.array,
  RECORD.dataTable,
  RECORD.sharedFormula,
]);

const WORKSHEET = 0x0010;
/** A module, a chart, macros. */
const WITHOUT_TABLES = new Set([0x0006, 0x0020, 0x0040]);

/** `null` for what turns out to be another kind of sheet. */
export function readXlsSheet(
  stream: Uint8Array,
  listed: BoundSheet,
  globals: Globals,
  budget: Budget,
): Sheet | null {
  const records = [...substream(stream, listed.start)];
  budget.spend("records", records.length, listed.name);
  const kind = records[0]?.data;
  if (!kind || kind.byteLength < 4) throw new UnreadableFile("damaged", listed.name);
  const sheetType = kind.getUint16(2, true);
  if (WITHOUT_TABLES.has(sheetType)) return null;
  if (sheetType !== WORKSHEET) throw new UnreadableFile("damaged", listed.name);
  refuseGaps(records, listed.name);
  const reader = new SheetReader(listed, globals, budget);
  records.forEach((record, index) => {
    reader.take(record, withContinuations(records, index));
  });
  return reader.finish();
}

/** A record that nobody knows, among the cells, was one of them. */
function refuseGaps(records: readonly XlsRecord[], name: string): void {
  const isCell = ({ type }: XlsRecord): boolean => AMONG_CELLS.has(type) && !WITHOUT_CELLS.has(type);
  const first = records.findIndex(isCell);
  const last = records.findLastIndex(isCell);
  const isGap = first >= 0 && records.slice(first, last).some(({ type }) => !AMONG_CELLS.has(type));
  const declares = records.some(
    ({ type, data }) =>
      type === RECORD.row && data.byteLength >= 6 && data.getUint16(4, true) > data.getUint16(2, true),
  );
  if (isGap || (first < 0 && declares)) throw new UnreadableFile("damaged", name);
}

class SheetReader {
  private readonly cells = new Map<CellKey, Cell>();
  private readonly hiddenRows = new Set<number>();
  private readonly hiddenColumns = new Set<number>();
  private isProtected = false;
  /** Tokens of formulas that several cells share, by the cell that they were read behind. */
  private readonly shared = new Map<CellKey, DataView>();
  private readonly formulas: { readonly cell: Writable<Cell>; readonly tokens: DataView }[] = [];
  private lastFormula: Writable<Cell> | null = null;
  /** A formula's text stands in the record behind it. */
  private awaited: Writable<Cell> | null = null;

  constructor(
    private readonly listed: BoundSheet,
    private readonly globals: Globals,
    private readonly budget: Budget,
  ) {}

  take({ type, data }: XlsRecord, pieces: readonly DataView[]): void {
    const reader = new FieldReader(pieces);
    switch (type) {
      case RECORD.number: {
        this.keep(this.head(reader), () => reader.double());
        return;
      }
      case RECORD.rk: {
        this.keep(this.head(reader), () => rk(reader.long()));
        return;
      }
      case RECORD.multipleRk: {
        this.multiple(reader, data.byteLength);
        return;
      }
      case RECORD.stringCell: {
        this.keep(this.head(reader), () => this.sharedString(reader.long()));
        return;
      }
      case RECORD.label:
      case RECORD.richString: {
        this.keep(this.head(reader), () => text(reader, this.globals.coding, 2));
        return;
      }
      case RECORD.booleanOrError: {
        this.booleanOrError(reader);
        return;
      }
      case RECORD.formula: {
        this.formula(reader);
        return;
      }
      case RECORD.string:
        if (this.awaited) this.setText(this.awaited, text(reader, this.globals.coding, 2));
        this.awaited = null;
        return;
      case RECORD.sharedFormula:
      case RECORD.array: {
        this.sharedTokens(reader, type);
        return;
      }
      case RECORD.row:
        if ((data.getUint16(12, true) & 0x20) !== 0) this.hiddenRows.add(reader.word());
        return;
      case RECORD.columnInfo: {
        this.columns(reader);
        return;
      }
      case RECORD.protect:
        this.isProtected = reader.word() !== 0;
        return;
      default:
    }
  }

  private fail(cell?: { row: number; column: number }): never {
    const place = cell ? `!${toA1(cell.row, cell.column)}` : "";
    throw new UnreadableFile("damaged", this.listed.name + place);
  }

  private head(reader: FieldReader): Writable<Cell> {
    const cell: Writable<Cell> = { row: reader.word(), column: reader.word(), value: null };
    const format = this.globals.formats[reader.word()];
    if (format !== undefined) cell.format = format;
    return cell;
  }

  private keep(cell: Writable<Cell>, value: () => number | string | boolean): void {
    const read = value();
    if (typeof read === "string") this.setText(cell, read);
    else if (typeof read === "number") this.setNumber(cell, read);
    else cell.value = read;
    if (cell.value !== null || cell.error !== undefined) this.add(cell);
  }

  private add(cell: Cell): void {
    this.budget.spend("cells", 1, this.listed.name);
    const key = cellKey(cell.row, cell.column);
    // One of two cells with the same address would be lost.
    if (this.cells.has(key)) this.fail(cell);
    this.cells.set(key, cell);
  }

  private setNumber(cell: Writable<Cell>, number: number): void {
    if (!Number.isFinite(number)) cell.error = String(number);
    else cell.value = this.globals.is1904 && isDateFormat(cell.format) ? number + DAYS_TO_1904 : number;
  }

  private setText(cell: Writable<Cell>, value: string): void {
    this.budget.spend("text", value.length, this.listed.name);
    cell.value = value === "" && cell.formula === undefined ? null : value;
  }

  private sharedString(index: number): string {
    return this.globals.strings[index] ?? this.fail();
  }

  private multiple(reader: FieldReader, length: number): void {
    const row = reader.word();
    const first = reader.word();
    const count = (length - 6) / 6;
    if (!Number.isInteger(count)) this.fail();
    for (let index = 0; index < count; index += 1) {
      const cell: Writable<Cell> = { row, column: first + index, value: null };
      const format = this.globals.formats[reader.word()];
      if (format !== undefined) cell.format = format;
      this.keep(cell, () => rk(reader.long()));
    }
    if (reader.word() !== first + count - 1) this.fail();
  }

  private booleanOrError(reader: FieldReader): void {
    const cell = this.head(reader);
    const value = reader.byte();
    if (reader.byte() !== 0) cell.error = ERRORS[value] ?? "#N/A";
    else if (value > 1) cell.error = "#VALUE!";
    else cell.value = value === 1;
    this.add(cell);
  }

  private formula(reader: FieldReader): void {
    const cell = this.head(reader);
    cell.formula = `=${UNKNOWN_FORMULA}`;
    const result = reader.bytes(8);
    this.awaited = null;
    this.setResult(cell, result);
    reader.skip(6);
    const length = reader.word();
    if (length > LONGEST_FORMULA) this.fail(cell);
    const bytes = reader.bytes(Math.min(length, reader.room));
    this.formulas.push({ cell, tokens: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) });
    this.lastFormula = cell;
    this.add(cell);
  }

  private setResult(cell: Writable<Cell>, result: Uint8Array): void {
    const [kind, , value = 0] = result;
    if (result[6] !== 0xff || result[7] !== 0xff) {
      this.setNumber(cell, new DataView(result.buffer, result.byteOffset, 8).getFloat64(0, true));
    } else if (kind === 0) this.awaited = cell;
    else if (kind === 1) cell.value = value !== 0;
    else if (kind === 2) cell.error = ERRORS[value] ?? "#N/A";
    else cell.value = "";
  }

  private sharedTokens(reader: FieldReader, type: number): void {
    if (!this.lastFormula) return;
    reader.skip(type === RECORD.sharedFormula ? 8 : 12);
    const length = reader.word();
    const bytes = reader.bytes(Math.min(length, reader.room));
    const key = cellKey(this.lastFormula.row, this.lastFormula.column);
    this.shared.set(key, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  private columns(reader: FieldReader): void {
    const first = reader.word();
    const last = Math.min(reader.word(), 255);
    this.budget.spend("columns", 1, this.listed.name);
    reader.skip(4);
    if ((reader.word() & 1) === 0) return;
    for (let column = first; column <= last; column += 1) this.hiddenColumns.add(column);
  }

  finish(): Sheet {
    for (const { cell, tokens } of this.formulas) {
      const written = this.globals.coding.isUnicode ? this.textOf(cell, tokens) : null;
      this.budget.spend("formulas", written?.length ?? 0, this.listed.name);
      if (written !== null) cell.formula = `=${written}`;
    }
    const { name, visibility } = this.listed;
    const sheet = makeSheet(
      { name, visibility, isProtected: this.isProtected, hiddenRows: this.hiddenRows },
      this.cells.values(),
    );
    const hiddenColumns = new Set([...this.hiddenColumns].filter((column) => column < sheet.columnCount));
    return { ...sheet, hiddenColumns };
  }

  private textOf(cell: Cell, tokens: DataView): string | null {
    const context: FormulaContext = this.globals;
    const isShared = tokens.byteLength === 5 && tokens.getUint8(0) === 0x01;
    if (!isShared) return formulaText(tokens, cell, context);
    const found = this.shared.get(cellKey(tokens.getUint16(1, true), tokens.getUint16(3, true)));
    return found ? formulaText(found, cell, context) : null;
  }
}

/** A number in 30 bits: whole or the upper half of a double, as it is or in hundredths. */
function rk(bits: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(4, bits & ~3, true);
  const value = bits & 2 ? bits >> 2 : view.getFloat64(0, true);
  return bits & 1 ? value / 100 : value;
}
