/** A section of the narrative as paragraphs. */
import { HeadingLevel, Paragraph, TextRun } from "docx";
import type { NarrativeSection } from "../../engine/compose/compose";
import type { Paragraph as NarrativeParagraph } from "../../engine/compose/define-paragraph";
import { problemLines } from "../narrative-text";
import { sectionHeading, spanParagraph } from "./paragraphs";

/** Sections whose figures have errors say so at their head, in red. */
export function sectionBlocks(section: NarrativeSection, pageBreakBefore = false): readonly Paragraph[] {
  const heading = pageBreakBefore
    ? new Paragraph({ heading: HeadingLevel.HEADING_2, text: section.heading, pageBreakBefore })
    : sectionHeading(section.heading);
  return [
    heading,
    ...problemLines(section).map(warning),
    ...section.paragraphs.map(({ role, spans }) => spanParagraph(spans, HEADING_OF[role])),
  ];
}

function warning(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, color: WARNING_COLOR })] });
}

const WARNING_COLOR = "C00000";

const HEADING_OF = {
  text: null,
  heading: HeadingLevel.HEADING_3,
  subheading: HeadingLevel.HEADING_4,
} as const satisfies Record<NarrativeParagraph["role"], unknown>;
