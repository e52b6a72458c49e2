/**
 * The narrative as a Word document, with charts of the structure of income and expenditure. The library that builds it
 * is large: faces load this module only when a document is asked for.
 */
import { Document, HeadingLevel, Paragraph } from "docx";
import type { Narrative } from "../engine/compose/compose";
import type { Facts } from "../engine/fact";
import { figureOf } from "./disclosure/charts";
import { sectionBlocks } from "./disclosure/narrative-blocks";
import { portrait, type Block } from "./disclosure/pages";
import { STYLES } from "./disclosure/paragraphs";
import { docxBytes } from "./docx-bytes";

/** The bytes of a .docx. */
export async function narrativeDocx(narrative: Narrative, facts: Facts): Promise<Uint8Array> {
  const document = new Document({
    title: narrative.title,
    creator: narrative.entity ?? "",
    lastModifiedBy: narrative.entity ?? "",
    styles: STYLES,
    sections: [
      portrait([
        new Paragraph({ text: narrative.title, heading: HeadingLevel.HEADING_1 }),
        ...narrative.sections.flatMap((section): Block[] => [
          ...sectionBlocks(section),
          ...figureOf(section.id, facts),
        ]),
      ]),
    ],
  });
  return docxBytes(document);
}
