/**
 * Adds notes to cells: their text stands in a comments part, and the box that shows it in an old drawing (VML).
 * An existing note is continued. A cell with a threaded comment is left alone: Excel would show neither.
 */
import { parseA1, toA1 } from "../workbook/address";
import {
  MAIN_NAMESPACE,
  RELATIONSHIP_NAMESPACE,
  SPREADSHEET_TYPE,
  XML_HEAD,
  type PackageEditor,
} from "./edit-package";
import { noteShape, SHAPE_TYPE, SHAPE_TYPE_ID, type CellNote } from "./note-shape";
import { appendChild, insertion, scanXml, splice, type Edit } from "./splice-xml";
import type { SheetOutline } from "./paint-cells";
import { UnreadableFile } from "./unreadable-file";
import { escapeXml } from "./xml";

/** Who the notes are from, as Excel shows it. */
export const NOTE_AUTHOR = "决算公开助手";

export const AUTHOR_PATH = "comments/authors/author";
export const COMMENT_PATH = "comments/commentList/comment";

/** Returns the notes that could not be written, because their cell has a threaded comment. */
export function writeNotes(
  editor: PackageEditor,
  part: string,
  outline: SheetOutline,
  notes: readonly CellNote[],
): readonly CellNote[] {
  const threaded = threadedCells(editor, part);
  const writable = notes.filter(({ row, column }) => !threaded.has(toA1(row, column)));
  if (writable.length > 0) {
    const added = addTexts(editor, commentsPart(editor, part), writable);
    if (added.length > 0) addShapes(editor, drawingPart(editor, part, outline), added);
  }
  return notes.filter(({ row, column }) => threaded.has(toA1(row, column)));
}

function threadedCells(editor: PackageEditor, part: string): ReadonlySet<string> {
  const cells = new Set<string>();
  for (const { type, target, isExternal } of editor.relationships(part)) {
    if (type !== "threadedComment" || isExternal || !editor.has(target)) continue;
    scanXml(target, editor.text(target), ({ path, attributes }) => {
      if (path === "ThreadedComments/threadedComment") cells.add(attributes["ref"] ?? "");
    });
  }
  return cells;
}

function commentsPart(editor: PackageEditor, sheetPart: string): string {
  const existing = editor
    .relationships(sheetPart)
    .find(({ type, target }) => type === "comments" && editor.has(target));
  if (existing) return existing.target;
  const part = editor.freeName((number) => `xl/comments${number}.xml`);
  editor.setText(
    part,
    `${XML_HEAD}<comments xmlns="${MAIN_NAMESPACE}"><authors></authors><commentList></commentList></comments>`,
  );
  editor.addRelationship(sheetPart, "comments", part);
  editor.addContentType({ part }, `${SPREADSHEET_TYPE}.comments+xml`);
  return part;
}

/** Returns the notes whose cells had none before, and so need a box. */
function addTexts(editor: PackageEditor, part: string, notes: readonly CellNote[]): readonly CellNote[] {
  const xml = editor.text(part);
  const { prefix, authorCount, authorNumber, textEnds } = readComments(part, xml);
  const author = authorNumber ?? authorCount;
  const continued: Edit[] = [];
  const fresh: CellNote[] = [];
  for (const note of notes) {
    const end = textEnds.get(toA1(note.row, note.column));
    if (end === undefined) fresh.push(note);
    else continued.push(insertion(end, runXml(prefix, `\n${NOTE_AUTHOR}:\n${note.text}`)));
  }
  let next: string | undefined = splice(xml, continued);
  if (fresh.length > 0) {
    if (authorNumber === null) {
      next = appendChild(
        part,
        next,
        { name: "authors", depth: 1 },
        (p) => `<${p}author>${NOTE_AUTHOR}</${p}author>`,
      );
    }
    const comments = fresh.map(
      (note) =>
        `<${prefix}comment ref="${toA1(note.row, note.column)}" authorId="${author}">` +
        `<${prefix}text>${runXml(prefix, note.text)}</${prefix}text></${prefix}comment>`,
    );
    next = next && appendChild(part, next, { name: "commentList", depth: 1 }, () => comments.join(""));
  }
  if (next === undefined) throw new UnreadableFile("damaged", part);
  editor.setText(part, next);
  return fresh;
}

interface ExistingComments {
  readonly prefix: string;
  readonly authorCount: number;
  readonly authorNumber: number | null;
  /** By address, where the note's text ends. */
  readonly textEnds: ReadonlyMap<string, number>;
}

