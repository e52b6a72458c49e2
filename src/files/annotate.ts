/**
 * An annotated copy of a workbook: wrong cells filled and noted, and a sheet of all findings. Only the few parts
 * that change are spliced; every other part stays byte for byte, whatever it is.
 */
import { parseA1, toA1 } from "../workbook/address";
import { safeSheetName, type ContentRow, type SheetContent } from "../workbook/sheet-content";
import { editPackage, type PackageEditor } from "./edit-package";
import { editStyles } from "./edit-styles";
import { kindOf } from "./file-kind";
import type { CellNote } from "./note-shape";
import { followName } from "./package-type";
import { outlineOf, paintCells, shownCell } from "./paint-cells";
import { isOurs, listSheets, putSheet, refuseUneditable, type ListedPart } from "./put-sheets";
import { scanXml } from "./splice-xml";
import { UnreadableFile } from "./unreadable-file";
import { writeNotes } from "./write-notes";

export interface CellMark {
  readonly sheet: string;
  /** A1 notation. */
  readonly address: string;
  /** RRGGBB. */
  readonly fill: string;
  /** Text of the note; several marks of one cell are joined, and the first one's fill holds. */
  readonly note: string;
}

/**
 * `findings` is added at the end under a free name; that of an earlier run is replaced. Notes for cells with
 * threaded comments are listed under the findings instead. `name`: the copy's. Throws {@link UnreadableFile} for what cannot be
 * annotated: encrypted, signed, strict, .xls, damaged, with macros that the name does not allow.
 */
export function annotate(
  bytes: Uint8Array,
  marks: readonly CellMark[],
  findings: SheetContent,
  name: string,
): Uint8Array {
  refuseUnannotatable(bytes);
  const editor = editPackage(bytes);
  refuseUneditable(editor);
  const styles = editStyles(editor);
  const sheets = listSheets(editor);
  const unwritten: CellMark[] = [];
  for (const [name, ofSheet] of groupBySheet(marks)) {
    const sheet = sheets.find((listed) => listed.name === name);
    if (!sheet) throw new RangeError(`no sheet is called ${name}`);
    const left = markSheet(editor, sheet, ofSheet, (base, fill) => styles.withFill(base, fill));
    unwritten.push(...left.map((note) => asMark(name, note)));
  }
  putSheet(editor, styles, {
    ...withUnwritten(findings, unwritten),
    name: nameFor(editor, sheets, findings),
  });
  styles.save();
  followName(editor, name);
  return editor.save();
}

function refuseUnannotatable(bytes: Uint8Array): void {
  if (kindOf(bytes) !== "zip") throw new UnreadableFile("notAnnotatable");
}

function groupBySheet(marks: readonly CellMark[]): ReadonlyMap<string, readonly CellMark[]> {
  const groups = new Map<string, CellMark[]>();
  for (const mark of marks) {
    const group = groups.get(mark.sheet) ?? [];
    groups.set(mark.sheet, group);
    group.push(mark);
  }
  return groups;
}

/** Returns the notes that could not be written. */
function markSheet(
  editor: PackageEditor,
  { part }: ListedPart,
  marks: readonly CellMark[],
  withFill: (base: number, fill: string) => number,
): readonly CellNote[] {
  const outline = outlineOf(part, editor.text(part));
  const cells = new Map<string, CellNote & { fill: string }>();
  for (const { address, fill, note } of marks) {
    const position = parseA1(address);
    if (!position) throw new RangeError(`${address} is no address`);
    const shown = shownCell(outline.merges, position);
    const key = toA1(shown.row, shown.column);
    const before = cells.get(key);
    cells.set(key, before ? { ...before, text: `${before.text}\n${note}` } : { ...shown, fill, text: note });
  }
  const painted = [...cells.values()].map(({ row, column, fill }) => ({
    row,
    column,
    styleFor: (base: number) => withFill(base, fill),
  }));
  editor.setText(part, paintCells(part, editor.text(part), painted));
  return writeNotes(editor, part, outline, [...cells.values()]);
}

function asMark(sheet: string, { row, column, text }: CellNote): CellMark {
  return { sheet, address: toA1(row, column), fill: "", note: text };
}

function withUnwritten(findings: SheetContent, unwritten: readonly CellMark[]): SheetContent {
  if (unwritten.length === 0) return findings;
  const head: ContentRow = {
    cells: [{ value: "以下单元格已有批注会话，标注内容列在这里：", style: { bold: true } }],
  };
  const rows = unwritten.map(({ sheet, address, note }): ContentRow => {
    const position = parseA1(address) ?? { row: 0, column: 0 };
    return {
      cells: [
        {
          value: `${sheet}!${address}`,
          link: { sheet, ...position },
          style: { underline: true, color: "0563C1" },
        },
        { value: note, style: { wrap: true, verticalAlign: "top" } },
      ],
    };
  });
  return { ...findings, rows: [...findings.rows, { cells: [] }, head, ...rows] };
}

/** The name of an earlier run's findings, or one that is free. */
function nameFor(editor: PackageEditor, sheets: readonly ListedPart[], findings: SheetContent): string {
  const wanted = safeSheetName(findings.name).toLowerCase();
  const earlier = sheets.find((sheet) => sheet.name.toLowerCase() === wanted && isOurs(editor, sheet));
  return earlier?.name ?? safeSheetName(findings.name, sheetNames(editor));
}

/** Charts have names too. */
function sheetNames(editor: PackageEditor): readonly string[] {
  const names: string[] = [];
  scanXml(editor.mainPart, editor.text(editor.mainPart), ({ path, attributes }) => {
    if (path === "workbook/sheets/sheet") names.push(attributes["name"] ?? "");
  });
  return names;
}
