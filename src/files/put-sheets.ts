/** Adds worksheets of ours to a workbook, or writes those that are there anew; also makes new workbooks. */
import { quoteSheet } from "../workbook/address";
import { safeSheetName, type SheetContent, type StreamedSheet } from "../workbook/sheet-content";
import {
  editPackage,
  MAIN_NAMESPACE,
  RELATIONSHIP_NAMESPACE,
  SPREADSHEET_TYPE,
  XML_HEAD,
  type PackageEditor,
} from "./edit-package";
import { editStyles, type StyleEditor } from "./edit-styles";
import { followName } from "./package-type";
import { addChart } from "./put-chart";
import { cellsPart, listedSheet } from "./sheet-list";
import { appendChild, attributeOf, insertBefore, scanXml, splice, type Edit } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { followersOf } from "./workbook-order";
import { escapeXml, isTrue } from "./xml";
import { areaText, worksheetXml, type KeptDrawings } from "./worksheet-xml";
import { createZip } from "./zip-entry";
import { streamZip, type StreamedPart } from "./zip-stream";

/** A worksheet as the workbook lists it. */
export interface ListedPart {
  readonly name: string;
  readonly part: string;
  /** Its position among all sheets, charts included. */
  readonly index: number;
}

/**
 * A copy of the workbook with these sheets at its end; a sheet whose name is taken replaces the content of the
 * one that has it. All other parts stay byte for byte. `fileName`: the copy's. Throws {@link UnreadableFile}.
 */
export function addSheets(
  bytes: Uint8Array,
  contents: readonly SheetContent[],
  fileName: string,
): Uint8Array {
  const editor = editPackage(bytes);
  refuseUneditable(editor);
  const styles = editStyles(editor);
  for (const content of contents) putSheet(editor, styles, content);
  styles.save();
  followName(editor, fileName);
  return editor.save();
}

