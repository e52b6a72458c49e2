/** What an .xls says before its sheets: their names and places, the shared texts, formats, and names of formulas. */
import { builtInFormat } from "../number-format";
import { LONGEST_TEXT, type Budget } from "../limits";
import type { SheetVisibility } from "../../workbook/workbook";
import { UnreadableFile } from "../unreadable-file";
import { FieldReader, RECORD, substream, withContinuations, type XlsRecord } from "./records";
import { codePageDecoder, sharedText, text, type TextCoding } from "./strings";

export interface BoundSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Where in the stream it begins. */
  readonly start: number;
}

export interface Globals {
  readonly coding: TextCoding;
  readonly sheets: readonly BoundSheet[];
  readonly strings: readonly string[];
  /** By number of a cell format; `undefined` stands for General. */
  readonly formats: readonly (string | undefined)[];
  readonly is1904: boolean;
  /** Sheets that formulas of other sheets name, by their number there; `null`: of another workbook. */
  readonly references: readonly (string | null)[];
  /** Names that formulas use. */
  readonly names: readonly (string | null)[];
}

const BIFF8 = 0x0600;
const BIFF5 = 0x0500;
const VISIBILITY: readonly SheetVisibility[] = ["visible", "hidden", "veryHidden"];

export function readGlobals(stream: Uint8Array, budget: Budget): Globals {
  const records = [...substream(stream, 0)];
  budget.spend("records", records.length, "Workbook");
  const version = records[0]?.data.getUint16(0, true);
  if (version !== BIFF8 && version !== BIFF5) throw new UnreadableFile("oldWorkbook");
  const of = (type: number): readonly XlsRecord[] => records.filter((record) => record.type === type);
  const fields = (record: XlsRecord): FieldReader => new FieldReader([record.data]);
  const codePage = of(RECORD.codePage)[0];
  const decoder = codePageDecoder(codePage ? fields(codePage).word() : 1252);
  const coding: TextCoding = { isUnicode: version === BIFF8, decoder };
  const dateMode = of(RECORD.dateMode)[0];
  const sheets = of(RECORD.boundSheet).map((record) => boundSheet(fields(record), coding));
  if (sheets.length === 0) throw new UnreadableFile("damaged");
  budget.spend("sheets", sheets.length, "Workbook");
  return {
    coding,
    sheets,
    strings: readStrings(records, budget),
    formats: readFormats(of(RECORD.cellFormat), of(RECORD.numberFormat), coding),
    is1904: dateMode !== undefined && fields(dateMode).word() === 1,
    references: coding.isUnicode ? readReferences(records, sheets) : [],
    names: of(RECORD.name).map((record) => (coding.isUnicode ? definedName(fields(record), coding) : null)),
  };
}

function boundSheet(reader: FieldReader, coding: TextCoding): BoundSheet {
  const start = reader.long();
  const state = reader.byte();
  // Of which kind it is says the sheet itself.
  reader.skip(1);
  return {
    name: text(reader, coding, 1),
    visibility: VISIBILITY[state & 3] ?? "visible",
    start,
  };
}

function readStrings(records: readonly XlsRecord[], budget: Budget): readonly string[] {
  const index = records.findIndex(({ type }) => type === RECORD.strings);
  if (index < 0) return [];
  const reader = new FieldReader(withContinuations(records, index));
  reader.skip(4);
  const count = reader.long();
  const strings: string[] = [];
  for (let read = 0; read < count; read += 1) {
    const string = sharedText(reader);
    if (string.length > LONGEST_TEXT) throw new UnreadableFile("tooMuch");
    budget.spend("text", string.length, "Workbook");
    strings.push(string);
  }
  return strings;
}

function readFormats(
  cellFormats: readonly XlsRecord[],
  numberFormats: readonly XlsRecord[],
  coding: TextCoding,
): readonly (string | undefined)[] {
  const custom = new Map<number, string>();
  for (const { data } of numberFormats) {
    const reader = new FieldReader([data]);
    custom.set(reader.word(), text(reader, coding, coding.isUnicode ? 2 : 1));
  }
  return cellFormats.map(({ data }) => {
    const reader = new FieldReader([data]);
    reader.skip(2);
    const id = reader.word();
    const code = custom.get(id) ?? builtInFormat(id);
    return code === undefined || /^(general)?$/i.test(code) ? undefined : code;
  });
}

/** A book that refers to itself. */
const OWN_BOOK = 0x0401;

function readReferences(
  records: readonly XlsRecord[],
  sheets: readonly BoundSheet[],
): readonly (string | null)[] {
  const isOwn = records
    .filter(({ type }) => type === RECORD.supBook)
    .map(({ data }) => data.byteLength === 4 && data.getUint16(2, true) === OWN_BOOK);
  const index = records.findIndex(({ type }) => type === RECORD.externSheet);
  if (index < 0) return [];
  const reader = new FieldReader(withContinuations(records, index));
  const references: (string | null)[] = [];
  for (let left = reader.word(); left > 0; left -= 1) {
    const book = reader.word();
    const [first, last] = [reader.word(), reader.word()];
    // A span of sheets is no reference to one cell.
    references.push((isOwn[book] && first === last ? sheets[first]?.name : null) ?? null);
  }
  return references;
}

const BUILT_IN_NAME = 0x20;

function definedName(reader: FieldReader, coding: TextCoding): string | null {
  const flags = reader.word();
  reader.skip(1);
  const length = reader.byte();
  reader.skip(10);
  if ((flags & BUILT_IN_NAME) !== 0) return null;
  const isWide = (reader.byte() & 1) !== 0;
  const bytes = reader.bytes(isWide ? length * 2 : length);
  return new TextDecoder(isWide && coding.isUnicode ? "utf-16le" : "latin1").decode(bytes);
}
