/** The inspection's list as a file: written anew around what people have filled in on an earlier one. */
import type { Checked } from "../check/checked";
import { openWorkbook, readBytes } from "../disk/open-file";
import { UnreadableFile } from "../files/unreadable-file";
import { addSheets, newWorkbook } from "../files/put-sheets";
import {
  CHECKLIST_SHEET,
  checklistSheet,
  listedRows,
  readOwnList,
  readPersonAnswers,
  type OwnList,
  type PersonAnswers,
} from "../report/checklist/sheet";
import type { ChecklistRow } from "../report/checklist/rows";
import type { SheetContent } from "../workbook/sheet-content";
import type { Workbook } from "../workbook/workbook";
import { UsageError } from "./command";

export interface ChecklistFile {
  readonly bytes: Uint8Array;
  /** There was such a list at the place, and it was brought up to date. */
  readonly isUpdate: boolean;
  readonly rows: readonly ChecklistRow[];
  /** What people had filled in. */
  readonly persons: PersonAnswers;
}

/**
 * `place`: where it will be written; what stands there and is no list of ours is not taken over. `before`: where people's
 * answers are taken from if there is none at the place.
 */
export async function checklistFile(
  checked: Checked,
  place: string,
  own: OwnList | null,
  before: string | null = null,
): Promise<ChecklistFile> {
  const there = await openList(place);
  const earlier = there ?? (before === null ? null : await openList(before));
  const persons: PersonAnswers = earlier ? readPersonAnswers(earlier) : new Map();
  const rows = listedRows(checked, own);
  const sheet = checklistSheet(checked, rows, persons);
  const fresh = newWorkbook([sheet]);
  const bytes = there ? over(await readBytes(place), fresh, sheet, place) : fresh;
  return { bytes, isUpdate: there !== null, rows, persons };
}

/** Whatever people put beside their answers stays; one that nobody has touched stays as it is, byte for byte. */
function over(existing: Uint8Array, fresh: Uint8Array, sheet: SheetContent, place: string): Uint8Array {
  return Buffer.compare(existing, fresh) === 0 ? fresh : addSheets(existing, [sheet], place);
}

/** `null` where there is no list of ours. One that cannot be opened now may be one, with people's answers in it. */
async function openList(place: string): Promise<Workbook | null> {
  const workbook = await openWorkbook(place).catch((error: unknown) => {
    if (error instanceof UnreadableFile && error.reason !== "noAccess") return null;
    throw error instanceof UnreadableFile ? new UnreadableFile("noAccess", place) : error;
  });
  return workbook?.sheets.some(({ name }) => name === CHECKLIST_SHEET) ? workbook : null;
}

/** What people have filled in on a list of ours. Rejects where the file is none. */
export async function openPersonAnswers(path: string): Promise<PersonAnswers> {
  const workbook = await openWorkbook(path);
  if (workbook.sheets.some(({ name }) => name === CHECKLIST_SHEET)) return readPersonAnswers(workbook);
  throw new UsageError(
    `${path}：没有“${CHECKLIST_SHEET}”工作表（先用 check --checklist 生成）`,
    `${path}: no sheet ${CHECKLIST_SHEET} (make one with check --checklist)`,
  );
}

/** A bureau's own list. Rejects where the file has no column of items. */
export async function openOwnList(path: string): Promise<OwnList> {
  const items = readOwnList(await openWorkbook(path));
  if (items.length > 0) return items;
  throw new UsageError(
    `${path}：没有找到检查事项的列（表头应为“检查事项”“检查内容”等）`,
    `${path}: no column of items (its heading should be 检查事项 or the like)`,
  );
}
