/** Paragraphs of the published document. */
import { AlignmentType, HeadingLevel, LineRuleType, Paragraph, TextRun, type IStylesOptions } from "docx";
import type { Span } from "../../engine/compose/define-paragraph";
import { FIRST_LINE, FONTS, LINE, SIZES } from "./fonts";

const EXACT = { line: LINE, lineRule: LineRuleType.EXACT } as const;

const CONTENTS_LINE = { line: 370, lineRule: LineRuleType.EXACT } as const;

/** Heading 1: parts; 2: sections and tables; 3: （一）; 4: classes of items. */
export const STYLES: IStylesOptions = {
  default: {
    document: {
      // Latin text in Chinese would be broken inside its figures.
      run: { font: FONTS.body, size: SIZES.body, language: { value: "en-US", eastAsia: "zh-CN" } },
    },
    title: {
      run: { font: FONTS.title, size: SIZES.title, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 400 } },
    },
    heading1: {
      run: { font: FONTS.title, size: SIZES.title, bold: false, color: "000000" },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 400 }, keepNext: true },
    },
    heading2: {
      run: { font: FONTS.heading, size: SIZES.body, bold: false, color: "000000" },
      paragraph: { spacing: { ...EXACT, before: 120 }, indent: { firstLine: FIRST_LINE }, keepNext: true },
    },
    heading3: {
      run: { font: FONTS.subheading, size: SIZES.body, bold: false, color: "000000" },
      paragraph: { spacing: EXACT, indent: { firstLine: FIRST_LINE }, keepNext: true },
    },
    heading4: {
      run: { font: FONTS.body, size: SIZES.body, bold: true, italics: false, color: "000000" },
      paragraph: { spacing: EXACT, indent: { firstLine: FIRST_LINE }, keepNext: true },
    },
  },
  // Thirty entries fit one page.
  paragraphStyles: [
    {
      id: "TOC1",
      name: "toc 1",
      run: { font: FONTS.heading, size: SIZES.contents },
      paragraph: { spacing: CONTENTS_LINE },
    },
    {
      id: "TOC2",
      name: "toc 2",
      run: { font: FONTS.body, size: SIZES.contents },
      paragraph: { indent: { left: 480 }, spacing: CONTENTS_LINE },
    },
  ],
};

export function partHeading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, text });
}

export function sectionHeading(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_2, text });
}

/** The title over a table: a heading of the contents, centred. */
export function tableHeading(text: string, pageBreakBefore: boolean): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    text,
    pageBreakBefore,
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { before: 0, after: 120, line: 400, lineRule: LineRuleType.AT_LEAST },
  });
}

export function bodyText(text: string): Paragraph {
  return spanParagraph([{ kind: "text", text }], null);
}

/** A paragraph of the narrative; what is still to be filled in is highlighted. */
export function spanParagraph(
  spans: readonly Span[],
  heading: typeof HeadingLevel.HEADING_3 | typeof HeadingLevel.HEADING_4 | null,
): Paragraph {
  const children = spans.map(
    ({ kind, text }) => new TextRun(kind === "placeholder" ? { text, highlight: "yellow" } : { text }),
  );
  if (heading) return new Paragraph({ heading, children });
  return new Paragraph({ children, spacing: EXACT, indent: { firstLine: FIRST_LINE } });
}

const SIDES = {
  left: AlignmentType.LEFT,
  right: AlignmentType.RIGHT,
  centre: AlignmentType.CENTER,
} as const;

/** A small line over or under a table or a figure. */
export function tableLine(text: string, side: keyof typeof SIDES, size: number = SIZES.table): Paragraph {
  return new Paragraph({
    alignment: SIDES[side],
    children: [new TextRun({ text, font: FONTS.table, size })],
    spacing: { before: 20, after: 20 },
    keepNext: side === "right",
  });
}

export function centred(text: string, size: number, font: (typeof FONTS)[keyof typeof FONTS]): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text, size, font })],
    spacing: { after: 360 },
  });
}
