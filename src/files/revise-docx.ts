/**
 * Another text in a copy of a document, run by run where it stands: as Word revisions (修订), which a person accepts one
 * by one, or plainly. New text is formatted as what it replaces; every other part stays byte for byte.
 */
import type { ParagraphPlace, Range, TextPiece } from "./docx-place";
import { editPackage } from "./edit-package";
import { isMarked, withMark } from "./mark-run";
import { setAttribute, splice, type Edit } from "./splice-xml";
import { escapeXml } from "./xml";

export interface TextChange {
  readonly kind: "replace";
  readonly place: ParagraphPlace;
  /** Of the paragraph's text; an empty range inserts. Changes of one paragraph do not overlap. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Shaded, so that a person looks at it. */
  readonly marked: boolean;
}

/** A paragraph of its own after another, formatted and numbered as that one. */
export interface AddedParagraph {
  readonly kind: "add";
  readonly after: ParagraphPlace;
  /** Whose formatting it takes. */
  readonly like: ParagraphPlace;
  readonly text: string;
  readonly marked: boolean;
}

export interface RemovedParagraph {
  readonly kind: "remove";
  readonly place: ParagraphPlace;
}

export type DocumentChange = TextChange | AddedParagraph | RemovedParagraph;

export interface RevisionOptions {
  readonly author: string;
  /** `false`: the new text stands there as if it always had. */
  readonly tracked: boolean;
}

/** Places are those of the reader of the same bytes. Throws `UnreadableFile` for what is no sound document. */
export function reviseDocx(
  bytes: Uint8Array,
  changes: readonly DocumentChange[],
  { author, tracked }: RevisionOptions,
): Uint8Array {
  if (changes.length === 0) return bytes;
  const editor = editPackage(bytes, "notDocument");
  const xml = editor.text(editor.mainPart);
  const revise = revisions(author, tracked, firstFreeId(xml));
  const texts = new Map<ParagraphPlace, TextChange[]>();
  for (const change of changes) {
    if (change.kind === "replace") texts.set(change.place, [...(texts.get(change.place) ?? []), change]);
  }
  const edits = [
    ...[...texts].flatMap(([place, own]) => replaceText(xml, place, own, revise)),
    ...changes.flatMap((change) => {
      if (change.kind === "add") return addParagraph(xml, change, revise);
      return change.kind === "remove" ? removeParagraph(xml, change.place, revise) : [];
    }),
  ];
  editor.setText(editor.mainPart, splice(xml, edits));
  return editor.save();
}

interface Revise {
  readonly tracked: boolean;
  /** `runs` as deleted: nothing at all where revisions are not wanted. */
  readonly deleted: (prefix: string, runs: string) => string;
  readonly inserted: (prefix: string, runs: string) => string;
  /** What marks the end of a paragraph as deleted or inserted. */
  readonly mark: (prefix: string, kind: "ins" | "del") => string;
}

function revisions(author: string, tracked: boolean, firstId: number): Revise {
  let id = firstId;
  const head = (prefix: string, kind: string): string => {
    id += 1;
    return `<${prefix}${kind} ${prefix}id="${String(id)}" ${prefix}author="${escapeXml(author)}"`;
  };
  const wrapped = (prefix: string, kind: "ins" | "del", runs: string): string =>
    runs === "" ? "" : `${head(prefix, kind)}>${runs}</${prefix}${kind}>`;
  return {
    tracked,
    deleted: (prefix, runs) => (tracked ? wrapped(prefix, "del", runs) : ""),
    inserted: (prefix, runs) => (tracked ? wrapped(prefix, "ins", runs) : runs),
    mark: (prefix, kind) => (tracked ? `${head(prefix, kind)}/>` : ""),
  };
}

/** Ids of revisions, comments and bookmarks are numbers of one kind each; above all of them none can clash. */
function firstFreeId(xml: string): number {
  const ids = [...xml.matchAll(/:id="(\d{1,9})"/gu)].map(([, digits]) => Number(digits));
  return ids.reduce((most, id) => Math.max(most, id), 0);
}

/** What becomes of one piece of text. */
type Segment =
  | { readonly kind: "keep" | "delete"; readonly text: string }
  | { readonly kind: "insert"; readonly text: string; readonly marked: boolean };

function replaceText(
  xml: string,
  { pieces }: ParagraphPlace,
  changes: readonly TextChange[],
  revise: Revise,
): Edit[] {
  const ordered = [...changes].sort((a, b) => a.start - b.start || a.end - b.end);
  return pieces.flatMap((piece, index) => {
    const segments = segmentsOf(piece, ordered, {
      isFirst: index === 0,
      isLast: index === pieces.length - 1,
    });
    return segments.every(({ kind }) => kind === "keep") ? [] : [rewritten(xml, piece, segments, revise)];
  });
}

/** New text follows the last character that it replaces; what is only inserted follows the one before it. */
function segmentsOf(
  { offset, text }: TextPiece,
  changes: readonly TextChange[],
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): Segment[] {
  const segments: Segment[] = [];
  const end = offset + text.length;
  let at = offset;
  const push = (kind: "keep" | "delete", to: number): void => {
    if (to > at) segments.push({ kind, text: text.slice(at - offset, to - offset) });
    at = Math.max(at, to);
  };
  for (const change of changes) {
    const goesBefore = change.end <= offset && isFirst;
    const isHere = change.end > offset && change.end <= end;
    const goesAfter = change.end > end && change.start >= end && isLast;
    if (change.start < end && change.end > offset) {
      push("keep", Math.max(offset, change.start));
      push("delete", Math.min(end, change.end));
    } else if (isHere) push("keep", change.end);
    if (goesAfter) push("keep", end);
    if (change.text !== "" && (goesBefore || isHere || goesAfter)) {
      segments.push({ kind: "insert", text: change.text, marked: change.marked });
    }
  }
  push("keep", end);
  return segments;
}

