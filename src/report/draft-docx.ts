/**
 * A draft from a plain text as a Word document in the style of the published one. A base that is a document is never
 * written so: it stays the department's own. The library behind it is large: faces load this only when asked.
 */
import { Document, HeadingLevel, type Paragraph } from "docx";
import { paragraphText, type DraftParagraph } from "../draft/paragraph";
import { MARK } from "../draft/marks";
import type { Span } from "../engine/compose/define-paragraph";
import { portrait } from "./disclosure/pages";
import { partHeading, sectionHeading, spanParagraph, STYLES } from "./disclosure/paragraphs";
import { docxBytes } from "./docx-bytes";

/** Longer is a sentence, whatever it begins with. */
const LONGEST_HEADING = 40;

export async function draftDocx(paragraphs: readonly DraftParagraph[]): Promise<Uint8Array> {
  const title = paragraphs.find((paragraph) => paragraphText(paragraph).trim() !== "");
  const document = new Document({
    title: title ? paragraphText(title).trim() : "",
    styles: STYLES,
    sections: [portrait(paragraphs.map((paragraph) => block(paragraph, paragraph === title)))],
  });
  return docxBytes(document);
}

function block(paragraph: DraftParagraph, isTitle: boolean): Paragraph {
  const text = paragraphText(paragraph)
    .trim()
    .replace(/^#+\s*/u, "");
  const isHeading = text.length <= LONGEST_HEADING && !/[。；：，]/u.test(text);
  if (isHeading && (isTitle || /^第[一二三四五六七八九十]部分/u.test(text))) return partHeading(text);
  if (isHeading && /^[一二三四五六七八九十]{1,3}、/u.test(text)) return sectionHeading(text);
  const level = isHeading && /^[（(][一二三四五六七八九十]{1,3}[）)]/u.test(text);
  return spanParagraph(shaded(paragraph.spans), level ? HeadingLevel.HEADING_3 : null);
}

/** Marks are highlighted as what is still to be filled in is. */
function shaded(spans: readonly Span[]): Span[] {
  return spans.flatMap((span): Span[] => {
    if (span.kind !== "text") return [span];
    const pieces: Span[] = [];
    let position = 0;
    for (const { index, 0: mark } of span.text.matchAll(MARK)) {
      pieces.push({ kind: "text", text: span.text.slice(position, index) });
      pieces.push({ kind: "placeholder", text: mark, missing: [] });
      position = index + mark.length;
    }
    return [...pieces, { kind: "text", text: span.text.slice(position) }];
  });
}
