/** What a sheet says around its table: mark, unit, entity and year, each with the cell that says it. */
import { UNITS, type Unit } from "../../workbook/amount";
import type { CellRef } from "../../workbook/address";
import type { Cell, Sheet } from "../../workbook/workbook";
import type { Head } from "./head";
import { formMark, normalize, UNIT_OF_HEAD, yearIn } from "./label";
import { cellsByRow, endsAsEntity, entityOfTitle, type Region } from "./region";

export interface Said<T> {
  readonly value: T;
  readonly cell: CellRef;
}

export interface HeadMatter {
  readonly mark: string | null;
  readonly unit: Said<Unit> | null;
  /** A unit that amounts are not known to be printed in: 百万元, 美元. */
  readonly unknownUnit: Said<string> | null;
  readonly entity: Said<string> | null;
  readonly year: Said<number> | null;
}

const KNOWN_UNIT = String.raw`(?:人民币)?(亿元|万元|千元|百元|元(?![\u4e00-\u9fa5])|元(?=人民币|公开|部门|编制|列至|保留)|[万亿](?![\u4e00-\u9fa5]))`;
const UNIT = new RegExp(
  String.raw`(?:(?:单位|计量)(?:为|是)?|^金额(?=:))[:：]?\(?${KNOWN_UNIT}|^\(?${KNOWN_UNIT}\)?$|以(?:人民币)?(亿元|万元|千元|百元|元)为(?:金额|计量|货币)?单位`,
  "u",
);
const UNKNOWN_UNIT =
  /(?:单位|计量)[:：]?\(?(?:人民币)?([十百千万亿]{0,3}[美港欧日]?元|[十百千万亿]{2,3})(?![\u4e00-\u9fa5])/u;
/** The unit that a text names. */
export function unitIn(text: string): Unit | null {
  const match = UNIT.exec(text);
  const found = match?.[1] ?? match?.[2] ?? match?.[3];
  return found === undefined ? null : (UNITS.find((unit) => unit === found || unit === `${found}元`) ?? null);
}

const ENTITY =
  /(?:^|[^\u4e00-\u9fa5])(?:编制|编报|填报|公开|汇总)?(?:部门|单位)(?:\/单位|\(单位\))?(?:名称)?(?:\((?:公章|盖章|签章)\))?[:：](.{2,40})$/u;
const AFTER_ENTITY =
  /[|,;(]?(?:20\d{2}年|公开\d|(?:金额|计量|货币)?单位[:：]?\(?(?:人民币)?[亿万千百]?元).*$/u;

/** The entity that a text names after 部门： or 单位：; year, mark and unit may follow it in the same cell. */
function entityIn(text: string): string | null {
  const name = ENTITY.exec(text.replace(AFTER_ENTITY, ""))?.[1]?.replace(/[|,;:、]+$/u, "");
  return name !== undefined && name.length >= 2 ? name : null;
}

/** 注：本表以万元为金额单位 under a table that says it nowhere else. */
export function unitOfNotes(
  notes: readonly { readonly text: string; readonly cell: CellRef }[],
): Said<Unit> | null {
  for (const { text, cell } of notes) {
    const unit = unitIn(normalize(text));
    if (unit !== null) return { value: unit, cell };
  }
  return null;
}

/** 说明：某局本年度没有… under an empty table names the entity where no head does. */
export function entityOfNote(text: string): string | null {
  return /^说明:(.{4,40}?)(?:本年度|20\d{2}年度?)(?:没有|无|未)/u.exec(normalize(text))?.[1] ?? null;
}

/** Rows above a title that may belong to it: its mark, its entity. */
const ROWS_ABOVE = 3;

/** Title first, then what stands between it and the figures, then what stands above it. */
function rowsOfMatter({ titleRow }: Region, lastHeadRow: number): number[] {
  const from = Math.max(0, titleRow);
  const below = Array.from({ length: Math.max(0, lastHeadRow - from + 1) }, (_, index) => from + index);
  const above = Array.from({ length: ROWS_ABOVE }, (_, index) => titleRow - 1 - index).filter(
    (row) => row >= 0,
  );
  return [...below, ...above];
}

/** Mark, unit, entity and year from the rows around a title, down to the last row of the head. */
export function headMatter(region: Region, { firstRow: firstHeadRow, lastRow }: Head): HeadMatter {
  const { sheet } = region;
  let mark: string | null = null;
  let unit: Said<Unit> | null = null;
  let unknownUnit: Said<string> | null = null;
  let entity: Said<string> | null = null;
  let year: Said<number> | null = null;
  let unitOfHead: Said<Unit> | null = null;
  for (const row of rowsOfMatter(region, lastRow)) {
    const cells = cellsByRow(sheet).get(row) ?? [];
    for (const [index, { column, value }] of cells.entries()) {
      if (typeof value !== "string") continue;
      const text = withAnswer(normalize(value), cells[index + 1]);
      const said = <T>(found: T | null): Said<T> | null =>
        found === null ? null : { value: found, cell: { sheet: sheet.name, row, column } };
      mark ??= formMark(text);
      unit ??= said(unitIn(text));
      unknownUnit ??= said(UNKNOWN_UNIT.exec(text)?.[1] ?? null);
      entity ??= said(entityIn(text));
      // In a head, a year is that of a column: 2023年决算数.
      if (row < firstHeadRow) year ??= said(yearIn(text));
      unitOfHead ??= said((UNIT_OF_HEAD.exec(text)?.[1] as Unit | undefined) ?? null);
    }
  }
  entity ??= entityOverTitle(region);
  unit ??= unitOfHead;
  return { mark, unit, unknownUnit: unit ? null : unknownUnit, entity, year };
}

/** `部门：` and `金额单位：` are often answered in the next cell. */
function withAnswer(text: string, next: Cell | undefined): string {
  const answer = text.endsWith(":") && typeof next?.value === "string" ? normalize(next.value) : "";
  return answer.includes(":") ? text : text + answer;
}

/** 某市某局2024年度收入支出决算总表, or the entity alone on a line above the title. */
function entityOverTitle(region: Region): Said<string> | null {
  const { sheet, titleRow, titleText, definition } = region;
  if (titleText === null) return null;
  for (let row = titleRow; row >= Math.max(0, titleRow - ROWS_ABOVE); row -= 1) {
    const cells = cellsByRow(sheet).get(row) ?? [];
    const [only] = cells;
    const own = row === titleRow ? entityOfTitle(titleText, definition) : null;
    if (own !== null && only) return { value: own, cell: { sheet: sheet.name, row, column: only.column } };
    if (row === titleRow || cells.length !== 1 || typeof only?.value !== "string") continue;
    const text = normalize(only.value);
    const entity = COVER_TITLE.exec(text)?.[1] ?? text;
    if (isEntity(entity)) return { value: entity, cell: { sheet: sheet.name, row, column: only.column } };
  }
  return null;
}

const isEntity = (text: string): boolean => /^[\u4e00-\u9fa5()]{4,30}$/u.test(text) && endsAsEntity(text);

export interface Cover {
  readonly entity: string | null;
  readonly year: number | null;
}

const COVER_TITLE = /^(.{0,30}?)(20\d{2})年度?(?:部门|单位)?决算(?:公开|公开表|报表|草案)?$/u;

/** What stands further down is a ledger of something, which may have a million rows. */
const LINES_OF_COVER = 200;

/** What a cover says of the whole workbook; sheets with a table are none. */
export function readCover(sheets: readonly Sheet[]): Cover {
  for (const sheet of sheets) {
    const texts = [...cellsByRow(sheet).values()]
      .slice(0, LINES_OF_COVER)
      .flat()
      .flatMap(({ value }) => (typeof value === "string" ? [normalize(value)] : []));
    const title = texts.map((text) => COVER_TITLE.exec(text)).find((match) => match !== null);
    const labelled = texts.map(entityIn).find((entity) => entity !== null) ?? null;
    if (!title && labelled === null) continue;
    const inTitle = title?.[1] !== undefined && title[1].length >= 4 ? title[1] : null;
    const alone = title ? (texts.find(isEntity) ?? null) : null;
    return { entity: labelled ?? inTitle ?? alone, year: title ? Number(title[2]) : null };
  }
  return { entity: null, year: null };
}
