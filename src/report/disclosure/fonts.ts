/** Fonts and measures of official documents (GB/T 9704), and what stands in where a font is not installed. */
import { convertMillimetersToTwip } from "docx";

/** Chinese and Latin letters of one kind of text. */
export interface TextFont {
  readonly ascii: string;
  readonly hAnsi: string;
  readonly eastAsia: string;
  readonly cs: string;
}

const LATIN = "Times New Roman";

function font(eastAsia: string): TextFont {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia, cs: LATIN };
}

export const FONTS = {
  /** Titles. */
  title: font("方正小标宋_GBK"),
  body: font("仿宋_GB2312"),
  /** First-level headings, heads of tables. */
  heading: font("黑体"),
  /** Second-level headings. */
  subheading: font("楷体_GB2312"),
  table: font("宋体"),
} as const;

/** What Word and others use where the first is missing: `w:altName` of the font table. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  方正小标宋_GBK: "方正小标宋简体,华文中宋,宋体",
  仿宋_GB2312: "仿宋,FangSong,华文仿宋",
  黑体: "SimHei,Noto Sans CJK SC",
  楷体_GB2312: "楷体,KaiTi,华文楷体",
  宋体: "SimSun,Noto Serif CJK SC",
};

/** word/fontTable.xml with the substitutes, which the docx library does not write. */
export function fontTableXml(): string {
  const chinese = Object.entries(SUBSTITUTES).map(
    ([name, substitutes]) =>
      `<w:font w:name="${name}"><w:altName w:val="${substitutes}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  );
  const latin = `<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`;
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` +
    `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${chinese.join("")}${latin}</w:fonts>`
  );
}

/** Sizes in half-points. */
export const SIZES = {
  /** 小初: the cover. */
  cover: 72,
  /** 二号. */
  title: 44,
  /** 三号. */
  body: 32,
  /** 小四: contents. */
  contents: 24,
  /** 四号: page numbers. */
  pageNumber: 28,
  /** 五号 and 小五: tables, in comfort and tight. Nothing is smaller: it could not be read in print. */
  table: 21,
  tableSmall: 18,
} as const;

/** 28.95 points, in twips: 22 lines a page. */
export const LINE = 579;
/** Two characters of body text. */
export const FIRST_LINE = 640;

const mm = convertMillimetersToTwip;

/** A4 with the margins of official documents; a landscape page is the same sheet turned. */
export const PORTRAIT_MARGIN = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(25) };
export const LANDSCAPE_MARGIN = { top: mm(28), bottom: mm(26), left: mm(30), right: mm(30), footer: mm(18) };
export const PAGE = { width: mm(210), height: mm(297) };

/** Height of a page between its margins, in twips. */
export const PAGE_ROOM = {
  portrait: PAGE.height - PORTRAIT_MARGIN.top - PORTRAIT_MARGIN.bottom,
  landscape: PAGE.width - LANDSCAPE_MARGIN.top - LANDSCAPE_MARGIN.bottom,
};

/** Width of the text in twips. */
export const TEXT_WIDTH = {
  portrait: PAGE.width - PORTRAIT_MARGIN.left - PORTRAIT_MARGIN.right,
  landscape: PAGE.height - LANDSCAPE_MARGIN.left - LANDSCAPE_MARGIN.right,
};