/** The run is written anew where it holds nothing else; otherwise it is closed before the text and opened after it. */
function rewritten(xml: string, piece: TextPiece, segments: readonly Segment[], revise: Revise): Edit {
  const { run, element } = piece;
  const endOfRun = `</${run.prefix}r>`;
  const opensRun = element.start === run.start + run.head.length;
  const closesRun = xml.slice(element.end, run.end) === endOfRun;
  const written = segments.map((segment) => segmentXml(xml, piece, segment, revise)).join("");
  return {
    start: opensRun ? run.start : element.start,
    end: closesRun ? run.end : element.end,
    text: `${opensRun ? "" : endOfRun}${written}${closesRun ? "" : run.head}`,
  };
}

function segmentXml(
  xml: string,
  { run, element, content }: TextPiece,
  segment: Segment,
  revise: Revise,
): string {
  const { prefix, head } = run;
  const runOf = (inner: string, start = head): string => `${start}${inner}</${prefix}r>`;
  const original = xml.slice(element.start, element.end);
  if (segment.kind === "insert") {
    const start = segment.marked ? withMark(head, prefix) : head;
    return revise.inserted(prefix, runOf(textElement(prefix, "t", segment.text), start));
  }
  if (segment.kind === "delete") {
    if (!revise.tracked) return "";
    return revise.deleted(prefix, runOf(content ? textElement(prefix, "delText", segment.text) : original));
  }
  if (!content) return runOf(original);
  const open = setAttribute(xml.slice(element.start, content.start), "xml:space", "preserve");
  return runOf(`${open}${escapeXml(segment.text)}${xml.slice(content.end, element.end)}`);
}

function textElement(prefix: string, name: "t" | "delText", text: string): string {
  const lines = text.split("\n").map((line) => {
    return `<${prefix}${name} xml:space="preserve">${escapeXml(line)}</${prefix}${name}>`;
  });
  return lines.join(`<${prefix}br/>`);
}

function addParagraph(xml: string, { after, like, text, marked }: AddedParagraph, revise: Revise): Edit[] {
  const piece = longest(like.pieces);
  const prefix = piece?.run.prefix ?? "w:";
  const head = piece?.run.head ?? `<${prefix}r>`;
  const run = `${marked ? withMark(head, prefix) : head}${textElement(prefix, "t", text)}</${prefix}r>`;
  const properties = propertiesWith(xml, like.properties, prefix, revise.mark(prefix, "ins"));
  const body = text === "" ? "" : revise.inserted(prefix, run);
  return [{ start: after.end, end: after.end, text: `<${prefix}p>${properties}${body}</${prefix}p>` }];
}

function removeParagraph(xml: string, place: ParagraphPlace, revise: Revise): Edit[] {
  const { start, end, head, properties, pieces, isJoined, isInBox } = place;
  const endsSection = properties !== null && xml.slice(properties.start, properties.end).includes("sectPr");
  if (!revise.tracked && !endsSection && !isInBox) return [{ start, end, text: "" }];
  const last = pieces.at(-1);
  if (!last) return [];
  const whole = { kind: "replace", place, start: 0, end: last.offset + last.text.length, text: "" } as const;
  const texts = replaceText(xml, place, [{ ...whole, marked: false }], revise);
  if (isJoined || endsSection || !revise.tracked) return texts;
  const { prefix } = last.run;
  const at = properties ?? { start: head.end, end: head.end };
  return [...texts, { ...at, text: propertiesWith(xml, properties, prefix, revise.mark(prefix, "del")) }];
}

/** The properties of a paragraph with its end marked; a section's end belongs to the paragraph that it was written in. */
function propertiesWith(xml: string, range: Range | null, prefix: string, mark: string): string {
  const written = range ? xml.slice(range.start, range.end) : `<${prefix}pPr/>`;
  const opened = written.replace(/^(<[^>]*?)\s*\/>$/u, `$1></${prefix}pPr>`);
  const properties = opened
    .replace(
      new RegExp(`<${prefix}sectPr\\b[\\s\\S]*?</${prefix}sectPr>|<${prefix}sectPr\\b[^>]*/>`, "gu"),
      "",
    )
    .replace(new RegExp(`<${prefix}pPrChange\\b[\\s\\S]*?</${prefix}pPrChange>`, "gu"), "");
  if (mark === "") return properties === `<${prefix}pPr></${prefix}pPr>` ? "" : properties;
  const ofMark = new RegExp(`<${prefix}rPr>|<${prefix}rPr\\s*/>`, "u");
  if (!ofMark.test(properties)) {
    return properties.replace(
      new RegExp(`</${prefix}pPr>$`, "u"),
      `<${prefix}rPr>${mark}</${prefix}rPr></${prefix}pPr>`,
    );
  }
  return properties.replace(ofMark, (found) =>
    found.endsWith("/>") ? `<${prefix}rPr>${mark}</${prefix}rPr>` : `<${prefix}rPr>${mark}`,
  );
}

function longest(pieces: readonly TextPiece[]): TextPiece | undefined {
  const plain = pieces.filter(({ run }) => !isMarked(run.head));
  const [first, ...others] = plain.length > 0 ? plain : pieces;
  if (!first) return undefined;
  return others.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most), first);
}
