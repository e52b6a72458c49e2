/**
 * Takes the notes that we wrote out of a sheet again: those under our name, and what we added to anybody else's. Parts that
 * held nothing else go with them; an old drawing is bare text here too, as it often is no well-formed XML.
 */
import { parseA1 } from "../workbook/address";
import type { PackageEditor } from "./edit-package";
import { SHAPE_TYPE, SHAPE_TYPE_ID } from "./note-shape";
import { outlineOf } from "./paint-cells";
import { scanXml, splice, withoutElements, type Edit, type Tag } from "./splice-xml";
import { AUTHOR_PATH, COMMENT_PATH, NOTE_AUTHOR } from "./write-notes";

interface OwnNotes {
  readonly part: string;
  /** Addresses of whole notes of ours, in A1 notation. */
  readonly cells: readonly string[];
  /** What has to go of the part: notes, runs in others' notes, our name where it stands last. */
  readonly edits: readonly Edit[];
  readonly isAlone: boolean;
}

/** Cells whose notes are ours and nobody else's. */
export function cellsWithOwnNotes(editor: PackageEditor, sheetPart: string): readonly string[] {
  return findOwn(editor, sheetPart)?.cells ?? [];
}

export function removeOwnNotes(editor: PackageEditor, sheetPart: string): void {
  const own = findOwn(editor, sheetPart);
  if (!own || own.edits.length === 0) return;
  if (own.isAlone) editor.removePart(own.part, sheetPart);
  else editor.setText(own.part, splice(editor.text(own.part), own.edits));
  if (own.cells.length > 0) removeShapes(editor, sheetPart, own.cells);
}

function findOwn(editor: PackageEditor, sheetPart: string): OwnNotes | null {
  const part = editor
    .relationships(sheetPart)
    .find(({ type, target, isExternal }) => type === "comments" && !isExternal && editor.has(target))?.target;
  if (part === undefined) return null;
  const xml = editor.text(part);
  const authors: Tag[] = [];
  const names: (Edit & { readonly isOurs: boolean })[] = [];
  const cells: string[] = [];
  const edits: Edit[] = [];
  let others = 0;
  let note: Tag | null = null;
  let run: Tag | null = null;
  let isAddition = false;
  const isOurs = ({ attributes }: Tag): boolean => names[Number(attributes["authorId"])]?.isOurs === true;
  scanXml(
    part,
    xml,
    (tag) => {
      if (tag.path === AUTHOR_PATH) authors.push(tag);
      if (tag.path === AUTHOR_PATH && tag.isEmpty) names.push({ ...placeOf(tag, tag.end), isOurs: false });
      if (tag.path === COMMENT_PATH) note = tag;
      if (tag.path === `${COMMENT_PATH}/text/r`) [run, isAddition] = [tag, false];
    },
    (tag) => {
      const author = authors.at(-1);
      if (tag.path === AUTHOR_PATH && author)
        names.push({ ...placeOf(author, tag.end), isOurs: tag.text === NOTE_AUTHOR });
      if (tag.path === `${COMMENT_PATH}/text/r/t` && tag.text.startsWith(`\n${NOTE_AUTHOR}:\n`))
        isAddition = true;
      if (tag.path === `${COMMENT_PATH}/text/r` && run && note && isAddition && !isOurs(note))
        edits.push(placeOf(run, tag.end));
      if (tag.path !== COMMENT_PATH || !note) return;
      if (isOurs(note)) {
        edits.push(placeOf(note, tag.end));
        cells.push(note.attributes["ref"] ?? "");
      } else others += 1;
    },
  );
  const last = names.at(-1);
  if (last?.isOurs && others > 0) edits.push({ start: last.start, end: last.end, text: "" });
  return { part, cells, edits, isAlone: others === 0 && cells.length > 0 };
}

function placeOf({ start }: Tag, end: number): Edit {
  return { start, end, text: "" };
}

const SHAPE = /<v:shape\b(?:(?!<\/v:shape>)[^])*<\/v:shape>/gu;

function removeShapes(editor: PackageEditor, sheetPart: string, cells: readonly string[]): void {
  const { legacyDrawing } = outlineOf(sheetPart, editor.text(sheetPart));
  const drawing = editor.relationships(sheetPart).find(({ id }) => id === legacyDrawing)?.target;
  if (drawing === undefined || !editor.has(drawing)) return;
  const places = new Set(
    cells.flatMap((address) => {
      const at = parseA1(address);
      return at ? [`${String(at.row)},${String(at.column)}`] : [];
    }),
  );
  const isOfNote = (shape: string): boolean => {
    const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/u.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/u.exec(shape)?.[1];
    return shape.includes('ObjectType="Note"') && places.has(`${String(row)},${String(column)}`);
  };
  const xml = editor.text(drawing);
  let left = xml.replace(SHAPE, (shape) => (isOfNote(shape) ? "" : shape));
  if (!left.includes(`"#${SHAPE_TYPE_ID}"`)) left = left.replace(SHAPE_TYPE, "");
  if (/<v:(?:shape|group|rect|oval|line|image)\b/u.test(left)) {
    editor.setText(drawing, left);
    return;
  }
  editor.removePart(drawing, sheetPart);
  editor.setText(
    sheetPart,
    withoutElements(sheetPart, editor.text(sheetPart), ({ path }) => path === "worksheet/legacyDrawing"),
  );
}
