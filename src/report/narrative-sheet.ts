/** The narrative as a worksheet 决算情况说明: a paragraph a row. */
import { NARRATIVE_SHEET } from "../workbook/own-sheets";
import type { Narrative } from "../engine/compose/compose";
import { textOf } from "../engine/compose/define-paragraph";
import type { Paragraph } from "../engine/compose/define-paragraph";
import type { CellStyle, ContentRow, SheetContent } from "../workbook/sheet-content";
import { problemLines } from "./narrative-text";

const TEXT: CellStyle = { wrap: true, verticalAlign: "top", size: 12 };
const WIDTH = 100;

export function narrativeSheet(narrative: Narrative): SheetContent {
  const rows = narrative.sections.flatMap((section) => [
    row(section.heading, { ...TEXT, bold: true, size: 14 }),
    ...problemLines(section).map((line) => row(line, { ...TEXT, color: "C00000" })),
    ...section.paragraphs.map((paragraph) => row(textOf(paragraph.spans), styleOf(paragraph))),
  ]);
  return {
    name: NARRATIVE_SHEET,
    rows: [row(narrative.title, { bold: true, size: 16, align: "center" }), ...rows],
    columnWidths: [WIDTH],
    print: { landscape: false, titleRows: 0 },
  };
}

function row(value: string, style: CellStyle): ContentRow {
  return { cells: [{ value, style }] };
}

function styleOf(paragraph: Paragraph): CellStyle {
  return paragraph.role === "text" ? TEXT : { ...TEXT, bold: true };
}
