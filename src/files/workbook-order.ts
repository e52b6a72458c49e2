/** Where an element belongs in the workbook part, by the schema. */

/** From the names on; what stands before them is never added. */
const ORDER = [
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
] as const;

/** The elements that may follow this one. */
export function followersOf(element: (typeof ORDER)[number]): ReadonlySet<string> {
  return new Set(ORDER.slice(ORDER.indexOf(element) + 1));
}
