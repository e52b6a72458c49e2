/**
 * Where in a part an element stands. Extensions repeat the names of the elements that they extend, at any depth and in
 * namespaces of their own, so that a name alone says nothing: `x15:workbookPr` is no `workbookPr`, and a number format
 * inside `dxfs` is not one of the cells'.
 */
import { UnreadableFile } from "./unreadable-file";

/**
 * The local names from the root to an element, joined by `/`: `worksheet/sheetData/row/c`. A name whose namespace is
 * not the root's carries a mark: `mc:` and `m:` (see {@link MARKS}), or `?:`.
 */
export type Path = string;

export function parentOf(path: Path): Path {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** Namespaces that readers ask for beside the root's own. */
const MARKS: Readonly<Record<string, string>> = {
  "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
  "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
  "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
};

/** Deeper than anything that a program writes. */
const DEEPEST = 500;
/** Different places of one part; a part with more of them was made to fill the memory. */
const MOST_PLACES = 20_000;

interface XmlPlace {
  readonly name: string;
  readonly path: Path;
  readonly children: Map<string, XmlPlace>;
}

/** Prefix (empty for none) → mark of its namespace. */
type Scope = ReadonlyMap<string, string>;

export interface PlaceTracker {
  readonly depth: number;
  /** `declared`: prefix → namespace, as the element itself declares them; `null` for none. */
  enter(part: string, name: string, declared: ReadonlyMap<string, string> | null): XmlPlace;
  /** The place that is left. */
  leave(): XmlPlace;
}

export function trackPlaces(): PlaceTracker {
  const top: XmlPlace = { name: "", path: "", children: new Map() };
  const open: XmlPlace[] = [];
  const scopes: Scope[] = [new Map()];
  let own: string | undefined;
  let count = 0;

  function markOf(namespace: string): string {
    return namespace === own ? "" : (MARKS[namespace] ?? "?:");
  }

  function enterScope(declared: ReadonlyMap<string, string> | null): Scope {
    const outer = scopes.at(-1) ?? new Map<string, string>();
    if (declared === null) return outer;
    const inner = new Map(outer);
    for (const [prefix, namespace] of declared) inner.set(prefix, markOf(namespace));
    return inner;
  }

  return {
    get depth() {
      return open.length;
    },
    enter(part, name, declared) {
      const colon = name.indexOf(":");
      const prefix = colon < 0 ? "" : name.slice(0, colon);
      own ??= declared?.get(prefix) ?? "";
      const scope = enterScope(declared);
      scopes.push(scope);
      // Without a declaration, no prefix is the root's namespace and any other is nobody's.
      const mark = scope.get(prefix) ?? (prefix === "" || own === "" ? "" : "?:");
      const key = mark + (colon < 0 ? name : name.slice(colon + 1));
      const outer = open.at(-1) ?? top;
      let place = outer.children.get(key);
      if (!place) {
        count += 1;
        if (open.length >= DEEPEST || count > MOST_PLACES) throw new UnreadableFile("tooMuch", part);
        place = { name: key, path: outer === top ? key : `${outer.path}/${key}`, children: new Map() };
        outer.children.set(key, place);
      }
      open.push(place);
      return place;
    },
    leave() {
      scopes.pop();
      return open.pop() ?? top;
    },
  };
}

/** Prefixes that an element declares, from its attributes as written; `null` for none, as almost always. */
export function declarationsIn(
  attributes: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> | null {
  let declared: Map<string, string> | null = null;
  for (const name in attributes) {
    if (!name.startsWith("xmlns") || (name.length > 5 && name[5] !== ":")) continue;
    declared ??= new Map();
    declared.set(name.slice(6), attributes[name] ?? "");
  }
  return declared;
}
