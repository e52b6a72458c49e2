/** A small Word document from the XML of its body. */
import { HEAD, pack, relationships } from "./small-book";

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const NAMESPACES =
  `xmlns:w="${MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"';

export interface SmallDocumentParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly header?: string;
  readonly footer?: string;
  readonly footnotes?: string;
}

export function smallDocument(parts: SmallDocumentParts): Uint8Array {
  return pack(smallDocumentPartsOf(parts));
}

export function smallDocumentPartsOf(parts: SmallDocumentParts): Map<string, string> {
  const part = (root: string, inner = ""): string => `${HEAD}<w:${root} ${NAMESPACES}>${inner}</w:${root}>`;
  const others: [type: string, file: string, xml: string][] = [
    ["styles", "styles.xml", part("styles", parts.styles)],
    ["numbering", "numbering.xml", part("numbering", parts.numbering)],
    ["header", "header1.xml", part("hdr", parts.header)],
    ["footer", "footer1.xml", part("ftr", parts.footer)],
    ["footnotes", "footnotes.xml", part("footnotes", parts.footnotes)],
  ];
  return new Map([
    [
      "[Content_Types].xml",
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ],
    ["_rels/.rels", relationships([["officeDocument", "word/document.xml"]])],
    ["word/_rels/document.xml.rels", relationships(others.map(([type, file]) => [type, file]))],
    ["word/document.xml", part("document", `<w:body>${parts.body}</w:body>`)],
    ...others.map(([, file, xml]) => [`word/${file}`, xml] as const),
  ]);
}

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

export function paragraph(inner: string, properties = ""): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
}
