/** Which tables a sheet holds: by their titles, by the user's word, or by a head that only one table has. */
import type { Sheet } from "../../workbook/workbook";
import type { TableDefinition } from "../define-table";
import { extractRegion, type RawTable } from "./extract";
import type { TableId } from "../fact";
import { readHead, type Head } from "./head";
import { normalize } from "./label";
import { headMatter, unitOfNotes, type HeadMatter } from "./matter";
import {
  cellsByRow,
  isTitle,
  shortTitleWords,
  tableOfTitle,
  titledRegions,
  titleWords,
  wholeSheet,
  type Region,
} from "./region";

/** A table, or a piece of one, as it was read from a region of a sheet. */
export interface TablePart {
  readonly region: Region;
  readonly head: Head;
  readonly matter: HeadMatter;
  readonly raw: RawTable;
}

function readPart(region: Region, head = readHead(region)): TablePart {
  const upright = head.missing.length > 0 ? uprightForm(region) : null;
  return upright ? { ...readWith(...upright), region } : readWith(region, head);
}

function readWith(region: Region, head: Head): TablePart {
  const said = headMatter(region, head);
  const raw = extractRegion(region, head, said.unit?.value ?? null);
  const unit = said.unit ?? (said.unknownUnit ? null : unitOfNotes(raw.notes));
  return { region, head, matter: { ...said, unit }, raw };
}

const uprightDefinitions = new WeakMap<TableDefinition, TableDefinition>();

/** The table with its items in rows, where the definition knows such a form and the head is that of one. */
function uprightForm(region: Region): [Region, Head] | null {
  const { definition } = region;
  if (!definition.upright) return null;
  const upright = uprightDefinitions.get(definition) ?? { ...definition, blocks: definition.upright };
  uprightDefinitions.set(definition, upright);
  const turned = { ...region, definition: upright };
  const head = readHead(turned);
  return head.missing.length === 0 ? [turned, head] : null;
}

/** A head is there if it places a column; a title in a contents list has none. */
const hasHead = (part: TablePart): boolean => part.head.blocks.some((block) => block.columns.length > 0);
export const isComplete = (part: TablePart): boolean => part.head.missing.length === 0;

export interface SheetPlacing {
  readonly found: readonly TablePart[];
  /** Why nothing was placed, where nothing was. */
  readonly reason: string | null;
  /** Tables of which the sheet has the title, and no head that could be read. */
  readonly titled?: readonly TableId[];
  /** Tables whose heads fit the sheet, which nobody could choose among. */
  readonly byHead?: readonly TablePart[];
}

/**
 * A sheet that was not placed, in a workbook whose other titles say that it holds final accounts: there a title that is
 * known but for its 决算, or names no other subject, is that of a table which no other sheet holds.
 */
export function placeAmongFinalAccounts(
  sheet: Sheet,
  { byHead = [] }: SheetPlacing,
  tables: readonly TableDefinition[],
  isOpen: (definition: TableDefinition) => boolean,
): TablePart[] {
  if (sheet.unreadable !== undefined) return [];
  const titled = titledRegions(sheet, shortTitleWords(tables)).filter(({ definition }) => isOpen(definition));
  const complete = titled.map((region) => readPart(region)).filter(isComplete);
  if (complete.length > 0)
    return complete.map((part) => withUnknownTitle(part, part.region.titleText ?? sheet.name));
  const [sole, ...rivals] = byHead.filter(({ region }) => isOpen(region.definition));
  const foreign = sole ? foreignTitle(sole) : null;
  if (!sole || foreign === null || rivals.length > 0 || !namesNoOtherSubject(foreign)) return [];
  return [withUnknownTitle(sole, foreign)];
}

/** What stands on a sheet, and why nothing was placed where nothing was. */
export function placeSheet(
  sheet: Sheet,
  tables: readonly TableDefinition[],
  named: TableId | undefined,
): SheetPlacing {
  if (sheet.cells.size === 0) return { found: [], reason: "空白工作表" };
  const byHand = tables.find((definition) => definition.id === named);
  if (byHand) return { found: [readPart(wholeSheet(sheet, byHand, "user"))], reason: null };
  const words = titleWords(tables);
  const titled = titledRegions(sheet, words).map((region) => readPart(region));
  if (sheet.unreadable !== undefined)
    return { found: titled, reason: titled.length > 0 ? null : sheet.unreadable };
  const withHead = titled.filter(hasHead);
  if (withHead.length > 0) return { found: withHead, reason: null };
  const candidates = partsByHead(sheet, tables);
  const foreign = candidates[0] ? foreignTitle(candidates[0]) : null;
  if (foreign !== null) {
    const [sole, ...rivals] = candidates;
    if (sole && rivals.length === 0 && mayBeTitleOf(foreign))
      return { found: [withUnknownTitle(sole, foreign)], reason: null };
    const reason = `表名“${foreign}”不是已知的决算公开表，可以手工指定`;
    return { found: [], reason, byHead: candidates };
  }
  const nameOfSheet = tableOfTitle(sheet.name, words);
  const best =
    candidates.length > 1 ? candidates.filter((part) => part.region.definition === nameOfSheet) : candidates;
  const [only] = best;
  if (only && best.length === 1) return { found: [only], reason: null };
  if (candidates.length > 1) {
    const titles = candidates.map((part) => part.region.definition.title).join("、");
    const reason = `没有表名，表头与多张表相符（${titles}），可以手工指定`;
    return { found: [], reason, byHead: candidates };
  }
  if (titled.length === 0) return { found: [], reason: "没有决算公开表的表名或表头" };
  return {
    found: [],
    reason: "只有表名，没有表格（目录或封面）",
    titled: titled.map(({ region }) => region.definition.id),
  };
}

/** The tables whose heads fit the whole sheet. */
function partsByHead(sheet: Sheet, tables: readonly TableDefinition[]): TablePart[] {
  return tables.flatMap((definition): TablePart[] => {
    const region = wholeSheet(sheet, definition, "head");
    const head = readHead(region);
    // Most heads do not fit, and the rows under them need not be read.
    if (head.missing.length > 0 || head.unplaced.some(({ isAside }) => !isAside)) return [];
    const part = readPart(region, head);
    return part.raw.lines.length > 0 && part.raw.problems.length === 0 ? [part] : [];
  });
}

/** Subjects of tables that print the columns of one of ours for something else. */
const OTHER_SUBJECT = /专户|资产|负债|项目|明细|单位|上年|以前年度|基金|国有资本|预算(?!财政拨款)/u;

/** An unknown title of final accounts that names no other subject; budgets and ledgers are left alone. */
function mayBeTitleOf(title: string): boolean {
  return title.includes("决算") && namesNoOtherSubject(title);
}

function namesNoOtherSubject(title: string): boolean {
  return !OTHER_SUBJECT.test(normalize(title).replace(/部门|本级|(?:部门|单位)(?=20)/gu, ""));
}

function withUnknownTitle(part: TablePart, title: string): TablePart {
  const { definition } = part.region;
  const message = `表名“${title}”不是已知的名称，按表头读作${definition.title}`;
  return { ...part, raw: { ...part.raw, problems: [{ message }, ...part.raw.problems] } };
}

/** A title over the head that is none of ours: the sheet is another table, however alike its columns are. */
function foreignTitle({ region, head }: TablePart): string | null {
  for (const [row, cells] of cellsByRow(region.sheet)) {
    if (row > head.lastRow) break;
    const title = cells.find(({ value }) => typeof value === "string" && isTitle(value));
    if (title) return String(title.value).trim();
  }
  return null;
}
