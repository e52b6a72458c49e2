/** A workbook file that is open in the page, as a host of the task pane. */
import type { Severity } from "../../engine/finding";
import { parseA1, toA1, toReference, type CellRef } from "../../workbook/address";
import type { CellInput } from "../../workbook/formula/recalculate";
import type { SheetContent } from "../../workbook/sheet-content";
import { contentsOf, isSameContents } from "../../workbook/sheet-contents";
import { cellKey, type CellKey, type Workbook } from "../../workbook/workbook";
import type {
  CellChange,
  CellPlace,
  Host,
  Markable,
  MarkOutcome,
  SkippedSheet,
  WorkbookChange,
} from "../host";
import type { HostLanguage } from "../host-error";
import type { BookEvent, PageBook } from "./book";
import { CHARTS, pageError, PART_OF_ARRAY, WORKBOOK } from "./errors";

export function createPageHost(book: PageBook, language: HostLanguage): Host {
  return {
    language,
    ignoresLinks: false,
    openInBrowser: null,
    read: ({ onProgress, signal } = {}) =>
      answer(() => {
        if (signal?.aborted) throw pageError("cancelled");
        const { sheets } = book.workbook;
        onProgress?.(sheets.length, sheets.length);
        return book.workbook;
      }),
    mark: (findings) => answer(() => mark(book, findings)),
    clearMarks: () =>
      answer(() => {
        book.setMarks(new Map());
        return { skipped: [] };
      }),
    hasMarks: () => answer(() => book.marks.size > 0),
    select: (place, along) => answer(() => select(book, place, along)),
    selection: () => answer(() => toReference(book.selection)),
    apply: (changes, read) => answer(() => apply(book, changes, read)),
    writeSheet: (content, replace, quietly) => answer(() => writeSheet(book, content, replace, quietly)),
    comment: (notes) => answer(() => comment(book, notes)),
    clearComments: () => answer(() => book.clearComments()),
    addChart: () =>
      answer(() => {
        throw pageError("unsupported", CHARTS);
      }),
    loadState: () => answer(() => book.state ?? null),
    saveState: (state) =>
      answer(() => {
        book.state = structuredClone(state);
        book.changed();
      }),
    clearTraces: (sheets) => answer(() => clearTraces(book, sheets)),
    watch: (onChange) =>
      answer(() => {
        const stop = book.watch((event) => {
          const change = changeOf(event, book);
          if (change) onChange(change);
        });
        return () =>
          answer(() => {
            stop();
          });
      }),
  };
}

/** What fails does so as a promise that is rejected, as with every host. */
function answer<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}

function changeOf(event: BookEvent, { selection }: PageBook): WorkbookChange | null {
  if (event.kind === "cells" || event.kind === "sheets") return event;
  const { sheet, row, column } = selection;
  return event.kind === "selection"
    ? { kind: "selection", sheetId: sheet, address: toA1(row, column) }
    : null;
}

const GRAVITY: readonly Severity[] = ["info", "warning", "error"];

function mark(book: PageBook, findings: readonly Markable[]): MarkOutcome {
  const marks = new Map<string, Map<CellKey, Severity>>();
  const missing = new Set<string>();
  for (const { severity, cells } of findings) {
    for (const place of cells) {
      const found = book.cell(place);
      if (!found) missing.add(place.sheet);
      else {
        const { sheet, row, column } = found.place;
        const ofSheet = marks.get(sheet) ?? new Map<CellKey, Severity>();
        marks.set(sheet, ofSheet);
        const before = ofSheet.get(cellKey(row, column));
        const isGraver = before === undefined || GRAVITY.indexOf(severity) > GRAVITY.indexOf(before);
        if (isGraver) ofSheet.set(cellKey(row, column), severity);
      }
    }
  }
  book.setMarks(marks);
  return {
    marked: [...marks.values()].reduce((sum, { size }) => sum + size, 0),
    skipped: [...missing].map((sheet) => ({ sheet, why: "missing" as const })),
  };
}

function nameOf({ sheet, address }: CellPlace): string {
  return `${sheet}!${address}`;
}

