/** Tells the spreadsheet program that opens the workbook next to compute it anew. */
import type { PackageEditor } from "./edit-package";
import { insertBefore, scanXml, setAttribute, splice, type Tag } from "./splice-xml";
import { followersOf } from "./workbook-order";

/** `formulasGone`: cells that held a formula hold none any more, so that the list of their order is no longer true. */
export function recalculateOnLoad(editor: PackageEditor, formulasGone: boolean): void {
  const part = editor.mainPart;
  const xml = editor.text(part);
  let settings: Tag | undefined;
  scanXml(part, xml, (tag) => {
    if (tag.path === "workbook/calcPr") settings ??= tag;
  });
  if (settings) {
    const text = setAttribute(xml.slice(settings.start, settings.end), "fullCalcOnLoad", "1");
    editor.setText(part, splice(xml, [{ start: settings.start, end: settings.end, text }]));
  } else {
    const make = (prefix: string) => `<${prefix}calcPr fullCalcOnLoad="1"/>`;
    editor.setText(part, insertBefore(part, xml, followersOf("calcPr"), make));
  }
  const order = editor.relationships(part).find(({ type }) => type === "calcChain");
  // A spreadsheet program makes it again; one that names a cell without a formula would be taken for damage.
  if (formulasGone && order && editor.has(order.target)) editor.removePart(order.target, part);
}
