/** A workbook from a file's bytes, whatever its name says; also for the pane, so nothing of Node is used. */
import type { Workbook } from "../workbook/workbook";
import { kindOf, markupOf, oleKind, reasonByName, refuseOther } from "./file-kind";
import { readXlsx } from "./read-xlsx";
import { UnreadableFile } from "./unreadable-file";

/** Runs work that may never end; where the host can stop it, it does so by throwing {@link UnreadableFile}. */
export type TimeLimit = <T>(work: () => T) => T;

const unlimited: TimeLimit = (work) => work();

/** `name`: the file's, without its folder. Rejects with {@link UnreadableFile}. */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  limited: TimeLimit = unlimited,
): Promise<Workbook> {
  try {
    return await readKind(bytes, name, limited);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.reason !== "notWorkbook" && error.reason !== "plainText") throw error;
    throw new UnreadableFile(reasonByName(name, error.reason));
  }
}

async function readKind(bytes: Uint8Array, name: string, limited: TimeLimit): Promise<Workbook> {
  switch (kindOf(bytes)) {
    case "zip":
      return limited(() => readXlsx(bytes, name));
    case "ole":
      return readOle(bytes, name, limited);
    case "other":
      return readMarkup(bytes, name, limited);
  }
}

/** Old and rare kinds have their readers loaded on demand. */
async function readOle(bytes: Uint8Array, name: string, limited: TimeLimit): Promise<Workbook> {
  switch (oleKind(bytes)) {
    case "workbook": {
      const { readXls } = await import("./read-xls");
      return limited(() => readXls(bytes, name));
    }
    case "encrypted": {
      const { decryptPackage } = await import("./decrypt");
      return limited(() => readXlsx(decryptPackage(bytes), name));
    }
    case "document":
      throw new UnreadableFile(reasonByName(name, "legacyDocument"));
    case "presentation":
      throw new UnreadableFile("presentation");
    case "other":
      throw new UnreadableFile("notWorkbook");
  }
}

async function readMarkup(bytes: Uint8Array, name: string, limited: TimeLimit): Promise<Workbook> {
  const markup = markupOf(bytes);
  if (markup === "html") {
    const { readHtml } = await import("./read-html");
    return limited(() => readHtml(bytes, name));
  }
  if (markup === "spreadsheetXml") {
    const { readSpreadsheetXml } = await import("./read-spreadsheet-xml");
    return limited(() => readSpreadsheetXml(bytes, name));
  }
  throw refuseOther(bytes, "notWorkbook");
}
