/**
 * The document that a department publishes: cover, contents, 第一部分 概况, 第二部分 tables, 第三部分 narrative with charts and
 * performance forms, 第四部分 名词解释; fonts, sizes and margins of official documents.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Paragraph,
  TableOfContents,
  TextRun,
  type ISectionOptions,
} from "docx";
import type { NarrativeSection } from "../../engine/compose/compose";
import { GLOSSARY } from "../../narrative/glossary";
import { profile, type ProfileField } from "./profile";
import { figureOf } from "./charts";
import type { DisclosureContent } from "./content";
import { FONTS, PAGE, PAGE_ROOM, PORTRAIT_MARGIN, SIZES, TEXT_WIDTH } from "./fonts";
import { rowHeights, wordTable, type TableLook } from "./grid-table";
import { STYLES, bodyText, centred, partHeading, sectionHeading, spanParagraph } from "./paragraphs";
import { docxBytes } from "../docx-bytes";
import { pagesOfRows } from "./pages-of-rows";
import { performanceGrid } from "./performance-grid";
import { sectionBlocks } from "./narrative-blocks";
import { pages, portrait, type Block } from "./pages";
import { structureCharts } from "../structure-charts";
import { pageNumbers } from "./page-numbers";
import { narrativeTitle, PROFILE_TITLE, tablesTitle, titleYear } from "./part-titles";
import { absentTables } from "./printed-tables";
import { tablePages, type TablePages } from "./tables-part";

export interface DisclosureDocument {
  /** The .docx file. */
  readonly bytes: Uint8Array;
  /** What stands in the document as 【待填：…】, in its order. */
  readonly missing: readonly string[];
}

/** What is counted in pages as well as set. */
interface Parts {
  readonly tables: readonly TablePages[];
  readonly forms: PerformanceForms;
}

export async function writeDisclosure(content: DisclosureContent): Promise<DisclosureDocument> {
  const parts: Parts = { tables: tablePages(content), forms: performanceForms(content) };
  const document = new Document({
    title: `${content.entity ?? ""}${titleYear(content.year)}部门决算`,
    creator: content.entity ?? "",
    lastModifiedBy: content.entity ?? "",
    features: { updateFields: true },
    styles: STYLES,
    sections: sectionsOf(content, parts),
  });
  const bytes = await docxBytes(document, pagesOfHeadings(content, parts));
  return { bytes, missing: missingIn(content) };
}

function pagesOfHeadings(content: DisclosureContent, { tables, forms }: Parts): number[] {
  const drawn = new Set(structureCharts(content.facts).map(({ section }) => section));
  return pageNumbers({
    content,
    profile: profile(content.supplement).map(({ text }) => text),
    tables: tables.flatMap(({ pageCounts }) => pageCounts),
    forms: forms.pages,
    chartOf: (section) => drawn.has(section),
  });
}

function missingIn(content: DisclosureContent): string[] {
  return [
    ...profile(content.supplement).flatMap(({ label, text }) => (text === null ? [label] : [])),
    ...absentTables(content),
    ...content.narrative.missing.map(({ label }) => label),
  ];
}

function sectionsOf(content: DisclosureContent, { tables, forms }: Parts): ISectionOptions[] {
  const [firstTables, ...otherTables] = tables;
  return [
    cover(content),
    contents(),
    portrait(profilePart(content), { start: 1 }),
    ...(firstTables
      ? [pages(firstTables.isLandscape, [partHeading(tablesTitle(content)), ...firstTables.children])]
      : []),
    ...otherTables.map(({ isLandscape, children }) => pages(isLandscape, children)),
    portrait(narrativePart(content, forms.blocks)),
    portrait(glossaryPart()),
  ];
}

