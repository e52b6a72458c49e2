/** 第二部分: every table of the edition on its form, wide ones on landscape pages. */
import { AlignmentType, Paragraph, TabStopType, TextRun, type Table } from "docx";
import { chineseNumber } from "../../engine/compose/compose";
import { codeLines, factOf } from "../../engine/fact";
import type { Fact, Facts, TableReading } from "../../engine/fact";
import type { Edition, EditionTable } from "../../editions/edition";
import { titleOfTable } from "../../tables/title";
import { formOf } from "../../forms/form-of";
import type { Form, FormGrid } from "../../forms/form";
import { figurePlaces } from "../../forms/form-sheet";
import type { DisclosureContent } from "./content";
import { figureText } from "./figure-text";
import { FONTS, SIZES, TEXT_WIDTH } from "./fonts";
import { wordTable, type GridTable, type TableLook } from "./grid-table";
import { spanParagraph, tableHeading, tableLine } from "./paragraphs";

export interface TablePages {
  readonly isLandscape: boolean;
  readonly children: readonly (Paragraph | Table)[];
}

/** Neighbouring tables of one orientation share a section of the document. */
export function tablePages(content: DisclosureContent): TablePages[] {
  const groups: { isLandscape: boolean; children: (Paragraph | Table)[] }[] = [];
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
    if (continues) open.children.push(...children);
    else groups.push({ isLandscape, children });
  });
  return groups;
}

/** Tables of the edition that the workbook does not hold, or that could not be read. */
export function absentTables(content: DisclosureContent): string[] {
  return content.edition.tables
    .filter((entry) => !readable(readingOf(entry, content.facts)))
    .map(({ table }) => `《${titleOfTable(table)}》`);
}

/** Tables that were read and are not in the document: no form is described for them, or the edition has no such table. */
export function tablesLeftOut(edition: Edition, facts: Facts): string[] {
  const printed = edition.tables.map((entry) => readingOf(entry, facts));
  return [...facts.tables.values()]
    .filter((reading) => readable(reading) && !isRepeated(reading))
    .filter((reading) => !printed.includes(reading) || formFor(edition, reading) === null)
    .map(({ title }) => `《${title}》`);
}

/** Performance tables stand in the narrative, each on a form of its own. */
const isRepeated = ({ table }: TableReading): boolean => table.includes("#");

/** The table, or the one that some publish in its place. */
function readingOf({ table, or }: EditionTable, { tables }: Facts): TableReading | undefined {
  return tables.get(table) ?? (or === undefined ? undefined : tables.get(or));
}

/** Figures of the edition's tables that their forms have no place for. */
export function unplacedFacts(edition: Edition, facts: Facts): Fact[] {
  return edition.tables.flatMap((entry) => {
    const reading = readingOf(entry, facts);
    const form = readable(reading) ? formFor(edition, reading) : null;
    if (!form) return [];
    const { table } = form;
    const places = figurePlaces(form);
    return [...facts.byId.values()].filter(
      (fact) =>
        fact.table === table && fact.amount?.blank !== true && !places.has(`${fact.line}/${fact.column}`),
    );
  });
}

function readable(reading: TableReading | undefined): reading is TableReading {
  return reading !== undefined && reading.status !== "unreadable" && reading.status !== "missing";
}

function absentTable(title: string, reading: TableReading | undefined): Paragraph {
  const status = reading?.status ?? "missing";
  const why = status === "missing" ? "不在工作簿中" : status === "unreadable" ? "无法读取" : "没有版式";
  return spanParagraph([{ kind: "placeholder", text: `【待填：《${title}》${why}】`, missing: [] }], null);
}

function formFor(edition: Edition, reading: TableReading): Form | null {
  return formOf(edition, reading.table, {
    codes: codeLines(reading).map(({ id, code, label }) => ({ line: id, code, name: label })),
    isEmpty: reading.status === "empty",
    notes: reading.notes.map(({ text }) => text),
  });
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

/** Height for the table in twips: the page without its title lines. */
const ROOM = { portrait: 9_900, landscape: 7_300 };

/** A table that nearly fits its page is set tighter; a longer one runs over pages in comfort. */
function lookOf(form: Form, width: number): TableLook {
  const room = form.landscape ? ROOM.landscape : ROOM.portrait;
  const height = Math.floor(room / form.grid.rowCount);
  if (height >= 400) return { width, fontSize: SIZES.table, rowHeight: Math.min(height, 460) };
  if (height >= 270) return { width, fontSize: SIZES.tableSmall, rowHeight: height };
  if (height >= 230) return { width, fontSize: SIZES.tableTiny, rowHeight: height };
  return { width, fontSize: SIZES.tableSmall, rowHeight: 320 };
}
