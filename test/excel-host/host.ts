/**
 * The test host: plays Excel for the real Office.js client, and its user. Batches run on a workbook model; what
 * Excel does in awkward moments (a cell being edited, a lost session, answers too large) can be switched on.
 */
import { type CellArea, areaAddress, areaOf, parseArea } from "./area";
import { type Batch, type BatchAnswer, executeBatch } from "./batch";
import { EVENT, type EventEntry } from "./events";
import { ExcelFailure, invalidArgument } from "./failure";
import { enter } from "./input";
import type { BookModel, SheetModel } from "./model";
import { defineType, type ExcelObject } from "./object-type";
import { recalculate } from "./recalculate";
import { insert, rename, type Insertion } from "./restructure";
import { MAX_COLUMNS, MAX_ROWS } from "../../src/workbook/workbook";
import { Workbook } from "./types/workbook";

export interface Selection {
  readonly sheet: SheetModel;
  readonly area: CellArea;
}

/** A change that a page which draws the workbook must show. */
export type Change =
  | { readonly kind: "cells"; readonly sheet: SheetModel; readonly address: string }
  | { readonly kind: "format"; readonly sheet: SheetModel }
  | { readonly kind: "sheets" }
  | { readonly kind: "selection" };

interface Pending {
  readonly change: Change;
  readonly event?: { readonly type: number; readonly sheet: SheetModel; readonly args: object };
}

export class ExcelHost {
  /** Every batch is refused, as while the user types into a cell. */
  isEditingCell = false;
  isSessionLost = false;
  /** Answers (requests) longer than this are refused; Excel on the web allows 5 MB. */
  responseLimit = 5_000_000;
  requestLimit = 5_000_000;
  /** A range of more cells than this answers `null` for its grids, without any error. */
  gridLimit = 5_000_000;
  /** Batches that arrived, with their length as JSON. */
  readonly batches: {
    readonly batch: Batch;
    readonly requestLength: number;
    readonly answerLength: number;
  }[] = [];

  active: SheetModel;
  selection: Selection;
  /** Where pushed events go; set by the transport. */
  onEvents: (entries: readonly EventEntry[]) => void = () => undefined;
  private readonly references = new Map<string, ExcelObject>();
  private readonly registered = new Set<string>();
  private readonly watchers = new Set<(change: Change) => void>();
  private pending: Pending[] = [];
  private serial = 0;
  private isStale = false;

  constructor(readonly book: BookModel) {
    const first = book.sheets.find((sheet) => sheet.visibility === "visible") ?? book.addSheet("Sheet1");
    this.active = first;
    this.selection = { sheet: first, area: areaOf(0, 0) };
  }

  /** Answers one batch; events that it caused follow once it is over. */
  process(batch: Batch): BatchAnswer {
    const requestLength = JSON.stringify(batch).length;
    let answer: BatchAnswer =
      requestLength > this.requestLimit
        ? refusal("RequestPayloadSizeLimitExceeded", "The request payload size has exceeded the limit.")
        : executeBatch(batch, this);
    let answerLength = JSON.stringify(answer).length;
    if (answerLength > this.responseLimit) {
      answer = refusal(
        "ResponsePayloadSizeLimitExceeded",
        "The response payload size has exceeded the limit.",
      );
      answerLength = JSON.stringify(answer).length;
    }
    this.batches.push({ batch, requestLength, answerLength });
    queueMicrotask(() => this.dispatch());
    return answer;
  }

  /** Throws while Excel would refuse any batch. */
  admit(): void {
    if (this.isSessionLost) {
      throw new ExcelFailure("InvalidOrTimedOutSession", "Your Office Online session has expired.", 408);
    }
    if (this.isEditingCell) {
      throw new ExcelFailure(
        "InvalidOperationInCellEditMode",
        "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting " +
          "another cell, and then try again.",
      );
    }
  }

  root(): ExcelObject {
    return Workbook(this.book);
  }