function select(book: PageBook, place: CellPlace, along: readonly string[] = []): void {
  const found = book.cell(place);
  if (!found) throw pageError("missing", nameOf(place));
  if (book.sheet(place.sheet)?.visibility !== "visible") throw pageError("hidden", place.sheet);
  const lit = along.flatMap((address) => book.cell({ sheet: place.sheet, address })?.place ?? []);
  book.select(found.place, new Set(lit.map(({ row, column }) => cellKey(row, column))));
}

function findOpen(book: PageBook, place: CellPlace): CellRef {
  const found = book.cell(place);
  if (!found) throw pageError("missing", nameOf(place));
  if (book.isLocked(found.place)) throw pageError("protected", found.place.sheet);
  if (book.isInArray(found.place)) throw pageError("unsupported", PART_OF_ARRAY);
  return found.place;
}

function apply(book: PageBook, changes: readonly CellChange[], read: Workbook): void {
  const inputs = changes.map((change): CellInput => ({ ...findOpen(book, change), input: inputOf(change) }));
  const compared = new Set<string>();
  for (const change of changes) {
    if (compared.has(change.sheet)) continue;
    compared.add(change.sheet);
    const [was, is] = [read.sheets.find(({ name }) => name === change.sheet), book.sheet(change.sheet)];
    const isSame = was && is && isSameContents(contentsOf(was.cells.values()), contentsOf(is.cells.values()));
    if (!isSame) throw pageError("changed", nameOf(change));
  }
  book.change(inputs);
}

/** A text stays a text, whatever it looks like. */
function inputOf({ to, toFormula }: CellChange): CellInput["input"] {
  if (toFormula !== undefined) return toFormula.startsWith("=") ? toFormula : { error: toFormula };
  return typeof to === "string" ? { text: to } : to;
}

function writeSheet(
  book: PageBook,
  content: SheetContent,
  replace: "ours" | "any",
  quietly: "quietly" | undefined,
): void {
  const existing = book.sheet(content.name);
  if (existing && replace === "ours" && !book.isOurs(existing.name)) {
    throw pageError("occupied", `“${content.name}”`);
  }
  if (existing?.isProtected) throw pageError("protected", existing.name);
  if (!existing && book.file.isStructureProtected) throw pageError("protected", WORKBOOK);
  book.putSheet(content, quietly);
}

function comment(
  book: PageBook,
  notes: readonly (CellPlace & { readonly text: string })[],
): { readonly added: number; readonly occupied: number; readonly skipped: readonly SkippedSheet[] } {
  const skipped = new Map<string, SkippedSheet>();
  const taken = new Set(book.comments.map(nameOf));
  const added: (CellPlace & { readonly text: string })[] = [];
  let occupied = 0;
  for (const note of notes) {
    const sheet = book.sheet(note.sheet);
    const at = parseA1(note.address);
    if (!sheet || !at) skipped.set(note.sheet, { sheet: note.sheet, why: "missing" });
    else if (sheet.isProtected) skipped.set(note.sheet, { sheet: note.sheet, why: "protected" });
    else if (taken.has(nameOf(note)) || book.hasComment({ sheet: sheet.name, ...at })) {
      occupied += 1;
    } else {
      taken.add(nameOf(note));
      added.push({ ...note, sheet: sheet.name });
    }
  }
  if (added.length > 0) {
    book.comments = [...book.comments, ...added];
    book.changed();
  }
  return { added: added.length, occupied, skipped: [...skipped.values()] };
}

function clearTraces(
  book: PageBook,
  sheets: readonly string[],
): { readonly skipped: readonly SkippedSheet[] } {
  const skipped: SkippedSheet[] = [];
  book.setMarks(new Map());
  book.clearComments();
  book.state = null;
  for (const name of sheets) {
    const sheet = book.sheet(name);
    if (!sheet || !book.isOurs(name)) continue;
    if (book.file.isStructureProtected && book.file.ours.has(name.toLowerCase())) {
      skipped.push({ sheet: name, why: "protected" });
    } else book.removeSheet(sheet.name);
  }
  book.changed();
  return { skipped };
}
