/** A package with some parts changed or added; `save` copies all others as they are. */
import { openPackage, relationshipsPart, type Relationship } from "./package";
import { appendChild, scanXml, withoutElements, type Tag } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { declareUtf8, decodeXml, escapeXml } from "./xml";

export const MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIP_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
export const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
export const CONTENT_TYPES = "[Content_Types].xml";

export interface PackageEditor {
  readonly mainPart: string;
  has(part: string): boolean;
  names(): readonly string[];
  text(part: string): string;
  /** As it was, unpacked. */
  read(part: string): Uint8Array;
  setText(part: string, xml: string): void;
  relationships(part: string): readonly Relationship[];
  /** Returns the new relationship's id. `type`: the last segment, as in {@link Relationship}. */
  addRelationship(part: string, type: string, target: string): string;
  /** Takes a part out, with its own relationships, its content type and what `holder` says of it. */
  removePart(part: string, holder: string): void;
  /** Of one part, or of all files with an extension. */
  addContentType(of: { readonly part: string } | { readonly extension: string }, type: string): void;
  /** The first of `make(1)`, `make(2)` … that no part has. */
  freeName(make: (number: number) => string): string;
  save(): Uint8Array;
}

/** `kind`: what to say of a sound ZIP file that is something else. */
export function editPackage(
  bytes: Uint8Array,
  kind: "notWorkbook" | "notDocument" = "notWorkbook",
): PackageEditor {
  const source = openPackage(bytes, kind);
  const changed = new Map<string, string>();
  /** What was asked for once is asked for again. */
  const unchanged = new Map<string, string>();
  const removed = new Set<string>();
  const keyOf = (part: string): string => source.zip.find(part) ?? part;
  const has = (part: string): boolean =>
    !removed.has(keyOf(part)) && (changed.has(keyOf(part)) || source.has(part));

  function text(part: string): string {
    const key = keyOf(part);
    const known = changed.get(key) ?? unchanged.get(key) ?? decodeXml(part, source.read(part));
    if (!changed.has(key)) unchanged.set(key, known);
    return known;
  }

  function setText(part: string, xml: string): void {
    unchanged.delete(keyOf(part));
    removed.delete(keyOf(part));
    changed.set(keyOf(part), declareUtf8(xml));
  }

  function relationships(part: string): readonly Relationship[] {
    return changed.has(keyOf(relationshipsPart(part))) ? readChanged(part) : source.relationships(part);
  }

  /** Only ids and targets of relationships just added are asked for again. */
  function readChanged(part: string): readonly Relationship[] {
    const known = source.relationships(part).filter(({ id }) => !dropped.has(`${part} ${id}`));
    return [...known, ...(added.get(part) ?? [])];
  }
  const dropped = new Set<string>();
  const added = new Map<string, Relationship[]>();

  function addRelationship(part: string, type: string, target: string): string {
    const holder = relationshipsPart(part);
    const taken = new Set(relationships(part).map(({ id }) => id));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number += 1;
    const id = `rId${number}`;
    const xml = has(holder)
      ? text(holder)
      : `${XML_HEAD}<Relationships xmlns="${PACKAGE_RELATIONSHIPS}"></Relationships>`;
    const written = escapeXml(relativeTarget(part, target));
    const next = appendChild(
      holder,
      xml,
      { depth: 0 },
      (prefix) =>
        `<${prefix}Relationship Id="${id}" Type="${RELATIONSHIP_NAMESPACE}/${type}" Target="${written}"/>`,
    );
    if (next === undefined) throw new UnreadableFile("damaged", holder);
    setText(holder, next);
    added.set(part, [...(added.get(part) ?? []), { id, type, target, isExternal: false }]);
    return id;
  }

  function removePart(part: string, holder: string): void {
    const links = relationships(holder).filter(({ target, isExternal }) => !isExternal && target === part);
    for (const { id } of links) dropped.add(`${holder} ${id}`);
    added.set(
      holder,
      (added.get(holder) ?? []).filter(({ target }) => target !== part),
    );
    const ids = new Set(links.map(({ id }) => id));
    removeElements(
      relationshipsPart(holder),
      ({ path, attributes }) => path === "Relationships/Relationship" && ids.has(attributes["Id"] ?? ""),
    );
    removeElements(
      CONTENT_TYPES,
      ({ path, attributes }) =>
        path === "Types/Override" &&
        attributes["PartName"]?.replace(/^\//, "").toLowerCase() === part.toLowerCase(),
    );
    for (const name of [part, relationshipsPart(part)]) {
      changed.delete(keyOf(name));
      removed.add(keyOf(name));
    }
  }

  function removeElements(part: string, isMeant: (tag: Tag) => boolean): void {
    setText(part, withoutElements(part, text(part), isMeant));
  }

  function addContentType(of: { part: string } | { extension: string }, type: string): void {
    const xml = text(CONTENT_TYPES);
    if ("extension" in of && declaresExtension(xml, of.extension)) return;
    const make = (prefix: string): string =>
      "part" in of
        ? `<${prefix}Override PartName="/${escapeXml(of.part)}" ContentType="${type}"/>`
        : `<${prefix}Default Extension="${of.extension}" ContentType="${type}"/>`;
    const next = appendChild(CONTENT_TYPES, xml, { depth: 0 }, make);
    if (next === undefined) throw new UnreadableFile("damaged", CONTENT_TYPES);
    setText(CONTENT_TYPES, next);
  }

  function freeName(make: (number: number) => string): string {
    let number = 1;
    while (has(make(number))) number += 1;
    return make(number);
  }

  function save(): Uint8Array {
    const encoder = new TextEncoder();
    const contents = new Map([...changed].map(([part, xml]) => [part, encoder.encode(xml)]));
    return source.zip.rewrite(contents, removed);
  }

  return {
    mainPart: source.mainPart,
    has,
    read: (part) => source.read(part),
    names: () => [...new Set([...source.zip.names, ...changed.keys()])].filter((name) => !removed.has(name)),
    text,
    setText,
    relationships,
    addRelationship,
    removePart,
    addContentType,
    freeName,
    save,
  };
}

function declaresExtension(xml: string, extension: string): boolean {
  let isDeclared = false;
  scanXml(CONTENT_TYPES, xml, ({ path, attributes }) => {
    if (path === "Types/Default" && attributes["Extension"]?.toLowerCase() === extension) isDeclared = true;
  });
  return isDeclared;
}

/** Relative to the part's folder: not every reader understands absolute targets. */
function relativeTarget(part: string, target: string): string {
  const from = part.split("/").slice(0, -1);
  const to = target.split("/");
  while (from.length > 0 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return "../".repeat(from.length) + to.join("/");
}
