/** Opens a file for the page: its cells, how it looks, and what we left in it earlier. */
import { parseA1 } from "../../workbook/address";
import { decryptPackage } from "../../files/decrypt";
import { editPackage } from "../../files/edit-package";
import { kindOf, oleKind } from "../../files/file-kind";
import { readState } from "../../files/keep-state";
import { commentedCells } from "../../files/commented-cells";
import { isOurs, isStructureProtected, listSheets } from "../../files/put-sheets";
import { readLooks } from "../../files/read-look";
import { cellsWithOwnNotes } from "../../files/remove-notes";
import { readWorkbook } from "../../files/read-workbook";
import type { SheetLook } from "../../workbook/sheet-look";
import { cellKey, type CellKey, type Workbook } from "../../workbook/workbook";

export interface OpenedFile {
  readonly workbook: Workbook;
  /** What is spliced when the workbook is saved; `null` for a file of another kind, which is written anew. */
  readonly source: Uint8Array | null;
  readonly looks: ReadonlyMap<string, SheetLook>;
  /** Names of sheets that we wrote, in lower case. */
  readonly ours: ReadonlySet<string>;
  /** Cells with anyone's comment, by sheet in lower case. */
  readonly commented: ReadonlyMap<string, ReadonlySet<CellKey>>;
  /** Of these, cells whose note is ours alone. */
  readonly noted: ReadonlyMap<string, ReadonlySet<CellKey>>;
  readonly isStructureProtected: boolean;
  readonly state: unknown;
}

/** `name`: the file's. Rejects with `UnreadableFile`. */
export async function openFile(bytes: Uint8Array, name: string): Promise<OpenedFile> {
  const workbook = await readWorkbook(bytes, name);
  const source = packageOf(bytes);
  if (source === null) return plain(workbook);
  const editor = editPackage(source);
  const listed = listSheets(editor);
  const bySheet = (cellsOf: (part: string) => readonly string[]): ReadonlyMap<string, ReadonlySet<CellKey>> =>
    new Map(listed.map(({ name: sheet, part }) => [sheet.toLowerCase(), keysOf(cellsOf(part))]));
  return {
    workbook,
    source,
    looks: readLooks(source),
    ours: new Set(listed.filter((sheet) => isOurs(editor, sheet)).map((sheet) => sheet.name.toLowerCase())),
    commented: bySheet((part) => commentedCells(editor, part)),
    noted: bySheet((part) => cellsWithOwnNotes(editor, part)),
    isStructureProtected: isStructureProtected(editor),
    state: readState(source),
  };
}

function keysOf(addresses: readonly string[]): ReadonlySet<CellKey> {
  return new Set(
    addresses.flatMap((address) => {
      const at = parseA1(address);
      return at ? [cellKey(at.row, at.column)] : [];
    }),
  );
}

/** A workbook that is no file yet. */
export function plain(workbook: Workbook): OpenedFile {
  return {
    workbook,
    source: null,
    looks: new Map(),
    ours: new Set(),
    commented: new Map(),
    noted: new Map(),
    isStructureProtected: false,
    state: null,
  };
}

function packageOf(bytes: Uint8Array): Uint8Array | null {
  if (kindOf(bytes) === "zip") return bytes;
  return kindOf(bytes) === "ole" && oleKind(bytes) === "encrypted" ? decryptPackage(bytes) : null;
}
