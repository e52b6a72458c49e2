/**
 * Changes XML where it has to change and nowhere else: tags are located by a parser, and the text around the
 * edits stays as it was written, with its prefixes, spaces, comments and unknown extensions.
 */
import { SaxesParser } from "saxes";
import { UnreadableFile } from "./unreadable-file";
import { localName, type Attributes } from "./xml";
import { declarationsIn, trackPlaces, type Path } from "./xml-place";

export interface Tag {
  /** The last one of `path`. */
  readonly name: string;
  readonly path: Path;
  /** With its colon; empty when there is none. */
  readonly prefix: string;
  /** As written, with prefixes. */
  readonly attributes: Attributes;
  /** Of the tag itself, not of the element. */
  readonly start: number;
  readonly end: number;
  /** `<x/>` */
  readonly isEmpty: boolean;
  /** 0 for the root. */
  readonly depth: number;
}

export interface EndTag extends Pick<Tag, "name" | "path" | "start" | "end" | "depth"> {
  /** What stood directly before this end tag since the last tag of any kind, unescaped. */
  readonly text: string;
}

/** Reports every start tag and every end tag (none for an empty element) with its place in `xml`. */
export function scanXml(
  part: string,
  xml: string,
  open: (tag: Tag) => void,
  close?: (tag: EndTag) => void,
): void {
  const parser = new SaxesParser({ xmlns: false });
  let text = "";
  const keepText = (piece: string): void => {
    text += piece;
  };
  parser.on("text", keepText);
  parser.on("cdata", keepText);
  const places = trackPlaces();
  parser.on("error", () => {
    throw new UnreadableFile("damaged", part);
  });
  parser.on("doctype", () => {
    throw new UnreadableFile("unsafe", part);
  });
  parser.on("opentag", (tag) => {
    text = "";
    const end = parser.position;
    const { depth } = places;
    const { name, path } = places.enter(part, tag.name, declarationsIn(tag.attributes));
    open({
      name,
      path,
      prefix: tag.name.slice(0, tag.name.indexOf(":") + 1),
      attributes: tag.attributes,
      // Within a tag, `<` is always escaped.
      start: xml.lastIndexOf("<", end - 1),
      end,
      isEmpty: tag.isSelfClosing,
      depth,
    });
  });
  parser.on("closetag", (tag) => {
    const { name, path } = places.leave();
    if (tag.isSelfClosing) return;
    const end = parser.position;
    close?.({ name, path, start: xml.lastIndexOf("<", end - 1), end, depth: places.depth, text });
    text = "";
  });
  parser.write(xml).close();
}

/** The value of an attribute whatever its prefix, such as `r:id`. */
export function attributeOf(tag: Tag, name: string): string | undefined {
  const key = Object.keys(tag.attributes).find((written) => localName(written) === name);
  return key === undefined ? undefined : tag.attributes[key];
}

/** Attributes without their prefixes. */
export function localAttributes({ attributes }: Tag): Attributes {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Applies edits that do not overlap; those at one place come in their given order, insertions first. */
export function splice(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(xml.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join("") + xml.slice(at);
}

export function insertion(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

/** A start tag with the attribute set; the others stay as they are written. */
export function setAttribute(tag: string, name: string, value: string): string {
  const present = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`);
  if (present.test(tag)) return tag.replace(present, (_, head: string) => `${head}"${value}"`);
  return tag.replace(/^<[^\s/>]+/, (head) => `${head} ${name}="${value}"`);
}

/** `<x/>` with something in it. */
export function fillEmpty(xml: string, tag: Tag, inner: string): Edit {
  const opened = xml.slice(tag.start, tag.end).replace(/\s*\/>$/, ">");
  return { start: tag.start, end: tag.end, text: `${opened}${inner}</${tag.prefix}${tag.name}>` };
}

/** Without the elements that are meant, each with all that is in it. */
export function withoutElements(part: string, xml: string, isMeant: (tag: Tag) => boolean): string {
  const edits: Edit[] = [];
  let open: Tag | null = null;
  scanXml(
    part,
    xml,
    (tag) => {
      if (open || !isMeant(tag)) return;
      if (tag.isEmpty) edits.push({ start: tag.start, end: tag.end, text: "" });
      else open = tag;
    },
    (tag) => {
      if (open?.depth !== tag.depth) return;
      edits.push({ start: open.start, end: tag.end, text: "" });
      open = null;
    },
  );
  return splice(xml, edits);
}

/** Adds a last child to the first element of that name at `depth`; `undefined` when there is none. */
export function appendChild(
  part: string,
  xml: string,
  parent: { readonly name?: string; readonly depth: number },
  make: (prefix: string) => string,
): string | undefined {
  let found: Tag | undefined;
  let end: number | undefined;
  const isParent = (tag: { name: string; depth: number }): boolean =>
    tag.depth === parent.depth && (parent.name === undefined || tag.name === parent.name);
  scanXml(
    part,
    xml,
    (tag) => {
      if (isParent(tag)) found ??= tag;
    },
    (tag) => {
      if (isParent(tag)) end ??= tag.start;
    },
  );
  if (!found) return undefined;
  const child = make(found.prefix);
  if (found.isEmpty) return splice(xml, [fillEmpty(xml, found, child)]);
  return end === undefined ? undefined : splice(xml, [insertion(end, child)]);
}

/** Adds a child to the root, before the first child that the schema puts after it. */
export function insertBefore(
  part: string,
  xml: string,
  followers: ReadonlySet<string>,
  make: (prefix: string) => string,
): string {
  let root: Tag | undefined;
  let at: number | undefined;
  scanXml(
    part,
    xml,
    (tag) => {
      root ??= tag;
      if (tag.depth === 1 && followers.has(tag.name)) at ??= tag.start;
    },
    (tag) => {
      if (tag.depth === 0) at ??= tag.start;
    },
  );
  if (!root) throw new UnreadableFile("damaged", part);
  const child = make(root.prefix);
  return splice(xml, [at === undefined ? fillEmpty(xml, root, child) : insertion(at, child)]);
}