function cover(content: DisclosureContent): ISectionOptions {
  const lines = [content.entity ?? "【待填：部门（单位）全称】", `${titleYear(content.year)}部门决算`];
  // A long name is set smaller rather than broken, down to the size of a title.
  const fitting = Math.floor(TEXT_WIDTH.portrait / 10 / Math.max(...lines.map((line) => line.length)));
  const size = Math.max(SIZES.title, Math.min(SIZES.cover, fitting));
  return {
    properties: { page: { size: PAGE, margin: PORTRAIT_MARGIN } },
    footers: { default: new Footer({ children: [new Paragraph("")] }) },
    children: [
      new Paragraph({ spacing: { before: 4000 } }),
      ...lines.map((line) => centred(line, size, FONTS.title)),
    ],
  };
}

function contents(): ISectionOptions {
  return {
    properties: { page: { size: PAGE, margin: PORTRAIT_MARGIN } },
    footers: { default: new Footer({ children: [new Paragraph("")] }) },
    children: [
      centred("目  录", SIZES.title, FONTS.title),
      new TableOfContents("目录", { hyperlink: true, headingStyleRange: "1-2" }),
    ],
  };
}

function profilePart(content: DisclosureContent): Block[] {
  const [duties, organization] = profile(content.supplement);
  const section = (number: string, field: ProfileField | undefined): Block[] =>
    field
      ? [
          sectionHeading(`${number}、${field.label}`),
          ...(field.text === null
            ? [spanParagraph([{ kind: "placeholder", text: `【待填：${field.label}】`, missing: [] }], null)]
            : field.text
                .split("\n")
                .filter((line) => line.trim() !== "")
                .map((line) => bodyText(line.trim()))),
        ]
      : [];
  return [partHeading(PROFILE_TITLE), ...section("一", duties), ...section("二", organization)];
}

function narrativePart(content: DisclosureContent, forms: readonly Block[]): Block[] {
  const { narrative, facts } = content;
  return [
    partHeading(narrativeTitle(content)),
    ...narrative.sections.flatMap((section) => {
      const own = section.id === "performance" ? forms : [];
      return [
        ...sectionBlocks(section, own.length === 0 && isAfterForms(section, content)),
        ...figureOf(section.id, facts),
        ...own,
      ];
    }),
    ...(narrative.sections.some(({ id }) => id === "performance") ? [] : forms),
  ];
}

/** The section behind the performance forms begins a page, as the forms do. */
function isAfterForms(section: NarrativeSection, { narrative, evaluations }: DisclosureContent): boolean {
  const index = narrative.sections.indexOf(section);
  return evaluations.length > 0 && narrative.sections[index - 1]?.id === "performance";
}

const FORM_LOOK: TableLook = {
  width: TEXT_WIDTH.portrait,
  fontSize: SIZES.tableSmall,
  rowHeight: 380,
};

/** Title and year over a form, in twips. */
const FORM_TITLES = 900;

interface PerformanceForms {
  readonly blocks: readonly Block[];
  readonly pages: number;
}

/** Each begins a page, under its title and year. */
function performanceForms({ evaluations, year }: DisclosureContent): PerformanceForms {
  const forms = evaluations.map((evaluation) => ({ evaluation, grid: performanceGrid(evaluation) }));
  const pageCounts = forms.map(({ grid }) =>
    pagesOfRows(
      [{ heights: rowHeights(grid, FORM_LOOK), headRows: grid.headRows }],
      PAGE_ROOM.portrait,
      FORM_TITLES,
    ),
  );
  const blocks = forms.flatMap(({ evaluation, grid }) => {
    const ownYear = evaluation.year ?? year;
    return [
      new Paragraph({
        pageBreakBefore: true,
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text: "项目支出绩效自评表", font: FONTS.title, size: SIZES.body })],
        keepNext: true,
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            text: ownYear === null ? "" : `（${ownYear}年度）`,
            font: FONTS.table,
            size: SIZES.table,
          }),
        ],
        spacing: { after: 80 },
        keepNext: true,
      }),
      wordTable(grid, FORM_LOOK),
    ];
  });
  return { blocks, pages: pageCounts.reduce((sum, count) => sum + count, 0) };
}

function glossaryPart(): Block[] {
  return [
    partHeading("第四部分 名词解释"),
    ...GLOSSARY.map(({ term, meaning }) => bodyText(`${term}：${meaning}`)),
  ];
}
