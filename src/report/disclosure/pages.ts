/** Pages of official documents: A4 upright or turned, with the page number at the foot. */
import {
  AlignmentType,
  Footer,
  NumberFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
  type ISectionOptions,
  type Table,
  type TableOfContents,
} from "docx";
import { FONTS, LANDSCAPE_MARGIN, PAGE, PORTRAIT_MARGIN, SIZES } from "./fonts";

export type Block = Paragraph | Table | TableOfContents;

export function pages(isLandscape: boolean, children: readonly Block[]): ISectionOptions {
  return isLandscape ? landscape(children) : portrait(children);
}

export function portrait(children: readonly Block[], options: { start?: number } = {}): ISectionOptions {
  return {
    properties: {
      page: {
        size: PAGE,
        margin: PORTRAIT_MARGIN,
        pageNumbers: {
          formatType: NumberFormat.DECIMAL,
          ...(options.start === undefined ? {} : { start: options.start }),
        },
      },
    },
    footers: { default: pageNumber() },
    children,
  };
}

function landscape(children: readonly Block[]): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...PAGE, orientation: PageOrientation.LANDSCAPE },
        margin: LANDSCAPE_MARGIN,
        pageNumbers: { formatType: NumberFormat.DECIMAL },
      },
    },
    footers: { default: pageNumber() },
    children,
  };
}

/** — 1 — */
function pageNumber(): Footer {
  const run = new TextRun({
    children: ["— ", PageNumber.CURRENT, " —"],
    font: FONTS.table,
    size: SIZES.pageNumber,
  });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
