/** Takes a worksheet of ours out of a workbook again, with all that names it. */
import type { PackageEditor } from "./edit-package";
import type { ListedPart } from "./put-sheets";
import { attributeOf, scanXml, setAttribute, splice, withoutElements, type Edit } from "./splice-xml";

const DEFINED_NAME = "workbook/definedNames/definedName";

export function removeSheet(editor: PackageEditor, sheet: ListedPart): void {
  const { mainPart } = editor;
  const id = editor.relationships(mainPart).find(({ target }) => target === sheet.part)?.id;
  for (const { target, isExternal } of editor.relationships(sheet.part)) {
    if (!isExternal && editor.has(target) && isOnlyOf(editor, sheet.part, target))
      editor.removePart(target, sheet.part);
  }
  const without = withoutElements(
    mainPart,
    editor.text(mainPart),
    (tag) =>
      (tag.path === "workbook/sheets/sheet" && attributeOf(tag, "id") === id) ||
      (tag.path === DEFINED_NAME && tag.attributes["localSheetId"] === String(sheet.index)),
  );
  editor.setText(mainPart, renumbered(mainPart, without, sheet.index));
  editor.removePart(sheet.part, mainPart);
}

/** A part that another sheet shows as well stays. */
function isOnlyOf(editor: PackageEditor, holder: string, target: string): boolean {
  const folder = holder.slice(0, holder.lastIndexOf("/") + 1);
  return editor
    .names()
    .filter((name) => name.startsWith(folder) && name.endsWith(".xml") && name !== holder)
    .every((name) => editor.relationships(name).every((other) => other.target !== target));
}

/** Names and the sheet that is shown first count the sheets, of which there is one less now. */
function renumbered(part: string, xml: string, gone: number): string {
  const edits: Edit[] = [];
  scanXml(part, xml, (tag) => {
    const attribute =
      tag.path === DEFINED_NAME
        ? "localSheetId"
        : tag.path === "workbook/bookViews/workbookView"
          ? "activeTab"
          : null;
    const number = attribute === null ? NaN : Number(tag.attributes[attribute]);
    if (attribute === null || !(number > gone || (attribute === "activeTab" && number === gone && gone > 0)))
      return;
    const text = setAttribute(xml.slice(tag.start, tag.end), attribute, String(number - 1));
    edits.push({ start: tag.start, end: tag.end, text });
  });
  const empty = splice(xml, edits);
  return withoutElements(
    part,
    empty,
    (tag) =>
      tag.path === "workbook/definedNames" &&
      !empty
        .slice(tag.end)
        .trimStart()
        .startsWith("<" + tag.prefix + "definedName"),
  );
}
