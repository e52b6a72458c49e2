/** The inspection's list as a file: written anew around what people have filled in on an earlier one. */
import type { Checked } from "../check/checked";
import { openWorkbook, readBytes } from "../disk/open-file";
import { UnreadableFile } from "../files/unreadable-file";
import { addSheets, newWorkbook } from "../files/put-sheets";
import {
  CHECKLIST_SHEET,
  checklistSheet,
  readOwnList,
  readPersonAnswers,
  type OwnList,
} from "../report/checklist/sheet";
import { UsageError } from "./command";

export interface ChecklistFile {
  readonly bytes: Uint8Array;
  /** There was such a list at the place, and it was brought up to date. */
  readonly isUpdate: boolean;
}

/** `place`: where it will be written; what stands there and is no list of ours is not taken over. */
export async function checklistFile(
  checked: Checked,
  place: string,
  own: OwnList | null,
): Promise<ChecklistFile> {
  const earlier = await openWorkbook(place).catch((error: unknown) => {
    if (error instanceof UnreadableFile) return null;
    throw error;
  });
  const isUpdate = earlier?.sheets.some(({ name }) => name === CHECKLIST_SHEET) ?? false;
  const kept = earlier && isUpdate ? readPersonAnswers(earlier) : new Map<string, never>();
  const sheet = checklistSheet(checked, kept, own);
  const bytes = isUpdate ? addSheets(await readBytes(place), [sheet], place) : newWorkbook([sheet]);
  return { bytes, isUpdate };
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