  /** Services of the client's own, beside the workbook. */
  service(name: string): ExcelObject {
    if (name !== "Microsoft.InternalService.AddinInternalService") throw invalidArgument(name);
    return InternalService({});
  }

  keep(object: ExcelObject): string {
    this.serial += 1;
    const id = `reference-${this.serial}`;
    this.references.set(id, object);
    return id;
  }

  kept(id: string): ExcelObject {
    const object = this.references.get(id);
    if (!object) {
      throw new ExcelFailure("InvalidReference", "This reference is not valid for the current operation.");
    }
    return object;
  }

  release(id: string): void {
    this.references.delete(id);
  }

  register(event: number, target: string): void {
    this.registered.add(`${event}:${target}`);
  }

  unregister(event: number, target: string): void {
    this.registered.delete(`${event}:${target}`);
  }

  /** Told of every change after the batch, or the user's action, that made it. */
  watch(watcher: (change: Change) => void): void {
    this.watchers.add(watcher);
  }

  // What object types and the user below report -------------------------------------------------------------

  cellsChanged(
    sheet: SheetModel,
    area: CellArea,
    triggerSource = "ThisLocalAddin",
    changeType = "RangeEdited",
  ): void {
    this.isStale = true;
    const address = areaAddress(area);
    this.pending.push({
      change: { kind: "cells", sheet, address },
      event: {
        type: EVENT.changed,
        sheet,
        args: {
          type: "WorksheetChanged",
          changeType,
          source: "Local",
          triggerSource,
          worksheetId: sheet.id,
          address,
        },
      },
    });
  }

  /** Brings formulas up to date; called before any value leaves the model. */
  calculate(): void {
    if (!this.isStale) return;
    this.isStale = false;
    recalculate(this.book);
  }

  formatChanged(sheet: SheetModel): void {
    this.pending.push({ change: { kind: "format", sheet } });
  }

  sheetsChanged(sheet: SheetModel, event?: { type: number; name: string; more?: object }): void {
    const change: Change = { kind: "sheets" };
    if (!event) {
      this.pending.push({ change });
      return;
    }
    const args = { type: event.name, source: "Local", worksheetId: sheet.id, ...event.more };
    this.pending.push({ change, event: { type: event.type, sheet, args } });
  }

  select(sheet: SheetModel, area: CellArea): void {
    if (sheet.visibility !== "visible") {
      throw new ExcelFailure("InvalidOperation", "A hidden sheet can't be activated.");
    }
    this.active = sheet;
    this.selection = { sheet, area };
    const args = {
      type: "WorksheetSelectionChanged",
      worksheetId: sheet.id,
      address: areaAddress(area),
      isInsideTable: false,
    };
    this.pending.push({
      change: { kind: "selection" },
      event: { type: EVENT.selectionChanged, sheet, args },
    });
  }

  addSheet(name?: string): SheetModel {
    const sheet = this.book.addSheet(name ?? `Sheet${this.book.sheets.length + 1}`);
    this.sheetsChanged(sheet, { type: EVENT.added, name: "WorksheetAdded" });
    return sheet;
  }

  deleteSheet(sheet: SheetModel): void {
    const visible = this.book.sheets.filter((other) => other.visibility === "visible");
    if (sheet.visibility === "visible" && visible.length === 1) {
      throw new ExcelFailure("InvalidOperation", "A workbook must contain at least one visible worksheet.");
    }
    this.book.sheets.splice(this.book.sheets.indexOf(sheet), 1);
    const comments = this.book.comments.filter((comment) => comment.sheet !== sheet);
    this.book.comments.splice(0, this.book.comments.length, ...comments);
    const next = this.book.sheets.find((other) => other.visibility === "visible");
    if (this.active === sheet && next) {
      this.active = next;
      this.selection = { sheet: next, area: areaOf(0, 0) };
    }
    this.sheetsChanged(sheet, { type: EVENT.deleted, name: "WorksheetDeleted" });
  }

  // What the user does ----------------------------------------------------------------------------------------

