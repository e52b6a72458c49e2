/** Files of the disk for what every command checks. */
import { checkFiles, checkText as checkTextOf, type CheckRequest, type Opener } from "../batch/check-files";
import type { Checked } from "../check/checked";
import { openWithText } from "../disk/open-tables";
import { openReceivedText } from "./received-file";

const fromDisk: Opener = { tables: openWithText, text: openReceivedText };

export type { CheckRequest };

/** As {@link checkFiles}. */
export function checkFile(request: CheckRequest): Promise<Checked> {
  return checkFiles(request, fromDisk);
}

/** A narrative alone: what the text itself proves. */
export function checkText(file: string): Promise<Checked> {
  return checkTextOf(file, fromDisk);
}
