/** The parts of an Office file and how they refer to each other (Open Packaging Conventions). */
import { DEFAULT_LIMITS, openZip, type Zip, type ZipLimits } from "./zip";
import { UnreadableFile, type UnreadableReason } from "./unreadable-file";
import { readXml } from "./xml";

export interface Relationship {
  readonly id: string;
  /** Last segment of the type's URI, such as `worksheet`: alike in transitional and strict files. */
  readonly type: string;
  /** Name of the part, without a leading `/`; as written when external. */
  readonly target: string;
  readonly isExternal: boolean;
}

export interface OfficePackage {
  readonly zip: Zip;
  /** The part that the package is about: the workbook or the document. */
  readonly mainPart: string;
  has(part: string): boolean;
  read(part: string): Uint8Array;
  /** Relationships of a part; `""` for those of the package. */
  relationships(part: string): readonly Relationship[];
}

/** `kind`: what to say of a sound ZIP file that is something else. */
export function openPackage(
  bytes: Uint8Array,
  kind: "notWorkbook" | "notDocument",
  limits: ZipLimits = DEFAULT_LIMITS,
): OfficePackage {
  const zip = openZip(bytes, limits);
  if (zip.find("_rels/.rels") === undefined) {
    throw new UnreadableFile(otherPackage(zip, kind));
  }
  const mainPart = readRelationships(zip, "").find(({ type }) => type === "officeDocument")?.target;
  if (mainPart === undefined) throw new UnreadableFile(kind);
  const known = new Map<string, readonly Relationship[]>();
  const relationships = (part: string): readonly Relationship[] => {
    const found = known.get(part) ?? readRelationships(zip, part);
    known.set(part, found);
    return found;
  };
  return {
    zip,
    mainPart,
    has: (part) => zip.find(part) !== undefined,
    read: (part) => zip.read(part),
    relationships,
  };
}

/** What a ZIP file is that is no Office file. */
function otherPackage(zip: Zip, kind: UnreadableReason): UnreadableReason {
  if (zip.find("content.xml") && zip.find("mimetype")) return "openDocument";
  if (zip.find("OFD.xml")) return "ofd";
  return zip.names.length > 0 ? "archive" : kind;
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels` */
export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function readRelationships(zip: Zip, part: string): readonly Relationship[] {
  const source = relationshipsPart(part);
  if (zip.find(source) === undefined) return [];
  const found: Relationship[] = [];
  readXml(source, zip.read(source), {
    open(_, { Id, Type, Target, TargetMode }, path) {
      if (path !== "Relationships/Relationship") return;
      if (Id === undefined || Type === undefined || Target === undefined) {
        throw new UnreadableFile("damaged", source);
      }
      const isExternal = TargetMode === "External";
      const target = isExternal ? Target : resolveTarget(part, Target);
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf("/") + 1), target, isExternal });
    },
  });
  return found;
}

/** Targets are relative to their part's folder, or absolute; some writers use backslashes. */
function resolveTarget(part: string, target: string): string {
  const path = target.replaceAll("\\", "/");
  const segments = path.startsWith("/") ? [] : part.split("/").slice(0, -1);
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment !== "" && segment !== ".") segments.push(segment);
  }
  return segments.join("/");
}
