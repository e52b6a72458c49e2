/**
 * Reads .xlsx and .xlsm, whichever program wrote them: elements with or without prefixes, cells with or
 * without addresses, strings shared or inline, strict or transitional. A cell that cannot be read makes the
 * file unreadable: it is never left out.
 */
import type { Sheet, SheetVisibility, Workbook } from "../workbook/workbook";
import { builtInFormat } from "./number-format";
import { openPackage, type OfficePackage, type Relationship } from "./package";
import { readSheetCells, type ListedSheet, type SheetContext } from "./read-worksheet";
import { UnreadableFile } from "./unreadable-file";
import { isTrue, readXml, unescapeControls } from "./xml";
import { DEFAULT_LIMITS, type ZipLimits } from "./zip";

export interface WorkbookLimits extends ZipLimits {
  /** Cells that hold something, in the whole workbook; beyond it, memory would not do. */
  readonly cells: number;
}

const WORKBOOK_LIMITS: WorkbookLimits = { ...DEFAULT_LIMITS, cells: 2_000_000 };

/** Throws {@link UnreadableFile} for anything but a sound workbook. `name`: the file's, without its folder. */
export function readXlsx(
  bytes: Uint8Array,
  name: string,
  limits: WorkbookLimits = WORKBOOK_LIMITS,
): Workbook {
  const source = openPackage(bytes, "notWorkbook", limits);
  const workbook = readWorkbookPart(source);
  const relationships = source.relationships(source.mainPart);
  const partOf = (type: string): string | undefined =>
    relationships.find((relationship) => relationship.type === type && !relationship.isExternal)?.target;
  const context: SheetContext = {
    strings: readSharedStrings(source, partOf("sharedStrings")),
    formats: readFormats(source, partOf("styles")),
    is1904: workbook.is1904,
    cellBudget: { left: limits.cells },
  };
  const sheets: Sheet[] = [];
  for (const listed of workbook.sheets) {
    const part = sheetPart(listed, relationships);
    // A sheet that is a chart has no cells.
    if (part !== null) sheets.push(readSheetCells(part, source.read(part), listed, context));
  }
  if (sheets.length === 0) throw new UnreadableFile("damaged", source.mainPart);
  return { name, sheets };
}

function readWorkbookPart(source: OfficePackage): { sheets: ListedSheet[]; is1904: boolean } {
  const part = source.mainPart;
  if (part.toLowerCase().endsWith(".bin")) throw new UnreadableFile("binaryWorkbook");
  const sheets: ListedSheet[] = [];
  let is1904 = false;
  let root: string | undefined;
  readXml(part, source.read(part), {
    open(name, attributes) {
      root ??= name;
      if (name === "workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      const { name: title, id, state } = attributes;
      const isTaken = sheets.some((sheet) => sheet.name.toLowerCase() === title?.toLowerCase());
      if (title === undefined || id === undefined || isTaken) throw new UnreadableFile("damaged", part);
      sheets.push({ name: title, visibility: visibilityOf(state), relationshipId: id });
    },
  });
  if (root !== "workbook") throw new UnreadableFile("notWorkbook");
  return { sheets, is1904 };
}

function visibilityOf(state: string | undefined): SheetVisibility {
  return state === "hidden" || state === "veryHidden" ? state : "visible";
}

function sheetPart(sheet: ListedSheet, relationships: readonly Relationship[]): string | null {
  const relationship = relationships.find(({ id }) => id === sheet.relationshipId);
  if (!relationship || relationship.isExternal) throw new UnreadableFile("damaged", sheet.name);
  return relationship.type === "worksheet" ? relationship.target : null;
}

function readSharedStrings(source: OfficePackage, part: string | undefined): readonly string[] {
  if (part === undefined) return [];
  const strings: string[] = [];
  let current = "";
  let phonetic = 0;
  readXml(part, source.read(part), {
    open(name) {
      if (name === "si") current = "";
      if (name === "rPh") phonetic += 1;
    },
    close(name, text) {
      if (name === "t" && phonetic === 0) current += text;
      if (name === "rPh") phonetic -= 1;
      if (name === "si") strings.push(unescapeControls(current));
    },
  });
  return strings;
}

/** Format code of each cell style, by its index; `undefined` stands for General. */
function readFormats(source: OfficePackage, part: string | undefined): readonly (string | undefined)[] {
  if (part === undefined) return [];
  const custom = new Map<number, string>();
  const ids: number[] = [];
  let isInCellStyles = false;
  readXml(part, source.read(part), {
    open(name, attributes) {
      if (name === "cellXfs") isInCellStyles = true;
      if (name === "xf" && isInCellStyles) ids.push(Number(attributes["numFmtId"] ?? 0));
      if (name === "numFmt") custom.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
    },
    close(name) {
      if (name === "cellXfs") isInCellStyles = false;
    },
  });
  return ids.map((id) => {
    const code = custom.get(id) ?? builtInFormat(id);
    return code === undefined || /^(general)?$/i.test(code) ? undefined : code;
  });
}