  /** Types into a cell and presses Enter. */
  userTypes(sheetName: string, address: string, input: string): void {
    const { sheet, area } = this.place(sheetName, address);
    const cell = sheet.ensureCell(area.firstRow, area.firstColumn);
    if (sheet.isProtected && cell.style.locked !== false) throw new Error(`${sheetName} is protected`);
    enter(cell, input);
    this.cellsChanged(sheet, area, "Unknown");
    this.dispatch();
  }

  /** A figure from elsewhere changes: nobody types, Excel computes. */
  formulaGets(sheetName: string, address: string, value: number): void {
    const { sheet, area } = this.place(sheetName, address);
    sheet.ensureCell(area.firstRow, area.firstColumn).value = value;
    const args = { type: "WorksheetCalculated", worksheetId: sheet.id, address };
    this.pending.push({
      change: { kind: "cells", sheet, address },
      event: { type: EVENT.calculated, sheet, args },
    });
    this.dispatch();
  }

  userSelects(sheetName: string, address: string): void {
    const { sheet, area } = this.place(sheetName, address);
    this.select(sheet, area);
    this.dispatch();
  }

  userAddsSheet(name: string): void {
    this.addSheet(name);
    this.dispatch();
  }

  userDeletesSheet(name: string): void {
    this.deleteSheet(this.sheetNamed(name));
    this.dispatch();
  }

  userRenamesSheet(name: string, to: string): void {
    const sheet = this.sheetNamed(name);
    rename(this.book, sheet, to);
    this.sheetsChanged(sheet);
    this.dispatch();
  }

  /** To the place that `to` counts from 0, in front of what stands there then. */
  userMovesSheet(name: string, to: number): void {
    const sheet = this.sheetNamed(name);
    this.book.sheets.splice(this.book.sheets.indexOf(sheet), 1);
    this.book.sheets.splice(to, 0, sheet);
    this.sheetsChanged(sheet);
    this.dispatch();
  }

  userInserts(name: string, insertion: Insertion): void {
    const sheet = this.sheetNamed(name);
    insert(this.book, sheet, insertion);
    const { kind, at, count } = insertion;
    const area = kind === "rows" ? areaOf(at, 0, count, MAX_COLUMNS) : areaOf(0, at, MAX_ROWS, count);
    this.cellsChanged(sheet, area, "Unknown", kind === "rows" ? "RowInserted" : "ColumnInserted");
    this.dispatch();
  }

  userProtectsSheet(name: string, isProtected = true): void {
    const sheet = this.sheetNamed(name);
    sheet.isProtected = isProtected;
    this.sheetsChanged(sheet, {
      type: EVENT.protectionChanged,
      name: "WorksheetProtectionChanged",
      more: { isProtected },
    });
    this.dispatch();
  }

  sheetNamed(name: string): SheetModel {
    const sheet = this.book.findSheet(name);
    if (!sheet) throw new Error(`no sheet ${name}`);
    return sheet;
  }

  private place(sheetName: string, address: string): Selection {
    return { sheet: this.sheetNamed(sheetName), area: parseArea(address) };
  }

  private dispatch(): void {
    this.calculate();
    const pending = this.pending;
    this.pending = [];
    for (const { change, event } of pending) {
      for (const watcher of this.watchers) watcher(change);
      if (!event) continue;
      for (const target of [event.sheet.id, "Workbook"]) {
        if (!this.registered.has(`${event.type}:${target}`)) continue;
        this.serial += 1;
        this.onEvents([[65536, event.type, target, JSON.stringify(event.args), this.serial]]);
      }
    }
  }
}

const InternalService = defineType<object>("AddinInternalService", {
  methods: { notifyActionHandlerReady: () => null },
});

function refusal(code: string, message: string): BatchAnswer {
  const Error = { Code: code, Message: message, Location: "", ActionIndex: -1, HttpStatusCode: 400 };
  return { Results: [], TraceIds: [], Error };
}
