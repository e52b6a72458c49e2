/** Reads old .xls workbooks (BIFF in an OLE container), and nothing else, with SheetJS. */
import { read, utils, type CellObject, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { makeSheet, type Cell, type Sheet, type Workbook } from "../../workbook/workbook";
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
    return read(bytes, {
      type: "array",
      cellFormula: true,
      cellNF: true,
      cellStyles: true,
      sheetStubs: false,
    });
  } catch (error) {
    const isProtected = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new UnreadableFile(isProtected ? "encrypted" : "damaged");
  }
}

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
