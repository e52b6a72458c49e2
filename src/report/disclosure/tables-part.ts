/** 第二部分: every table of the edition on its form, wide ones on landscape pages. */
import { AlignmentType, Paragraph, TabStopType, TextRun, type Table } from "docx";
import { chineseNumber } from "../../engine/compose/compose";
import { factOf } from "../../engine/fact";
import type { TableReading } from "../../engine/fact";
import { titleOfTable } from "../../tables/title";
import type { Form, FormGrid } from "../../forms/form";
import type { DisclosureContent } from "./content";
import { figureText } from "./figure-text";
import { FONTS, PAGE_ROOM, SIZES, TEXT_WIDTH } from "./fonts";
import { formFor, readable, readingOf } from "./printed-tables";
import { rowHeights, wordTable, type GridTable, type TableLook } from "./grid-table";
import { pagesOfRows, type Rows } from "./pages-of-rows";
import { linesOf } from "./text-lines";
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
    const set = form && reading ? formBlocks(content, form, reading, index === 0) : null;
    const children = [
      tableHeading(heading, continues),
      ...(set ? set.blocks : [absentTable(titleOfTable(table), reading)]),
    ];
    const pageCount = set ? set.pages : 1;
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

/** `isFirst`: the title of the part stands over it as well. */
function formBlocks(
  content: DisclosureContent,
  form: Form,
  reading: TableReading,
  isFirst: boolean,
): { readonly blocks: (Paragraph | Table)[]; readonly pages: number } {
  const width = form.landscape ? TEXT_WIDTH.landscape : TEXT_WIDTH.portrait;
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
  const grid = filled(form.grid);
  const look = lookOf(form, width);
  const statistics = form.statistics && {
    title: form.statistics.title,
    grid: filled(form.statistics.grid),
    look: { ...look, width: Math.round(width * 0.7) },
  };
  const rows = (table: GridTable, own: TableLook): Rows => ({
    heights: rowHeights(table, own),
    headRows: table.headRows,
  });
  const lines = [isFirst ? PART_TITLE : 0, TABLE_TITLE, form.code ? LINE : 0, LINE];
  return {
    blocks: [
      ...(form.code ? [tableLine(form.code, "right")] : []),
      unitLine(content.entity, reading.unit, width),
      wordTable(grid, look),
      ...(statistics
        ? [tableLine(statistics.title, "left"), wordTable(statistics.grid, statistics.look)]
        : []),
      ...form.notes.map((note) => tableLine(note, "left", SIZES.tableSmall)),
    ],
    pages: pagesOfRows(
      [
        rows(grid, look),
        ...(statistics ? [LINE, rows(statistics.grid, statistics.look)] : []),
        ...form.notes.map((note) => NOTE * linesOf(note, width / (SIZES.tableSmall * 10))),
      ],
      form.landscape ? PAGE_ROOM.landscape : PAGE_ROOM.portrait,
      lines.reduce((sum, height) => sum + height, 0),
    ),
  };
}

/** In twips, with the space around: the title of the part, that of a table, a line over the table, a note under it. */
const PART_TITLE = 1000;
const TABLE_TITLE = 520;
const LINE = 320;
const NOTE = 280;

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
