/** Where tables stand: every title on every sheet opens a region that reaches to the next one. */
import { cellAt, type Cell, type Sheet } from "../../workbook/workbook";
import type { TableDefinition } from "../define-table";
import { normalize, withoutOrdinal, yearIn } from "./label";

export interface Region {
  readonly sheet: Sheet;
  readonly definition: TableDefinition;
  /** Row of the title, or -1 where the table is known by its head or by the user alone. */
  readonly titleRow: number;
  /** First row below the title, and the row after the last. */
  readonly firstRow: number;
  readonly endRow: number;
  readonly titleText: string | null;
  /** Why it is taken for this table. */
  readonly evidence: "title" | "head" | "user";
}

/**
 * A title may follow a year or an entity, never words that make it another table's title: 财政专户管理资金收入支出决算表.
 * An entity may well hold such words (社会保险基金管理局), but does not end in them.
 */
const OTHER_TABLE =
  /(?:财政拨款|预算|基金|公共|资本|经营|项目|基本|收入|支出|收支|明细|经费|采购|购买|专户|资金|资产|债务|会议费|培训费)/u;
const ENTITY_END =
  /(?:局|委|委员会|办|办公室|室|中心|院|校|大学|学院|幼儿园|会|厅|部|署|站|所|队|处|科|社|馆|团|司|集团|政府|机关|街道|镇|乡|县|市|区|省|州|旗|园|场|台|库|本级|\))$/u;

export const endsAsEntity = (text: string): boolean => ENTITY_END.test(text);

function namesOtherTable(prefix: string): boolean {
  const entity = prefix.replace(/(?:20\d{2}年度?)?(?:部门|单位)?$/u, "");
  return OTHER_TABLE.test(entity) && !ENTITY_END.test(entity);
}

