/** The sheets that a workbook part lists, and which of them hold cells. */
import type { SheetVisibility } from "../workbook/workbook";
import type { Relationship } from "./package";
import { UnreadableFile } from "./unreadable-file";
import { rootOf, type Attributes } from "./xml";

/** A sheet as the workbook part lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly visibility: SheetVisibility;
  /** Empty for a module of old files, which has no part of its own. */
  readonly relationshipId: string;
}

export function listedSheet({ name, id, state }: Attributes): ListedSheet | null {
  if (name === undefined) return null;
  return {
    name,
    visibility: state === "hidden" || state === "veryHidden" ? state : "visible",
    relationshipId: id ?? "",
  };
}

/** Sheets of other kinds: none of them has cells of a table. */
const WITHOUT_CELLS = new Set(["chartsheet", "dialogsheet", "macrosheet"]);

/**
 * The part with a sheet's cells; `null` for a chart, a dialog, macros or a module. The part's content decides, not what
 * kind of relationship leads to it: a sheet is not passed over because its kind is misspelt.
 */
export function cellsPart(
  sheet: ListedSheet,
  relationships: readonly Relationship[],
  read: (part: string) => Uint8Array,
): string | null {
  if (sheet.relationshipId === "") return null;
  const relationship = relationships.find(({ id }) => id === sheet.relationshipId);
  if (!relationship || relationship.isExternal) throw new UnreadableFile("damaged", sheet.name);
  if (relationship.type === "worksheet") return relationship.target;
  const root = rootOf(relationship.target, read(relationship.target));
  if (root === "worksheet") return relationship.target;
  if (WITHOUT_CELLS.has(root)) return null;
  throw new UnreadableFile("damaged", sheet.name);
}

/** A sheet that leads to no part is a module, unless there is a part with cells that no sheet leads to. */
export function requireNamed(sheets: readonly ListedSheet[], relationships: readonly Relationship[]): void {
  const nowhere = sheets.find(({ relationshipId }) => relationshipId === "");
  if (!nowhere) return;
  const named = new Set(sheets.map(({ relationshipId }) => relationshipId));
  const isLost = relationships.some(({ id, type }) => type === "worksheet" && !named.has(id));
  if (isLost) throw new UnreadableFile("damaged", nowhere.name);
}
