/**
 * A value of ours kept in a workbook: a custom XML part, which spreadsheet programs carry along untouched and show
 * nowhere. It is found again by its namespace.
 */
import { XML_HEAD, type PackageEditor } from "./edit-package";
import { openPackage } from "./package";
import { escapeXml, readXml, rootOf } from "./xml";

const NAMESPACE = "urn:final-accounts-addin:state";
const ROOT = "finalAccountsState";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
const PROPERTIES_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
/** Of this kind of part, the same in every workbook. */
const ITEM_ID = "{6C1D9C2E-6C0B-4B0E-9A57-3B8F0F6D2A41}";

/** `null` where there is none, or none that can be read. */
export function readState(bytes: Uint8Array): unknown {
  const source = openPackage(bytes, "notWorkbook");
  const part = source
    .relationships(source.mainPart)
    .find(({ type, target, isExternal }) => isStatePart(type, target, isExternal, source))?.target;
  if (part === undefined) return null;
  let json = "";
  readXml(part, source.read(part), {
    open: () => undefined,
    text: (piece) => (json += piece),
  });
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return null;
  }
}

function isStatePart(
  type: string,
  target: string,
  isExternal: boolean,
  parts: { has(part: string): boolean; read(part: string): Uint8Array },
): boolean {
  return (
    type === "customXml" && !isExternal && parts.has(target) && rootOf(target, parts.read(target)) === ROOT
  );
}

/** `null` takes it out. */
export function keepState(editor: PackageEditor, state: unknown): void {
  const holder = editor.mainPart;
  const existing = editor
    .relationships(holder)
    .find(({ type, target, isExternal }) => isStatePart(type, target, isExternal, editor))?.target;
  if (state === null) {
    if (existing !== undefined) removeState(editor, existing);
    return;
  }
  const part = existing ?? editor.freeName((number) => `customXml/item${number}.xml`);
  editor.setText(
    part,
    `${XML_HEAD}<${ROOT} xmlns="${NAMESPACE}">${escapeXml(JSON.stringify(state))}</${ROOT}>`,
  );
  if (existing !== undefined) return;
  const properties = part.replace(/item(\d+)\.xml$/u, "itemProps$1.xml");
  editor.setText(
    properties,
    `${XML_HEAD}<ds:datastoreItem xmlns:ds="${PROPERTIES_NAMESPACE}" ds:itemID="${ITEM_ID}">` +
      `<ds:schemaRefs><ds:schemaRef ds:uri="${NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`,
  );
  editor.addRelationship(holder, "customXml", part);
  editor.addRelationship(part, "customXmlProps", properties);
  editor.addContentType({ extension: "xml" }, "application/xml");
  editor.addContentType({ part: properties }, PROPERTIES_TYPE);
}

function removeState(editor: PackageEditor, part: string): void {
  for (const { target } of editor.relationships(part))
    if (editor.has(target)) editor.removePart(target, part);
  editor.removePart(part, editor.mainPart);
}
