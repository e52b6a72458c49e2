/** What can be told of a file before it is parsed. */
import { kindOf, refuseOther } from "../file-kind";
import { UnreadableFile } from "../unreadable-file";

/** The header may stand anywhere in the first kilobyte. */
const HEADER_WITHIN = 1024;

export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder("latin1").decode(bytes.subarray(0, HEADER_WITHIN)).includes("%PDF-");
}

export function refuseOtherPdf(bytes: Uint8Array): void {
  if (isPdf(bytes)) return;
  if (kindOf(bytes) !== "other") throw new UnreadableFile("notPdf");
  throw refuseOther(bytes, "notPdf");
}
