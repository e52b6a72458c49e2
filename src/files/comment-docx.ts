/** Word comments at the very words, in a copy of a document of which nothing else changes. */
import { cutRuns, type Cut } from "./cut-runs";
import type { ParagraphPlace } from "./docx-place";
import { editPackage, XML_HEAD, type PackageEditor } from "./edit-package";
import { appendChild, scanXml, splice } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { escapeXml } from "./xml";

const WORD_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

export interface DocumentComment {
  /** Where the paragraph stands, as the reader of the same bytes gave it. */
  readonly place: ParagraphPlace;
  /** The words, as a range of the paragraph's text. */
  readonly start: number;
  readonly end: number;
  /** A line a paragraph. */
  readonly text: string;
}

/**
 * A copy with the comments; Word allows none in text boxes, so those of boxes are left out (`false` for their places
 * with {@link canComment}). Throws {@link UnreadableFile} for what is no sound document.
 */
export function commentDocx(
  bytes: Uint8Array,
  comments: readonly DocumentComment[],
  author: string,
): Uint8Array {
  const editor = editPackage(bytes, "notDocument");
  const part = editor.mainPart;
  const xml = editor.text(part);
  const commentsPart = findOrAddComments(editor);
  const first = nextId(commentsPart, editor.text(commentsPart));
  const placed = comments
    .filter(({ place }) => canComment(place))
    .map((comment, index) => ({ ...comment, id: first + index }));
  if (placed.length === 0) return bytes;
  const byPlace = new Map<ParagraphPlace, Cut[]>();
  for (const { place, start, end, id } of placed) {
    const prefix = place.pieces[0]?.run.prefix ?? "w:";
    const cuts = byPlace.get(place) ?? [];
    byPlace.set(place, cuts);
    cuts.push(
      { at: start, side: "before", xml: `<${prefix}commentRangeStart ${prefix}id="${id}"/>` },
      { at: Math.max(end, start + 1), side: "after", xml: endOfComment(prefix, id) },
    );
  }
  editor.setText(
    part,
    splice(
      xml,
      [...byPlace].flatMap(([place, cuts]) => cutRuns(xml, place, cuts)),
    ),
  );
  let listed = editor.text(commentsPart);
  for (const { id, text } of placed) {
    const next = appendChild(commentsPart, listed, { depth: 0 }, (prefix) =>
      commentXml(prefix, id, text, author),
    );
    if (next === undefined) throw new UnreadableFile("damaged", commentsPart);
    listed = next;
  }
  editor.setText(commentsPart, listed);
  return editor.save();
}

/** Whether Word shows a comment at such a paragraph: it has text, and stands in no box. */
export function canComment({ isInBox, pieces }: ParagraphPlace): boolean {
  return !isInBox && pieces.length > 0;
}

function endOfComment(prefix: string, id: number): string {
  const reference = `<${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`;
  return `<${prefix}commentRangeEnd ${prefix}id="${id}"/>${reference}`;
}

function findOrAddComments(editor: PackageEditor): string {
  const known = editor
    .relationships(editor.mainPart)
    .find(({ type, target, isExternal }) => type === "comments" && !isExternal && editor.has(target));
  if (known) return known.target;
  const folder = editor.mainPart.slice(0, editor.mainPart.lastIndexOf("/") + 1);
  const part = editor.freeName((number) => `${folder}comments${number === 1 ? "" : number}.xml`);
  editor.setText(part, `${XML_HEAD}<w:comments xmlns:w="${WORD_NAMESPACE}"></w:comments>`);
  editor.addRelationship(editor.mainPart, "comments", part);
  editor.addContentType({ part }, COMMENTS_TYPE);
  return part;
}

function nextId(part: string, xml: string): number {
  let next = 0;
  scanXml(part, xml, ({ name, prefix, attributes }) => {
    if (name === "comment") next = Math.max(next, Number(attributes[`${prefix}id`] ?? 0) + 1);
  });
  return Number.isSafeInteger(next) ? next : 0;
}

function commentXml(prefix: string, id: number, text: string, author: string): string {
  const lines = text.split("\n").map((line) => {
    const written = `<${prefix}t xml:space="preserve">${escapeXml(line)}</${prefix}t>`;
    return `<${prefix}p><${prefix}r>${written}</${prefix}r></${prefix}p>`;
  });
  const who = `${prefix}author="${escapeXml(author)}" ${prefix}initials="${escapeXml(author.slice(0, 2))}"`;
  return `<${prefix}comment ${prefix}id="${id}" ${who}>${lines.join("")}</${prefix}comment>`;
}