/** A workbook of these sheets, at least one. The same contents give the same bytes. */
export function newWorkbook(contents: readonly StreamedSheet[]): Uint8Array {
  const pieces = [...streamWorkbook(contents)];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The same bytes piece by piece: of a sheet's rows there are never more in memory than a few. */
export function* streamWorkbook(contents: readonly StreamedSheet[]): Generator<Uint8Array> {
  const editor = editPackage(createZip(emptyWorkbook()));
  const styles = editStyles(editor);
  const sheets = new Map(
    contents.map((content) => {
      const sheet = appendSheet(editor, safeSheetName(content.name), content);
      setDefinedNames(editor, sheet, content);
      const drawing = content.chart ? addChart(editor, sheet, content.chart) : null;
      return [sheet.part, { content, drawing }] as const;
    }),
  );
  function* parts(): Generator<StreamedPart> {
    for (const name of editor.names())
      if (!sheets.has(name) && name !== styles.part) yield { name, pieces: [editor.text(name)] };
    for (const [name, { content, drawing }] of sheets)
      yield {
        name,
        pieces: worksheetXml(content, (style) => styles.styleOf(style), { drawing, legacyDrawing: null }),
      };
    // Which styles there are is known when the last row has been written.
    styles.save();
    yield { name: styles.part, pieces: [editor.text(styles.part)] };
  }
  yield* streamZip(parts());
}

/** A strict workbook names its elements otherwise, and a signature would no longer be true. */
export function refuseUneditable(editor: PackageEditor): void {
  if (editor.names().some((name) => name.startsWith("_xmlsignatures/"))) throw new UnreadableFile("signed");
  scanXml(editor.mainPart, editor.text(editor.mainPart), ({ depth, name, prefix, attributes }) => {
    if (depth > 0) return;
    if (name !== "workbook") throw new UnreadableFile("notWorkbook");
    const namespace = attributes[prefix ? `xmlns:${prefix.slice(0, -1)}` : "xmlns"];
    if (namespace !== MAIN_NAMESPACE) throw new UnreadableFile("strict");
  });
}

/** Whether sheets may be neither added nor taken out. */
export function isStructureProtected(editor: PackageEditor): boolean {
  let isLocked = false;
  scanXml(editor.mainPart, editor.text(editor.mainPart), ({ path, attributes }) => {
    if (path === "workbook/workbookProtection") isLocked = isTrue(attributes["lockStructure"]);
  });
  return isLocked;
}

export function listSheets(editor: PackageEditor): readonly ListedPart[] {
  const relationships = editor.relationships(editor.mainPart);
  const sheets: ListedPart[] = [];
  let index = 0;
  scanXml(editor.mainPart, editor.text(editor.mainPart), (tag) => {
    if (tag.path !== "workbook/sheets/sheet") return;
    const { name, state } = tag.attributes;
    const listed = listedSheet({ name: name ?? "", state: state ?? "", id: attributeOf(tag, "id") ?? "" });
    const part = listed && cellsPart(listed, relationships, (target) => editor.read(target));
    if (listed && part !== null) sheets.push({ name: listed.name, part, index });
    index += 1;
  });
  return sheets;
}

export function putSheet(editor: PackageEditor, styles: StyleEditor, content: SheetContent): void {
  const name = safeSheetName(content.name);
  const existing = listSheets(editor).find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const sheet = existing ?? appendSheet(editor, name, content);
  const kept = existing ? drawingsOf(editor, existing.part) : undefined;
  editor.setText(sheet.part, [...worksheetXml(content, (style) => styles.styleOf(style), kept)].join(""));
  setDefinedNames(editor, sheet, content);
}

/** Comments and drawings that someone put on a sheet of ours outlive its refreshing. */
function drawingsOf(editor: PackageEditor, part: string): KeptDrawings {
  const kept = { drawing: null as string | null, legacyDrawing: null as string | null };
  scanXml(part, editor.text(part), (tag) => {
    if (tag.depth === 1 && (tag.name === "drawing" || tag.name === "legacyDrawing")) {
      kept[tag.name] = attributeOf(tag, "id") ?? null;
    }
  });
  return kept;
}

function appendSheet(editor: PackageEditor, name: string, content: StreamedSheet): ListedPart {
  const workbook = editor.mainPart;
  const part = editor.freeName((number) => `xl/worksheets/sheet${number}.xml`);
  editor.addContentType({ part }, `${SPREADSHEET_TYPE}.worksheet+xml`);
  const relationship = editor.addRelationship(workbook, "worksheet", part);
  const ids: number[] = [];
  scanXml(workbook, editor.text(workbook), ({ path, attributes }) => {
    if (path === "workbook/sheets/sheet") ids.push(Number(attributes["sheetId"] ?? 0));
  });
  const state =
    content.visibility && content.visibility !== "visible" ? ` state="${content.visibility}"` : "";
  const xml = appendChild(
    workbook,
    editor.text(workbook),
    { name: "sheets", depth: 1 },
    (prefix) =>
      `<${prefix}sheet xmlns:r="${RELATIONSHIP_NAMESPACE}" name="${escapeXml(name)}" ` +
      `sheetId="${Math.max(0, ...ids) + 1}"${state} r:id="${relationship}"/>`,
  );
  if (xml === undefined) throw new UnreadableFile("damaged", workbook);
  // The part must be there before it is counted among the names.
  editor.setText(part, XML_HEAD);
  editor.setText(workbook, xml);
  return { name, part, index: ids.length };
}

const TITLES = "_xlnm.Print_Titles";
const FILTER = "_xlnm._FilterDatabase";
const DEFINED_NAME = "workbook/definedNames/definedName";
/** Hidden, and only there to tell a sheet that we wrote from one of the user's by the same name. */
const OURS = "_FinalAccountsSheet";

/** Whether a sheet was written by us, in this run or in an earlier one. */
export function isOurs(editor: PackageEditor, sheet: ListedPart): boolean {
  let isFound = false;
  scanXml(editor.mainPart, editor.text(editor.mainPart), ({ path, attributes }) => {
    if (path !== DEFINED_NAME) return;
    if (attributes["name"] === OURS && attributes["localSheetId"] === String(sheet.index)) isFound = true;
  });
  return isFound;
}

/** Rows repeated in print, and the range of a filter, are names of the workbook that belong to one sheet. */
function setDefinedNames(editor: PackageEditor, sheet: ListedPart, content: StreamedSheet): void {
  const part = editor.mainPart;
  const cleared = withoutNames(part, editor.text(part), sheet.index);
  const make = (prefix: string): string =>
    namesOf(content, sheet.name)
      .map(
        ([name, value, hidden]) =>
          `<${prefix}definedName name="${name}" localSheetId="${sheet.index}"${hidden ? ' hidden="1"' : ""}>` +
          `${escapeXml(value)}</${prefix}definedName>`,
      )
      .join("");
  const extended =
    appendChild(part, cleared, { name: "definedNames", depth: 1 }, make) ??
    insertBefore(
      part,
      cleared,
      followersOf("definedNames"),
      (p) => `<${p}definedNames>${make(p)}</${p}definedNames>`,
    );
  editor.setText(part, extended);
}

function namesOf(
  content: StreamedSheet,
  sheet: string,
): readonly [name: string, value: string, hidden: boolean][] {
  const names: [string, string, boolean][] = [[OURS, `${quoteSheet(sheet)}!$A$1`, true]];
  const titleRows = content.print?.titleRows ?? 0;
  if (titleRows > 0) names.push([TITLES, `${quoteSheet(sheet)}!$1:$${titleRows}`, false]);
  if (content.autoFilter) {
    names.push([FILTER, `${quoteSheet(sheet)}!${areaText(content.autoFilter, "$")}`, true]);
  }
  return names;
}

function withoutNames(part: string, xml: string, sheetIndex: number): string {
  const edits: Edit[] = [];
  let start: number | null = null;
  scanXml(
    part,
    xml,
    ({ path, attributes, start: at }) => {
      const { name: title, localSheetId } = attributes;
      const isOurs = localSheetId === String(sheetIndex) && [TITLES, FILTER, OURS].includes(title ?? "");
      if (path === DEFINED_NAME) start = isOurs ? at : null;
    },
    ({ path, end }) => {
      if (path === DEFINED_NAME && start !== null) edits.push({ start, end, text: "" });
    },
  );
  return splice(xml, edits);
}

function emptyWorkbook(): ReadonlyMap<string, Uint8Array> {
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relationships = "http://schemas.openxmlformats.org/package/2006/relationships";
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml":
      `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET_TYPE}.sheet.main+xml"/></Types>`,
    "_rels/.rels":
      `<Relationships xmlns="${relationships}"><Relationship Id="rId1" ` +
      `Type="${RELATIONSHIP_NAMESPACE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN_NAMESPACE}" xmlns:r="${RELATIONSHIP_NAMESPACE}"><sheets></sheets></workbook>`,
  };
  const encoder = new TextEncoder();
  return new Map(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(XML_HEAD + xml)]));
}
