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
import { lineHeight, rowHeights, wordTable, type GridTable, type TableLook } from "./grid-table";
import { pagesOfRows, type Rows } from "./pages-of-rows";
import { partHeight, tablesTitle } from "./part-titles";
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
  const statistics = form.statistics && {
    title: form.statistics.title,
    grid: filled(form.statistics.grid),
  };
  const statisticsLook = (look: TableLook): TableLook => ({ ...look, width: Math.round(width * 0.7) });
  const rows = (table: GridTable, own: TableLook): Rows => ({
    heights: rowHeights(table, own),
    headRows: table.headRows,
  });
  const lines = [isFirst ? partHeight(tablesTitle(content)) : 0, TABLE_TITLE, form.code ? LINE : 0, LINE];
  const room = form.landscape ? PAGE_ROOM.landscape : PAGE_ROOM.portrait;
  /** `spare`: room that stays free. */
  const pagesWith = (look: TableLook, spare = 0): number =>
    pagesOfRows(
      [
        rows(grid, look),
        ...(statistics ? [LINE, rows(statistics.grid, statisticsLook(look))] : []),
        ...form.notes.map((note) => NOTE * linesOf(note, width / (SIZES.tableSmall * 10))),
      ],
      room - spare,
      lines.reduce((sum, height) => sum + height, 0),
    );
  const look = lookOf(
    width,
    grid.rowCount,
    (own) => pagesWith(own, BORDER * (grid.rowCount + (statistics?.grid.rowCount ?? 0))) === 1,
  );
  return {
    blocks: [
      ...(form.code ? [tableLine(form.code, "right")] : []),
      unitLine(content.entity, reading.unit, width),
      wordTable(grid, look),
      ...(statistics
        ? [tableLine(statistics.title, "left"), wordTable(statistics.grid, statisticsLook(look))]
        : []),
      ...form.notes.map((note) => tableLine(note, "left", SIZES.tableSmall)),
    ],
    pages: pagesWith(look),
  };
}

/** In twips, with the space around: the title of a table, a line over the table, a note under it. */
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

/** In twips: a row in comfort, one of the smaller letters, and a line of these. */
const ROW = 460;
const SMALL_ROW = 400;
const SMALLEST_ROW = 216;
/** Of a table over several pages. */
const LONG_ROW = 320;
/** What programs add to a row for its border. */
const BORDER = 10;
const STEP = 4;

/** Between the lines of a head and its border, where a row of one line leaves that much. */
const PADDING = 30;

function lookWith(width: number, rowHeight: number): TableLook {
  const fontSize = rowHeight >= SMALL_ROW ? SIZES.table : SIZES.tableSmall;
  const isRoomy = rowHeight - lineHeight({ fontSize }) >= 2 * PADDING + BORDER;
  return { width, fontSize, rowHeight, padding: isRoomy ? PADDING : 0 };
}

/** A table that nearly fits its page is set tighter; a longer one runs over pages in comfort. */
function lookOf(width: number, rowCount: number, fitsPage: (look: TableLook) => boolean): TableLook {
  const most = Math.min(ROW, Math.floor(PAGE_ROOM.portrait / rowCount));
  for (let rowHeight = most; rowHeight >= SMALLEST_ROW; rowHeight -= STEP) {
    const look = lookWith(width, rowHeight);
    if (fitsPage(look)) return look;
  }
  return lookWith(width, LONG_ROW);
}
