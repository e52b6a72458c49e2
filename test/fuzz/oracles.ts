/** What readers that are not ours see in a file: value by address, sheet by sheet. */
import { read, utils, type CellObject } from "@e965/xlsx";
import ExcelJS from "exceljs";
import mammoth from "mammoth";
import { withinSeconds } from "../../src/disk/time-limit";

export type Seen = ReadonlyMap<string, number | string | boolean>;

/** By sheet name and address, such as `表一!A1`; `null` where the reader refuses, or does not come to an end. */
export function seenBySheetJs(bytes: Uint8Array): Seen | null {
  const seen = new Map<string, number | string | boolean>();
  try {
    const book = quietly(() =>
      withinSeconds(5)(() =>
        read(bytes, { type: "array", cellFormula: false, cellHTML: false, cellText: false }),
      ),
    );
    for (const name of book.SheetNames) {
      const sheet = book.Sheets[name];
      if (!sheet || (sheet["!type"] ?? "sheet") !== "sheet") continue;
      for (const [address, cell] of Object.entries(sheet)) {
        if (address.startsWith("!")) continue;
        const { t, v } = cell as CellObject;
        if (t === "e" || t === "z" || v === undefined || v instanceof Date) continue;
        const { r, c } = utils.decode_cell(address);
        // It makes cells of what is no cell: above the first row, without a value.
        if (r < 0 || c < 0 || (v as unknown) === null) continue;
        if (v !== "") seen.set(`${name}!${utils.encode_cell({ r, c })}`, v);
      }
    }
    return seen;
  } catch {
    return null;
  }
}

/** Libraries report to the console what they make do with. */
function quietly<T>(work: () => T): T {
  const loud = { error: globalThis.console.error, warn: globalThis.console.warn };
  const silent = (): void => undefined;
  Object.assign(globalThis.console, { error: silent, warn: silent });
  try {
    return work();
  } finally {
    Object.assign(globalThis.console, loud);
  }
}

export async function seenByExcelJs(bytes: Uint8Array): Promise<Seen | null> {
  const seen = new Map<string, number | string | boolean>();
  try {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
    book.eachSheet((sheet) => {
      sheet.eachRow((row) => {
        row.eachCell((cell) => {
          // It repeats a merged cell's value in all that it covers.
          const value = cell.master === cell ? plainValue(cell.value) : null;
          if (value !== null && value !== "") seen.set(`${sheet.name}!${cell.address}`, value);
        });
      });
    });
    return seen;
  } catch {
    return null;
  }
}

function plainValue(value: ExcelJS.CellValue): number | string | boolean | null {
  if (value === null || value === undefined || value instanceof Date) return null;
  if (typeof value !== "object") return Number.isNaN(value) ? null : value;
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("result" in value) return plainValue(value.result ?? null);
  return null;
}

/** The figures of a document's text, in their order. */
export async function figuresByMammoth(bytes: Uint8Array): Promise<readonly string[] | null> {
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    return figuresIn(value);
  } catch {
    return null;
  }
}

export function figuresIn(text: string): readonly string[] {
  return text.match(/\d[\d,.]*/g) ?? [];
}
