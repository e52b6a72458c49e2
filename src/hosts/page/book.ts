/**
 * A workbook file that is open in the page: what was read, what was changed since, and our marks on it. The bytes are
 * never touched; saving makes new ones from them.
 */
import { parseA1, toA1, type CellRef } from "../../workbook/address";
import { recalculation, type CellInput, type Recalculation } from "../../workbook/formula/recalculate";
import type { SheetContent } from "../../workbook/sheet-content";
import { PLAIN_LOOK, type SheetLook } from "../../workbook/sheet-look";
import {
  cellAt,
  cellKey,
  makeSheet,
  type Cell,
  type CellKey,
  type Sheet,
  type Workbook,
} from "../../workbook/workbook";
import type { Severity } from "../../engine/finding";
import type { CellPlace, WorkbookChange } from "../host";
import type { OpenedFile } from "./open-file";
import { PART_OF_ARRAY, pageError } from "./errors";
import { lookOf, sheetOf } from "./own-sheet";
import { readTyped } from "./typed";

export interface CellComment extends CellPlace {
  readonly text: string;
}

/** Cells held a moment ago, to take the last change back. */
interface Step {
  readonly cells: readonly (CellRef & { readonly before: CellInput["input"] })[];
}

/** What may have to be drawn again. */
export type BookEvent =
  | Exclude<WorkbookChange, { readonly kind: "selection" }>
  | { readonly kind: "marks" | "selection" | "saved" };

/** Sheets are known by their names, which differ by more than case. */
const keyOf = (sheet: string): string => sheet.toLowerCase();

export class PageBook {
  readonly name: string;
  readonly file: OpenedFile;
  /** Sheets that we have written since the file was opened. */
  readonly written = new Map<string, SheetContent>();
  /** Sheets of the file that were ours and are no longer there. */
  readonly removed = new Set<string>();
  readonly marks = new Map<string, ReadonlyMap<CellKey, Severity>>();
  comments: readonly CellComment[] = [];
  /** Notes of ours that the file was opened with are not wanted any more. */
  areNotesGone = false;
  state: unknown;
  selection: CellRef;
  /** Cells of the selection's sheet that are seen together with it. */
  lit: ReadonlySet<CellKey> = new Set();
  isSaved = true;
  private readonly calculation: Recalculation;
  private stale: ReadonlySet<string> = new Set();
  private present: Workbook;
  private readonly looks: Map<string, SheetLook>;
  private readonly listeners = new Set<(event: BookEvent) => void>();
  private steps: Step[] = [];

  constructor(file: OpenedFile) {
    this.file = file;
    this.name = file.workbook.name;
    this.state = file.state;
    this.calculation = recalculation(file.workbook);
    this.present = file.workbook;
    this.looks = new Map([...file.looks].map(([sheet, look]) => [keyOf(sheet), look]));
    const first =
      file.workbook.sheets.find(({ visibility }) => visibility === "visible") ?? file.workbook.sheets[0];
    this.selection = { sheet: first?.name ?? "", row: 0, column: 0 };
  }

  /** As it is now; a formula that could not be computed again holds no value. */
  get workbook(): Workbook {
    return this.present;
  }

  sheet(name: string): Sheet | undefined {
    return this.present.sheets.find((sheet) => keyOf(sheet.name) === keyOf(name));
  }

  look(name: string): SheetLook {
    return this.looks.get(keyOf(name)) ?? PLAIN_LOOK;
  }

  cell({ sheet, address }: CellPlace): { readonly place: CellRef; readonly cell: Cell | undefined } | null {
    const found = this.sheet(sheet);
    const at = parseA1(address);
    return found && at
      ? { place: { sheet: found.name, ...at }, cell: cellAt(found, at.row, at.column) }
      : null;
  }

  /** Whether the cell may be changed: a protected sheet lets only the cells be changed that were left open. */
  isLocked({ sheet, row, column }: CellRef): boolean {
    const isOpen = this.look(sheet).styles.get(cellKey(row, column))?.isOpen === true;
    return this.sheet(sheet)?.isProtected === true && !isOpen;
  }

  isInArray({ sheet, row, column }: CellRef): boolean {
    return this.look(sheet).arrays.some(
      (area) =>
        row >= area.firstRow &&
        row <= area.lastRow &&
        column >= area.firstColumn &&
        column <= area.lastColumn,
    );
  }

  hasComment({ sheet, row, column }: CellRef): boolean {
    const key = cellKey(row, column);
    const isOurs = this.file.noted.get(keyOf(sheet))?.has(key) === true;
    const isInFile = this.file.commented.get(keyOf(sheet))?.has(key) === true;
    return isInFile && !(isOurs && this.areNotesGone);
  }

  clearComments(): void {
    const isNoted = [...this.file.noted.values()].some(({ size }) => size > 0);
    if (this.comments.length === 0 && (this.areNotesGone || !isNoted)) return;
    this.comments = [];
    this.areNotesGone = isNoted;
    this.changed();
  }

  /** Changes cells and computes what depends on them. */
  change(inputs: readonly CellInput[]): void {
    const before = inputs.map(({ sheet, row, column }) => {
      const found = this.sheet(sheet);
      return { sheet, row, column, before: inputOf(found && cellAt(found, row, column)) };
    });
    this.steps.push({ cells: before });
    this.put(inputs);
  }

  /** What a user types in a cell; throws a `HostError` where he may not. */
  type(sheet: string, address: string, text: string): void {
    this.typeAll([{ sheet, address, text }]);
  }

