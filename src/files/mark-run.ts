/** The shade by which new text asks to be looked at, and how it is taken away again: a colour that is ours alone. */
import { editPackage } from "./edit-package";
import { scanXml, splice, type Edit } from "./splice-xml";

const SHADE = "FFF2CB";

/** What the schema puts after a run's shade. */
const AFTER_SHADE =
  "fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange|ins|del|moveFrom|moveTo";

export function isMarked(head: string): boolean {
  return head.includes(`fill="${SHADE}"`);
}

/** `head`: a run's start tag with its properties. A run that has a shade of its own keeps it. */
export function withMark(head: string, prefix: string): string {
  const shade = `<${prefix}shd ${prefix}val="clear" ${prefix}color="auto" ${prefix}fill="${SHADE}"/>`;
  if (head.includes(`<${prefix}shd`)) return head;
  const empty = new RegExp(`<${prefix}rPr\\s*/>$`, "u");
  if (empty.test(head)) return head.replace(empty, `<${prefix}rPr>${shade}</${prefix}rPr>`);
  if (!head.endsWith(`</${prefix}rPr>`)) return `${head}<${prefix}rPr>${shade}</${prefix}rPr>`;
  const next = new RegExp(`<${prefix}(?:${AFTER_SHADE})\\b|</${prefix}rPr>$`, "u");
  return head.replace(next, (found) => shade + found);
}

/** A copy without our marks; the texts stay. The bytes themselves where there are none. */
export function unmarkDocx(bytes: Uint8Array): Uint8Array {
  const editor = editPackage(bytes, "notDocument");
  const xml = editor.text(editor.mainPart);
  const edits: Edit[] = [];
  scanXml(editor.mainPart, xml, ({ name, prefix, attributes, start, end }) => {
    if (name === "shd" && attributes[`${prefix}fill`] === SHADE) edits.push({ start, end, text: "" });
  });
  if (edits.length === 0) return bytes;
  editor.setText(editor.mainPart, splice(xml, edits));
  return editor.save();
}