/** What is printed behind a title: in brackets (but for {@link OTHER_KIND}), its mark, the year, the unit, 续. */
const DECORATION =
  /(?:\([^()]*\)|\(?(?:财决)?公开\d{1,2}(?:-\d)?表\)?|续表?|[-_]?20\d{2}(?:年度?)?|\(?(?:金额)?单位:.*|-(?:网上)?公开|[*★☆》]+|(?<=表)\d{1,2})$/u;
/** Brackets that make it another table: by units, by another classification, of another year, of the budget. */
const OTHER_KIND =
  /\((?:(?:按|分|各)(?:所属|下属|基层|预算)?(?:单位|部门|项目|资金)[^()]*|[^()]*(?:上年|去年|上期|预算|明细|补充|调整|经济)[^()]*)\)$/u;
/** The brackets of what is classified so anyway. */
const BY_USE = /基本支出[^()]*\([^()]*经济[^()]*\)$/u;
const MAX_TITLE = 60;

/** `附表3`, `表五：`; in 表五一般公共预算 the numeral ends before 一般. */
const NUMBERED =
  /^[《★*☆]?(?:第\d{1,2}表|\(表\d{1,2}(?:-\d+)?\)|附?表(?:\d+(?:-\d+)?|[一二三四五六七八九十]+(?!般))[:、.]?|附件?\d*[:、.]?)?/u;

/** The title alone, without what a form prints around it. */
function bareTitle(text: string): string {
  let title = withoutOrdinal(text).replace(NUMBERED, "");
  for (let before = ""; before !== title;) {
    before = title;
    if (!OTHER_KIND.test(title) || BY_USE.test(title)) title = title.replace(DECORATION, "");
  }
  return canonical(title.replace(/^公开\d{1,2}表/u, ""));
}

/** One spelling of the words that regions write differently in the same titles. */
function canonical(title: string): string {
  return normalize(title)
    .replace("收支", "收入支出")
    .replace(/收入[、,和及]支出/u, "收入支出")
    .replace(/安排的?/u, "")
    .replace(/决算(?:公开|情况|公开情况|汇总)表$/u, "决算表")
    .replace(/情况(?:公开|汇总)表$/u, "情况表")
    .replace(/([出入]决算)(?:批复|总)表$/u, "$1表");
}

/** Titles without 决算, which a form may leave out: a budget's table may be called so too. */
export function shortTitleWords(definitions: readonly TableDefinition[]): readonly TitleWord[] {
  const known = shortWordsOfCatalogues.get(definitions);
  if (known) return known;
  const words = titleWords(definitions).map(({ word, definition }) => ({
    word: word.replace("决算", ""),
    definition,
  }));
  shortWordsOfCatalogues.set(definitions, words);
  return words;
}

interface TitleWord {
  readonly word: string;
  readonly definition: TableDefinition;
}

const wordsOfCatalogues = new WeakMap<readonly TableDefinition[], readonly TitleWord[]>();
const shortWordsOfCatalogues = new WeakMap<readonly TableDefinition[], readonly TitleWord[]>();

/** Longest first, so that a title is never taken for the one that ends it. */
export function titleWords(definitions: readonly TableDefinition[]): readonly TitleWord[] {
  const known = wordsOfCatalogues.get(definitions);
  if (known) return known;
  const words = definitions
    .flatMap((definition) =>
      [...new Set([definition.title, ...definition.aliases].map(canonical))].map((word) => ({
        word,
        definition,
      })),
    )
    .sort((a, b) => b.word.length - a.word.length);
  wordsOfCatalogues.set(definitions, words);
  return words;
}

/** Whether a text over a head reads as the title of some table, known or not. */
export function isTitle(text: string): boolean {
  const title = bareTitle(text);
  return title.length >= 4 && title.length <= MAX_TITLE && title.endsWith("表") && !/[:。;；]/u.test(title);
}

/** The table that a text is the title of, or `null`. */
export function tableOfTitle(text: string, words: readonly TitleWord[]): TableDefinition | null {
  if (!text.includes("表")) return null;
  const title = bareTitle(text);
  if (title.length === 0 || title.length > MAX_TITLE || /[。;；]/u.test(title)) return null;
  const match = words.find(({ word }) => title.endsWith(word));
  if (!match) return null;
  const prefix = title.slice(0, -match.word.length);
  return namesOtherTable(prefix) ? null : match.definition;
}

/** The entity that stands before a title: `某市某局2024年度收入支出决算总表`. */
export function entityOfTitle(text: string, definition: TableDefinition): string | null {
  const title = bareTitle(text);
  const word = [definition.title, ...definition.aliases]
    .map(canonical)
    .sort((a, b) => b.length - a.length)
    .find((candidate) => title.endsWith(candidate));
  if (word === undefined) return null;
  const prefix = title.slice(0, -word.length).replace(/(?:20\d{2}年度?)?(?:部门|单位)?$/u, "");
  return prefix.length >= 4 && yearIn(prefix) === null ? prefix : null;
}

const rowsOfSheets = new WeakMap<Sheet, ReadonlyMap<number, Cell[]>>();

/** The cells that hold something, row by row from the top, each row from the left. */
export function cellsByRow(sheet: Sheet): ReadonlyMap<number, Cell[]> {
  const known = rowsOfSheets.get(sheet);
  if (known) return known;
  const rows = new Map<number, Cell[]>();
  for (const cell of sheet.cells.values()) {
    if (cell.value === null && !cell.error) continue;
    const row = rows.get(cell.row);
    if (row) row.push(cell);
    else rows.set(cell.row, [cell]);
  }
  for (const row of rows.values()) row.sort((a, b) => a.column - b.column);
  const sorted = new Map([...rows].sort(([a], [b]) => a - b));
  rowsOfSheets.set(sheet, sorted);
  return sorted;
}

export function textAt(sheet: Sheet, row: number, column: number): string {
  const value = cellAt(sheet, row, column)?.value;
  return value === null || value === undefined ? "" : String(value);
}

/** Every title on a sheet, top down; titles in a contents list have no head under them and fall out later. */
export function titledRegions(sheet: Sheet, words: readonly TitleWord[]): Region[] {
  const titles: { row: number; definition: TableDefinition; text: string }[] = [];
  let above = "";
  for (const [row, cells] of cellsByRow(sheet)) {
    const title = titleOfRow(above, cells, words);
    if (title) titles.push({ row, ...title });
    above = title ? "" : soleText(cells);
  }
  return titles.map(({ row, definition, text }, index) => ({
    sheet,
    definition,
    titleRow: row,
    firstRow: row + 1,
    endRow: titles[index + 1]?.row ?? sheet.rowCount,
    titleText: text,
    evidence: "title",
  }));
}

/** The title in a row, also where it is broken over two rows or two cells: its end alone may be another's title. */
function titleOfRow(
  above: string,
  cells: readonly Cell[],
  words: readonly TitleWord[],
): { definition: TableDefinition; text: string } | null {
  const texts = cells.flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const find = (candidates: readonly string[]): { definition: TableDefinition; text: string } | null => {
    for (const text of candidates) {
      const definition = tableOfTitle(text, words);
      if (definition) return { definition, text };
    }
    return null;
  };
  const own = find(texts);
  const sole = soleText(cells);
  const joined = sole !== "" && above !== "" ? find([above + sole]) : null;
  if (joined && joined.definition !== own?.definition) return joined;
  return own ?? (texts.length === 2 && cells.length === 2 ? find([texts.join("")]) : null);
}

/** The only text of a row, where it can be a part of a title. */
function soleText(cells: readonly Cell[]): string {
  const [only] = cells;
  const text = cells.length === 1 && typeof only?.value === "string" ? only.value : "";
  return text.length > MAX_TITLE || /[:：。；;]/u.test(text) ? "" : text;
}

/** A sheet without a title, taken whole. */
export function wholeSheet(sheet: Sheet, definition: TableDefinition, evidence: "head" | "user"): Region {
  return { sheet, definition, titleRow: -1, firstRow: 0, endRow: sheet.rowCount, titleText: null, evidence };
}