  /** Several cells at once, all or none of them. */
  typeAll(cells: readonly (CellPlace & { readonly text: string })[]): void {
    this.change(
      cells.map(({ text, ...place }) => {
        const found = this.cell(place);
        if (!found) throw pageError("missing", `${place.sheet}!${place.address}`);
        if (this.isLocked(found.place)) throw pageError("protected", found.place.sheet);
        if (this.isInArray(found.place)) throw pageError("unsupported", PART_OF_ARRAY);
        const format = found.cell ? found.cell.format : this.formatOfEmpty(found.place);
        return { ...found.place, input: readTyped(text, format), format };
      }),
    );
  }

  /** A file lists no cell without content, but says how it would look. */
  private formatOfEmpty({ sheet, row, column }: CellRef): string | undefined {
    return this.look(sheet).styles.get(cellKey(row, column))?.format;
  }

  get canUndo(): boolean {
    return this.steps.length > 0;
  }

  undo(): void {
    const step = this.steps.pop();
    if (!step) return;
    this.put(step.cells.map(({ before, ...place }) => ({ ...place, input: before })));
    const [first] = step.cells;
    if (first) this.select(first);
  }

  private put(inputs: readonly CellInput[]): void {
    this.take(this.calculation.change(inputs));
    this.isSaved = false;
    for (const { sheet, row, column } of inputs) {
      this.tell({ kind: "cells", sheetId: sheet, address: toA1(row, column) });
    }
  }

  private take({ workbook, stale }: ReturnType<Recalculation["current"]>): void {
    this.stale = new Set(stale.map(({ sheet, row, column }) => `${keyOf(sheet)}!${toA1(row, column)}`));
    this.present = this.stale.size === 0 ? workbook : withoutStale(workbook, stale);
  }

  /** `quietly`: what the user looks at stays before him. */
  putSheet(content: SheetContent, quietly?: "quietly"): void {
    const existing = this.sheet(content.name);
    const name = existing?.name ?? content.name;
    this.take(this.calculation.putSheet(sheetOf({ ...content, name }, existing)));
    this.looks.set(keyOf(name), lookOf(content));
    this.written.set(keyOf(name), { ...content, name });
    this.removed.delete(keyOf(name));
    this.forgetSteps(name);
    this.isSaved = false;
    const isShown = content.visibility === undefined || content.visibility === "visible";
    if (isShown && quietly === undefined) {
      this.selection = { sheet: name, row: 0, column: 0 };
    }
    this.tell({ kind: "sheets" });
  }

  removeSheet(name: string): void {
    this.take(this.calculation.removeSheet(name));
    if (this.file.ours.has(keyOf(name))) this.removed.add(keyOf(name));
    this.written.delete(keyOf(name));
    this.marks.delete(keyOf(name));
    this.forgetSteps(name);
    this.isSaved = false;
    if (keyOf(this.selection.sheet) === keyOf(name)) {
      const first = this.present.sheets.find(({ visibility }) => visibility === "visible");
      this.selection = { sheet: first?.name ?? "", row: 0, column: 0 };
    }
    this.tell({ kind: "sheets" });
  }

  /** What was typed before on a sheet that is written anew, or is gone, cannot come back. */
  private forgetSteps(name: string): void {
    this.steps = this.steps.filter(({ cells }) => cells.every(({ sheet }) => keyOf(sheet) !== keyOf(name)));
  }

  /** Written by us, now or when the file was made. */
  isOurs(name: string): boolean {
    return (
      this.written.has(keyOf(name)) || (this.file.ours.has(keyOf(name)) && !this.removed.has(keyOf(name)))
    );
  }

  setMarks(marks: ReadonlyMap<string, ReadonlyMap<CellKey, Severity>>): void {
    this.marks.clear();
    for (const [sheet, cells] of marks) this.marks.set(keyOf(sheet), cells);
    this.tell({ kind: "marks" });
  }

  markOf({ sheet, row, column }: CellRef): Severity | undefined {
    return this.marks.get(keyOf(sheet))?.get(cellKey(row, column));
  }

  select(place: CellRef, lit: ReadonlySet<CellKey> = new Set()): void {
    this.selection = place;
    this.lit = lit;
    this.tell({ kind: "selection" });
  }

  changed(): void {
    this.isSaved = false;
    this.tell({ kind: "saved" });
  }

  saved(): void {
    this.isSaved = true;
    this.tell({ kind: "saved" });
  }

  watch(listener: (event: BookEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(event: BookEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}

function inputOf(cell: Cell | undefined): CellInput["input"] {
  if (!cell) return null;
  if (cell.formula !== undefined) return cell.formula;
  if (cell.error !== undefined) return { error: cell.error };
  return typeof cell.value === "string" ? { text: cell.value } : cell.value;
}

function withoutStale(workbook: Workbook, stale: readonly CellRef[]): Workbook {
  const sheets = workbook.sheets.map((sheet) => {
    const here = stale.filter((cell) => keyOf(cell.sheet) === keyOf(sheet.name));
    if (here.length === 0) return sheet;
    const cells = new Map(sheet.cells);
    for (const { row, column } of here) {
      const cell = cells.get(cellKey(row, column));
      if (!cell) continue;
      const { error: _error, ...kept } = cell;
      cells.set(cellKey(row, column), { ...kept, value: null, isStale: true });
    }
    return makeSheet(sheet, cells.values());
  });
  return { ...workbook, sheets };
}
