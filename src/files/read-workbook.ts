/** A workbook from a file's bytes, whatever its name says; also for the pane, so nothing of Node is used. */
import type { Workbook } from "../workbook/workbook";
import { kindOf, oleKind, refuseOther } from "./file-kind";
import { readXlsx } from "./read-xlsx";
import { UnreadableFile } from "./unreadable-file";

/** Runs work that may never end; where the host can stop it, it does so by throwing {@link UnreadableFile}. */
export type TimeLimit = <T>(work: () => T) => T;

const unlimited: TimeLimit = (work) => work();

/** `name`: the file's, without its folder. Rejects with {@link UnreadableFile}. */
export async function readWorkbook(
  bytes: Uint8Array,
  name: string,
  limited: TimeLimit = unlimited,
): Promise<Workbook> {
  switch (kindOf(bytes)) {
    case "zip":
      return readXlsx(bytes, name);
    case "ole":
      return readOle(bytes, name, limited);
    case "other":
      throw refuseOther(bytes, "notWorkbook");
  }
}

async function readOle(bytes: Uint8Array, name: string, limited: TimeLimit): Promise<Workbook> {
  const kind = oleKind(bytes);
  if (kind === "encrypted") throw new UnreadableFile("encrypted");
  if (kind !== "workbook") throw new UnreadableFile("notWorkbook");
  // Loaded on demand: old files are rare, and their reader is the largest part of all.
  const { readXls } = await import("./read-xls");
  return limited(() => readXls(bytes, name));
}
