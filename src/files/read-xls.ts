/** Reads old .xls workbooks (Excel 5.0 to 2003) from their OLE container. */
import type { Sheet, Workbook } from "../workbook/workbook";
import { startBudget, type Budget, type Limits } from "./limits";
import { openOle, type OleFile } from "./ole";
import { UnreadableFile } from "./unreadable-file";
import { decryptStream } from "./xls/decrypt";
import { readXlsSheet } from "./xls/cells";
import { readGlobals } from "./xls/globals";

/** Throws {@link UnreadableFile} for anything but a sound workbook. `name`: the file's, without its folder. */
export function readXls(bytes: Uint8Array, name: string, limits: Partial<Limits> = {}): Workbook {
  try {
    return readStream(bytes, name, startBudget(limits));
  } catch (error) {
    // A field beyond the end of its record.
    if (error instanceof RangeError) throw new UnreadableFile("damaged");
    throw error;
  }
}

function readStream(bytes: Uint8Array, name: string, budget: Budget): Workbook {
  const stream = workbookStream(openOle(bytes));
  if (!stream) throw new UnreadableFile("notWorkbook");
  const plain = decryptStream(stream);
  const globals = readGlobals(plain, budget);
  const sheets: Sheet[] = [];
  for (const listed of globals.sheets) {
    const sheet = readXlsSheet(plain, listed, globals, budget);
    if (sheet) sheets.push(sheet);
  }
  if (sheets.length === 0) throw new UnreadableFile("damaged");
  return { name, sheets };
}

/** Excel 97 and later call it `Workbook`; a file for both has the older `Book` too, with less in it. */
export function workbookStream(file: OleFile): Uint8Array | undefined {
  return file.read("Workbook") ?? file.read("Book");
}
