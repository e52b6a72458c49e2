/**
 * Reads .xlsx and .xlsm, whichever program wrote them: elements with or without prefixes, cells with or
 * without addresses, strings shared or inline, strict or transitional. A cell that cannot be read is never left out:
 * it says so in its place, or the file is refused.
 */
import type { Sheet, Workbook } from "../workbook/workbook";
import { LONGEST_TEXT, startBudget, type Budget, type Limits } from "./limits";
import { builtInFormat } from "./number-format";
import { openPackage, type OfficePackage } from "./package";
import { readSheetCells, type SheetContext } from "./read-worksheet";
import { cellsPart, listedSheet, requireNamed, type ListedSheet } from "./sheet-list";
import { UnreadableFile } from "./unreadable-file";
import { isTrue, readXml, unescapeControls } from "./xml";
import { parentOf } from "./xml-place";
import { DEFAULT_LIMITS } from "./zip";

/** Throws {@link UnreadableFile} for anything but a sound workbook. `name`: the file's, without its folder. */
export function readXlsx(bytes: Uint8Array, name: string, limits: Partial<Limits> = {}): Workbook {
  const budget = startBudget(limits);
  const source = openPackage(bytes, "notWorkbook", DEFAULT_LIMITS);
  const workbook = readWorkbookPart(source, budget);
  const relationships = source.relationships(source.mainPart);
  const partOf = (type: string): string | undefined =>
    relationships.find((relationship) => relationship.type === type && !relationship.isExternal)?.target;
  const context: SheetContext = {
    strings: readSharedStrings(source, partOf("sharedStrings"), budget),
    formats: readFormats(source, partOf("styles")),
    is1904: workbook.is1904,
    budget,
  };
  requireNamed(workbook.sheets, relationships);
  const sheets: Sheet[] = [];
  for (const listed of workbook.sheets) {
    const part = cellsPart(listed, relationships, (target) => source.read(target));
    if (part !== null) sheets.push(readSheetCells(part, source.read(part), listed, context));
  }
  if (sheets.length === 0) throw new UnreadableFile("damaged", source.mainPart);
  return { name, sheets };
}

function readWorkbookPart(
  source: OfficePackage,
  budget: Budget,
): { sheets: readonly ListedSheet[]; is1904: boolean } {
  const part = source.mainPart;
  if (part.toLowerCase().endsWith(".bin")) throw new UnreadableFile("binaryWorkbook");
  const sheets = new Map<string, ListedSheet>();
  let is1904 = false;
  let root: string | undefined;
  readXml(part, source.read(part), {
    open(name, attributes, path) {
      root ??= name;
      if (path === "workbook/workbookPr") is1904 = isTrue(attributes["date1904"]);
      if (name !== "sheet") return;
      if (path !== "workbook/sheets/sheet") throw new UnreadableFile("damaged", part);
      budget.spend("sheets", 1, part);
      const sheet = listedSheet(attributes);
      const key = sheet?.name.toLowerCase();
      if (!sheet || key === undefined || sheets.has(key)) throw new UnreadableFile("damaged", part);
      sheets.set(key, sheet);
    },
  });
  if (root !== "workbook") throw new UnreadableFile("notWorkbook");
  return { sheets: [...sheets.values()], is1904 };
}

/** Reading aids have texts too, in a place of their own. */
const TEXT_PLACES = new Set(["sst/si/t", "sst/si/r/t", "sst/si/rPh/t"]);

function readSharedStrings(
  source: OfficePackage,
  part: string | undefined,
  budget: Budget,
): readonly string[] {
  if (part === undefined) return [];
  const strings: string[] = [];
  let current = "";
  let isPlain = false;
  let hasText = false;
  readXml(part, source.read(part), {
    open(name, _, path) {
      // A text left out would shift all that follow.
      if ((name === "si" && path !== "sst/si") || (name === "t" && !TEXT_PLACES.has(path))) {
        throw new UnreadableFile("damaged", part);
      }
      if (!TEXT_PLACES.has(path) && TEXT_PLACES.has(parentOf(path)))
        throw new UnreadableFile("damaged", part);
      if (path === "sst/si") [current, isPlain] = ["", false];
      if (path === "sst/si/r") hasText = false;
    },
    close(_, text, path) {
      if (path === "sst/si/t" && current !== "") throw new UnreadableFile("damaged", part);
      // Of a text in one piece and in runs beside it, some programs show the one and some both.
      isPlain ||= path === "sst/si/t" && text !== "";
      // Of two texts in one run, some programs show the first and some both.
      if (path === "sst/si/r/t" && (isPlain || hasText)) throw new UnreadableFile("damaged", part);
      hasText ||= path === "sst/si/r/t";
      if (path === "sst/si/t" || path === "sst/si/r/t") current += text;
      if (path !== "sst/si") return;
      if (current.length > LONGEST_TEXT) throw new UnreadableFile("tooMuch", part);
      budget.spend("text", current.length, part);
      strings.push(unescapeControls(current));
    },
  });
  return strings;
}

/** Format code of each cell style, by its index; `undefined` stands for General. */
export function readFormats(
  source: OfficePackage,
  part: string | undefined,
): readonly (string | undefined)[] {
  if (part === undefined) return [];
  const custom = new Map<number, string>();
  const ids: number[] = [];
  readXml(part, source.read(part), {
    open(name, attributes, path) {
      if (path === "styleSheet/cellXfs/xf") ids.push(Number(attributes["numFmtId"] ?? 0));
      // Also inside of a choice between an old and a new way to say the same.
      if (name === "numFmt" && path.startsWith("styleSheet/numFmts/")) {
        custom.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
      }
    },
  });
  return ids.map((id) => {
    const code = custom.get(id) ?? builtInFormat(id);
    return code === undefined || /^(general)?$/i.test(code) ? undefined : code;
  });
}
