/** 第二部分: every table of the edition on its form, wide ones on landscape pages. */
import { AlignmentType, Paragraph, TabStopType, TextRun, type Table } from "docx";
import { chineseNumber } from "../../engine/compose/compose";
import { factOf } from "../../engine/fact";
import type { TableReading } from "../../engine/fact";
import { titleOfTable } from "../../tables/title";
import type { Form, FormGrid } from "../../forms/form";
import type { DisclosureContent } from "./content";
import { figureText } from "./figure-text";
import { FONTS, SIZES, TEXT_WIDTH } from "./fonts";
import { formFor, readable, readingOf } from "./printed-tables";
import { wordTable, type GridTable, type TableLook } from "./grid-table";
import { spanParagraph, tableHeading, tableLine } from "./paragraphs";

export interface TablePages {
  readonly isLandscape: boolean;
  readonly children: readonly (Paragraph | Table)[];
  /** Of each of its tables, in their order. */
  readonly pageCounts: readonly number[];
}

/** Neighbouring tables of one orientation share a section of the document. */
export function tablePages(content: DisclosureContent): TablePages[] {
  const groups: { isLandscape: boolean; children: (Paragraph | Table)[]; pageCounts: number[] }[] = [];
  content.edition.tables.forEach((entry, index) => {
    const reading = readingOf(entry, content.facts);
    const table = reading?.table ?? entry.table;
    const form = readable(reading) ? formFor(content.edition, reading) : null;
    const open = groups.at(-1);
    const isLandscape = form?.landscape ?? false;
    const continues = open?.isLandscape === isLandscape;
    const heading = `${chineseNumber(index + 1)}、${titleOfTable(table)}`;
    const children = [
      tableHeading(heading, continues),
      ...(form && reading ? formBlocks(content, form, reading) : [absentTable(titleOfTable(table), reading)]),
    ];
    const pageCount = form ? pagesOf(form) : 1;
    if (continues) {
      open.children.push(...children);
      open.pageCounts.push(pageCount);
    } else groups.push({ isLandscape, children, pageCounts: [pageCount] });
  });
  return groups;
}

function absentTable(title: string, reading: TableReading | undefined): Paragraph {
  const status = reading?.status ?? "missing";
  const why = status === "missing" ? "不在工作簿中" : status === "unreadable" ? "无法读取" : "没有版式";
  return spanParagraph([{ kind: "placeholder", text: `【待填：《${title}》${why}】`, missing: [] }], null);
}

function formBlocks(content: DisclosureContent, form: Form, reading: TableReading): (Paragraph | Table)[] {
  const width = form.landscape ? TEXT_WIDTH.landscape : TEXT_WIDTH.portrait;
  const look = lookOf(form, width);
  const filled = (grid: FormGrid): GridTable => ({
    ...grid,
    cells: grid.cells.map((cell) =>
      cell.figure
        ? {
            ...cell,
            text: figureText(
              factOf(content.facts, form.table, cell.figure.line, cell.figure.column),
              content.workbook,
            ),
          }
        : cell,
    ),
  });
  const { statistics } = form;
  return [
    ...(form.code ? [tableLine(form.code, "right")] : []),
    unitLine(content.entity, reading.unit, width),
    wordTable(filled(form.grid), look),
    ...(statistics
      ? [
          tableLine(statistics.title, "left"),
          wordTable(filled(statistics.grid), { ...look, width: Math.round(width * 0.7) }),
        ]
      : []),
    ...form.notes.map((note) => tableLine(note, "left", SIZES.tableSmall)),
  ];
}

/** 部门 on the left, 金额单位 on the right of one line. */
function unitLine(entity: string | null, unit: string | null, width: number): Paragraph {
  const left = entity === null ? "" : `部门：${entity}`;
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: width }],
    children: [
      new TextRun({ text: `${left}\t金额单位：${unit ?? "万元"}`, font: FONTS.table, size: SIZES.table }),
    ],
    spacing: { before: 20, after: 40 },
    keepNext: true,
  });
}

/** A line of the smallest letters. */
const SMALLEST_ROW = 216;

/** Height for the table in twips: the page without its title lines. */
const ROOM = { portrait: 10_400, landscape: 7_300 };

/** A table that nearly fits its page is set tighter; a longer one runs over pages in comfort. */
function lookOf(form: Form, width: number): TableLook {
  const room = form.landscape ? ROOM.landscape : ROOM.portrait;
  const height = Math.floor(room / form.grid.rowCount);
  if (height >= 400) return { width, fontSize: SIZES.table, rowHeight: Math.min(height, 460) };
  if (height >= SMALLEST_ROW) return { width, fontSize: SIZES.tableSmall, rowHeight: height };
  return { width, fontSize: SIZES.tableSmall, rowHeight: 320 };
}

/** Pages that a form takes: one, where its rows fit under its title. */
function pagesOf(form: Form): number {
  const { rowHeight } = lookOf(form, 0);
  const rows = form.grid.rowCount + (form.statistics ? form.statistics.grid.rowCount + 1 : 0);
  const room = form.landscape ? LONGEST.landscape : LONGEST.portrait;
  return Math.max(1, Math.ceil((rows * rowHeight + form.notes.length * SMALLEST_ROW) / room));
}

/** What a page holds under the title lines, in twips. */
const LONGEST = { portrait: 11_300, landscape: 8_000 };
