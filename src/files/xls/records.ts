/** The records of an .xls stream (BIFF), one after the other: what does not add up is a damage, never a loss. */
import { UnreadableFile } from "../unreadable-file";

export const RECORD = {
  formula: 0x0006,
  endOfFile: 0x000a,
  protect: 0x0012,
  externSheet: 0x0017,
  name: 0x0018,
  dateMode: 0x0022,
  filePass: 0x002f,
  continued: 0x003c,
  codePage: 0x0042,
  columnInfo: 0x007d,
  boundSheet: 0x0085,
  multipleRk: 0x00bd,
  multipleBlank: 0x00be,
  richString: 0x00d6,
  cellBlock: 0x00d7,
  cellFormat: 0x00e0,
  strings: 0x00fc,
  stringCell: 0x00fd,
  supBook: 0x01ae,
  blank: 0x0201,
  number: 0x0203,
  label: 0x0204,
  booleanOrError: 0x0205,
  string: 0x0207,
  row: 0x0208,
  array: 0x0221,
  dataTable: 0x0236,
  rk: 0x027e,
  numberFormat: 0x041e,
  sharedFormula: 0x04bc,
  beginOfFile: 0x0809,
} as const;

export interface XlsRecord {
  readonly type: number;
  /** Of the record's head in the stream. */
  readonly start: number;
  readonly data: DataView;
}

/** Longer ones are continued in further records. */
const LONGEST_RECORD = 8224;

/** From `start` on to the end of the substream that begins there, those of substreams inside of it left out. */
export function* substream(stream: Uint8Array, start: number): Generator<XlsRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let depth = 0;
  for (let at = start; at + 4 <= stream.length;) {
    const type = view.getUint16(at, true);
    const length = view.getUint16(at + 2, true);
    if (at === start && type !== RECORD.beginOfFile) throw new UnreadableFile("damaged");
    if (length > LONGEST_RECORD || at + 4 + length > stream.length) throw new UnreadableFile("damaged");
    if (type === RECORD.beginOfFile) depth += 1;
    if (depth === 1) {
      yield { type, start: at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, length) };
    }
    if (type === RECORD.endOfFile) depth -= 1;
    if (depth === 0) return;
    at += 4 + length;
  }
  // The stream ends before what was begun.
  throw new UnreadableFile("damaged");
}

/** A record's content, and that of the records that continue it. */
export function withContinuations(records: readonly XlsRecord[], index: number): DataView[] {
  const pieces: DataView[] = [];
  for (let at = index; at === index || records[at]?.type === RECORD.continued; at += 1) {
    const record = records[at];
    if (record) pieces.push(record.data);
  }
  return pieces;
}

/** Reads fields one after the other through a record and the records that continue it. */
export class FieldReader {
  private piece = 0;
  private at = 0;

  constructor(private readonly pieces: readonly DataView[]) {}

  private get view(): DataView {
    const view = this.pieces[this.piece];
    if (!view) throw new UnreadableFile("damaged");
    return view;
  }

  /** Bytes that are left in the current record. */
  get room(): number {
    return (this.pieces[this.piece]?.byteLength ?? 0) - this.at;
  }

  /** Goes on in the next record where this one is at its end; `true` where it did. */
  turn(): boolean {
    if (this.room > 0 || this.piece >= this.pieces.length - 1) return false;
    this.piece += 1;
    this.at = 0;
    return true;
  }

  /** Fields do not run over a record's end. */
  private take(size: number): number {
    this.turn();
    if (this.room < size) throw new UnreadableFile("damaged");
    this.at += size;
    return this.at - size;
  }

  byte(): number {
    return this.view.getUint8(this.take(1));
  }

  word(): number {
    const at = this.take(2);
    return this.view.getUint16(at, true);
  }

  long(): number {
    const at = this.take(4);
    return this.view.getUint32(at, true);
  }

  double(): number {
    const at = this.take(8);
    return this.view.getFloat64(at, true);
  }

  bytes(count: number): Uint8Array {
    const at = this.take(count);
    return new Uint8Array(this.view.buffer, this.view.byteOffset + at, count);
  }

  /** Over the ends of records. */
  skip(count: number): void {
    let left = count;
    while (left > 0) {
      this.turn();
      const step = Math.min(left, this.room);
      if (step === 0) throw new UnreadableFile("damaged");
      this.at += step;
      left -= step;
    }
  }
}
