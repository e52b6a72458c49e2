/** Which cells of a sheet have a note or a threaded comment. */
import type { PackageEditor } from "./edit-package";
import { scanXml } from "./splice-xml";

const PLACES: Readonly<Record<string, string>> = {
  comments: "comments/commentList/comment",
  threadedComment: "ThreadedComments/threadedComment",
};

/** Addresses in A1 notation; a cell may be named more than once. */
export function commentedCells(editor: PackageEditor, sheetPart: string): readonly string[] {
  const cells: string[] = [];
  for (const { type, target, isExternal } of editor.relationships(sheetPart)) {
    const place = PLACES[type];
    if (place === undefined || isExternal || !editor.has(target)) continue;
    scanXml(target, editor.text(target), ({ path, attributes }) => {
      if (path === place) cells.push(attributes["ref"] ?? "");
    });
  }
  return cells;
}
