/** Excel opens a workbook only where its content type is that of its name's extension: a copy's follows its new name. */
import type { PackageEditor } from "./edit-package";
import { CONTENT_TYPES, SPREADSHEET_TYPE } from "./edit-package";
import { scanXml, setAttribute, splice, type Edit } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";

const MACROS = "application/vnd.ms-excel";
const TYPES: Readonly<Record<string, string>> = {
  xlsx: `${SPREADSHEET_TYPE}.sheet.main+xml`,
  xltx: `${SPREADSHEET_TYPE}.template.main+xml`,
  xlsm: `${MACROS}.sheet.macroEnabled.main+xml`,
  xltm: `${MACROS}.template.macroEnabled.main+xml`,
  xlam: `${MACROS}.addin.macroEnabled.main+xml`,
};

/**
 * `name`: the copy's; an extension that is no workbook's leaves the type as it is. Throws {@link UnreadableFile} where
 * the copy would have to lose its macros.
 */
export function followName(editor: PackageEditor, name: string): void {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
  const wanted = Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;
  if (wanted === undefined) return;
  if (!wanted.startsWith(MACROS) && hasMacros(editor)) throw new UnreadableFile("macros");
  const xml = editor.text(CONTENT_TYPES);
  const edits: Edit[] = [];
  scanXml(CONTENT_TYPES, xml, (tag) => {
    if (tag.path !== "Types/Override") return;
    const { PartName, ContentType } = tag.attributes;
    const isMain = PartName?.replace(/^\//, "").toLowerCase() === editor.mainPart.toLowerCase();
    if (!isMain || ContentType?.toLowerCase() === wanted.toLowerCase()) return;
    const text = setAttribute(xml.slice(tag.start, tag.end), "ContentType", wanted);
    edits.push({ start: tag.start, end: tag.end, text });
  });
  if (edits.length > 0) editor.setText(CONTENT_TYPES, splice(xml, edits));
}

/** Modules of Visual Basic, or sheets of the older macros. */
function hasMacros(editor: PackageEditor): boolean {
  return editor
    .relationships(editor.mainPart)
    .some(({ type }) => /^(?:vbaProject|xlMacrosheet|xlIntlMacrosheet)$/i.test(type));
}
