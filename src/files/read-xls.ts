/** Reads old .xls workbooks (BIFF in an OLE container), and nothing else, with SheetJS. */
import { CFB, read, utils, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { z } from "zod";
import { makeSheet, type Cell, type Sheet, type Workbook } from "../workbook/workbook";
import { UnreadableFile } from "./unreadable-file";

export function readXls(bytes: Uint8Array, name: string): Workbook {
  const book = parse(bytes);
  const sheets = book.SheetNames.flatMap((title, index) => {
    const sheet = book.Sheets[title];
    // Charts and macro sheets hold no cells of the kind that we read.
    if (!sheet || (sheet["!type"] ?? "sheet") !== "sheet") return [];
    return [toSheet(title, sheet, book.Workbook?.Sheets?.[index]?.Hidden ?? 0)];
  });
  if (sheets.length === 0) throw new UnreadableFile("damaged");
  return { name, sheets };
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    if (!isComplete(workbookStream(bytes))) throw new UnreadableFile("damaged");
    return read(bytes, {
      type: "array",
      cellFormula: true,
      cellNF: true,
      cellStyles: true,
      sheetStubs: false,
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new UnreadableFile(isProtected ? "encrypted" : "damaged");
  }
}

/** The part of SheetJS that reads OLE containers; it comes without types. */
const containers = CFB as {
  read(bytes: Uint8Array, options: { type: "array" }): unknown;
  find(container: unknown, name: string): unknown;
};
const streamSchema = z.object({ content: z.instanceof(Uint8Array).or(z.array(z.number())) });

function workbookStream(bytes: Uint8Array): Uint8Array {
  const container = containers.read(bytes, { type: "array" });
  const stream = containers.find(container, "Workbook") ?? containers.find(container, "Book");
  return Uint8Array.from(streamSchema.parse(stream).content);
}

const BEGIN_OF_FILE = 0x0809;
const END_OF_FILE = 0x000a;

/** SheetJS makes do with what it finds; a stream whose records do not add up would lose cells in silence. */
function isComplete(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let open = 0;
  let substreams = 0;
  let at = 0;
  while (at + 4 <= stream.length) {
    const type = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    // Padding follows the last sheet.
    if (type === 0 && open === 0) break;
    if (next > stream.length || next > at + 4 + LONGEST_RECORD) return false;
    if (type === BEGIN_OF_FILE) open += 1;
    if (type === END_OF_FILE) open -= 1;
    if (open < 0) return false;
    if (type === BEGIN_OF_FILE && open === 1) substreams += 1;
    at = next;
  }
  // One for the workbook, one a sheet.
  return open === 0 && substreams >= 2;
}

const LONGEST_RECORD = 8224;

function toSheet(name: string, source: WorkSheet, hidden: number): Sheet {
  const cells: Cell[] = [];
  for (const [address, content] of Object.entries(source)) {
    if (address.startsWith("!")) continue;
    const { r: row, c: column } = utils.decode_cell(address);
    const cell = toCell(row, column, content as CellObject);
    if (cell) cells.push(cell);
  }
  return makeSheet(
    {
      name,
      visibility: hidden === 2 ? "veryHidden" : hidden === 1 ? "hidden" : "visible",
      isProtected: source["!protect"] !== undefined,
      hiddenRows: hiddenIndices(source["!rows"]),
      hiddenColumns: hiddenIndices(source["!cols"]),
    },
    cells,
  );
}

function toCell(row: number, column: number, content: CellObject): Cell | null {
  const { t: type, v: value, f: formula, z: format } = content;
  const isError = type === "e";
  if (type === "z" && formula === undefined) return null;
  if (value instanceof Date) throw new UnreadableFile("damaged", utils.encode_cell({ r: row, c: column }));
  return {
    row,
    column,
    value: isError || value === undefined || value === "" ? null : value,
    ...(isError ? { error: content.w ?? "#N/A" } : {}),
    ...(formula === undefined ? {} : { formula: `=${formula}` }),
    ...(format === undefined || /^general$/i.test(String(format)) ? {} : { format: String(format) }),
  };
}

function hiddenIndices(
  properties: readonly ({ hidden?: boolean } | undefined)[] | undefined,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  properties?.forEach((property, index) => {
    if (property?.hidden) hidden.add(index);
  });
  return hidden;
}