function readComments(part: string, xml: string): ExistingComments {
  const textEnds = new Map<string, number>();
  let prefix = "";
  let authorCount = 0;
  let authorNumber: number | null = null;
  let authorStart = 0;
  let address = "";
  scanXml(
    part,
    xml,
    (tag) => {
      if (tag.depth === 0) prefix = tag.prefix;
      if (tag.path === AUTHOR_PATH) authorStart = tag.end;
      if (tag.path === AUTHOR_PATH && tag.isEmpty) authorCount += 1;
      const cell = tag.path === COMMENT_PATH ? parseA1(tag.attributes["ref"] ?? "") : null;
      if (cell) address = toA1(cell.row, cell.column);
    },
    (tag) => {
      if (tag.path === AUTHOR_PATH) {
        if (xml.slice(authorStart, tag.start) === NOTE_AUTHOR) authorNumber ??= authorCount;
        authorCount += 1;
      }
      if (tag.path === `${COMMENT_PATH}/text`) textEnds.set(address, tag.start);
    },
  );
  return { prefix, authorCount, authorNumber, textEnds };
}

function runXml(p: string, text: string): string {
  return (
    `<${p}r><${p}rPr><${p}sz val="9"/><${p}color indexed="81"/><${p}rFont val="宋体"/><${p}charset val="134"/></${p}rPr>` +
    `<${p}t xml:space="preserve">${escapeXml(text)}</${p}t></${p}r>`
  );
}

function drawingPart(
  editor: PackageEditor,
  sheetPart: string,
  { legacyDrawing, drawingFromEnd, prefix }: SheetOutline,
): string {
  if (legacyDrawing !== null) {
    const existing = editor.relationships(sheetPart).find(({ id }) => id === legacyDrawing);
    if (!existing || !editor.has(existing.target)) throw new UnreadableFile("damaged", sheetPart);
    return existing.target;
  }
  const part = editor.freeName((number) => `xl/drawings/vmlDrawing${number}.vml`);
  editor.addContentType({ extension: "vml" }, "application/vnd.openxmlformats-officedocument.vmlDrawing");
  editor.setText(
    part,
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
      'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
      '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>',
  );
  const id = editor.addRelationship(sheetPart, "vmlDrawing", part);
  const xml = editor.text(sheetPart);
  const drawing = `<${prefix}legacyDrawing xmlns:r="${RELATIONSHIP_NAMESPACE}" r:id="${id}"/>`;
  editor.setText(sheetPart, splice(xml, [insertion(xml.length - drawingFromEnd, drawing)]));
  return part;
}

/** Old drawings are often no well-formed XML, so this is done on the bare text. */
function addShapes(editor: PackageEditor, part: string, notes: readonly CellNote[]): void {
  const ids = shapeIds(editor);
  const xml = editor.text(part);
  const shapes = notes.map((note, index) => noteShape(ids.next(), index + 1, note));
  const declared = xml.replace(
    /(<o:idmap[^>]*\bdata=["'])([^"']*)/,
    (_, head: string, blocks: string) => head + [blocks, ...ids.blocks].filter(Boolean).join(","),
  );
  const end = declared.lastIndexOf("</");
  if (end < 0) throw new UnreadableFile("damaged", part);
  const type = declared.includes(`id="${SHAPE_TYPE_ID}"`) ? "" : SHAPE_TYPE;
  editor.setText(part, declared.slice(0, end) + type + shapes.join("") + declared.slice(end));
}

const BLOCK = 1024;

/** Shapes are numbered in blocks of 1024, and no two drawings of a workbook share a block. */
function shapeIds(editor: PackageEditor): { next: () => number; blocks: number[] } {
  const taken = editor
    .names()
    .filter((name) => /\.vml$/i.test(name))
    .flatMap((name) => [...editor.text(name).matchAll(/<o:idmap[^>]*\bdata=["']([\d,]+)/g)])
    .flatMap(([, list = ""]) => list.split(",").map(Number));
  let block = Math.max(0, ...taken);
  let used = BLOCK;
  const blocks: number[] = [];
  const next = (): number => {
    if (used >= BLOCK - 1) {
      block += 1;
      blocks.push(block);
      used = 0;
    }
    used += 1;
    return block * BLOCK + used;
  };
  return { next, blocks };
}
