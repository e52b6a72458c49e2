/**
 * The sheet beside the pane: draws what can be seen of it, moves the selection, and takes what the user types. It
 * knows the open book and nothing of the pane.
 */
import { toA1 } from "../../workbook/address";
import { cellAt, cellKey } from "../../workbook/workbook";
import type { PageBook } from "../../hosts/page/book";
import { asTyped } from "../../hosts/page/typed";
import { copySelected, pasteFrom } from "./clipboard";
import { CellEditor, type Move } from "./editor";
import { Frame } from "./frame";
import { actionOf } from "./keys";
import { layOut, type Layout } from "./layout";
import { stepFrom } from "./step";
import { cellOf, select, unmarkSelected, type Drawn } from "./panes";

export interface GridOptions {
  readonly texts: Drawn["texts"] & { readonly sheet: (name: string) => string; readonly edit: string };
  /** Why something typed was not taken; `null` once something was. */
  readonly onFailure: (error: unknown) => void;
}

export class Grid {
  readonly element: HTMLElement;
  private readonly frame = new Frame();
  private readonly editor: CellEditor;
  private sheetName = "";
  private layout: Layout | null = null;
  /** Measures of the sheet that the layout was made for. */
  private laidOut: object | null = null;
  private isWaiting = false;
  private readonly stop: () => void;
  private readonly resized: ResizeObserver;

  constructor(
    private readonly book: PageBook,
    private readonly options: GridOptions,
  ) {
    const { element, scroller } = this.frame;
    this.element = element;
    this.editor = new CellEditor(element, options.texts.edit, {
      commit: (text, move) => this.type(text, move),
      leave: () => this.focus(),
      compose: (text) => this.edit(text),
    });
    scroller.addEventListener("scroll", () => this.redraw());
    // Back from the field by Tab, the grid is passed through on the way out.
    scroller.addEventListener("focus", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && element.contains(relatedTarget))) this.focus();
    });
    element.addEventListener("wheel", (event) => this.frame.forwardWheel(event), { passive: true });
    element.addEventListener("pointerdown", (event) => this.press(event));
    element.addEventListener("dblclick", () => this.edit(null));
    element.addEventListener("keydown", (event) => this.key(event));
    element.addEventListener("copy", (event) => this.copy(event));
    element.addEventListener("paste", (event) => this.paste(event));
    this.resized = new ResizeObserver(() => this.redraw());
    this.resized.observe(element);
    this.stop = book.watch((event) => {
      const isSameSheet = this.sheetName === this.book.selection.sheet;
      if (event.kind === "selection") this.reveal();
      if (event.kind === "selection" && isSameSheet) this.showSelection();
      else if (event.kind !== "saved") this.redrawAll();
    });
    this.redrawAll();
  }

  close(): void {
    this.stop();
    this.resized.disconnect();
  }

  focus(): void {
    this.editor.focus();
  }

  /** Drawing waits for the next frame, however many changes came. */
  private redraw(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.draw();
    });
  }

  private redrawAll(): void {
    this.frame.clear();
    this.redraw();
  }

  private current(): { layout: Layout; drawn: Drawn } | null {
    const { selection } = this.book;
    const sheet = this.book.sheet(selection.sheet);
    if (!sheet) return null;
    const look = this.book.look(sheet.name);
    if (this.laidOut !== sheet || !this.layout) {
      this.layout = layOut(sheet, look);
      this.laidOut = sheet;
    }
    if (this.sheetName !== sheet.name) {
      this.sheetName = sheet.name;
      this.frame.scroller.scrollTo(0, 0);
    }
    const { layout } = this;
    return {
      layout,
      drawn: {
        sheet,
        look,
        layout,
        markOf: (row, column) => this.book.markOf({ sheet: sheet.name, row, column }),
        isSelected: (row, column) => row === selection.row && column === selection.column,
        isLit: (row, column) => this.book.lit.has(cellKey(row, column)),
        texts: this.options.texts,
      },
    };
  }

  private draw(): void {
    const current = this.current();
    if (!current) return;
    const { drawn } = current;
    this.frame.draw(drawn, this.book.selection, this.options.texts.sheet(drawn.sheet.name));
    this.pointToSelection();
  }

  /** The cells stay where they are, as the pointer may still be pressed on one. */
  private showSelection(): void {
    for (const element of this.element.querySelectorAll(".grid-selected")) unmarkSelected(element);
    const current = this.current();
    const { row, column } = this.book.selection;
    const element = this.frame.cell({ row, column });
    if (current && element) select(element, current.drawn, row, column);
    for (const cell of this.element.querySelectorAll("[role=gridcell]")) {
      const at = cellOf(cell);
      cell.classList.toggle("grid-lit", at !== null && this.book.lit.has(cellKey(at.row, at.column)));
    }
    this.redraw();
  }

  private pointToSelection(): void {
    const { row, column } = this.book.selection;
    const element = this.frame.cell({ row, column });
    const { scroller } = this.frame;
    if (element) scroller.setAttribute("aria-activedescendant", element.id);
    else scroller.removeAttribute("aria-activedescendant");
    this.editor.waitOver(element, element?.getAttribute("aria-label") ?? toA1(row, column));
  }

  private reveal(): void {
    const current = this.current();
    if (current) this.frame.reveal(current.layout, this.book.selection);
  }

  private press(event: PointerEvent): void {
    const target =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[role=gridcell]") : null;
    const at = target && cellOf(target);
    if (!at) return;
    this.book.select({ sheet: this.book.selection.sheet, ...at });
    // The cell would take the focus from the field, which is where an input method writes.
    event.preventDefault();
    if (!this.editor.isOpen) this.focus();
  }

  private move(rows: number, columns: number): void {
    const current = this.current();
    if (!current) return;
    const { row, column } = stepFrom(current.layout, this.book.selection, rows, columns);
    this.goTo(row, column);
  }

  private goTo(row: number, column: number): void {
    this.book.select({ sheet: this.book.selection.sheet, row, column });
  }

  private key(event: KeyboardEvent): void {
    if (this.editor.isOpen) return;
    const { sheet, row } = this.book.selection;
    const { rowCount = 1, columnCount = 1 } = this.book.sheet(sheet) ?? {};
    const at = {
      row,
      lastRow: Math.max(0, rowCount - 1),
      lastColumn: Math.max(0, columnCount - 1),
      page: Math.max(1, Math.floor(this.frame.scroller.clientHeight / 22) - 1),
    };
    const act = actionOf(event, at, {
      move: (rows, columns) => this.move(rows, columns),
      goTo: (to, column) => this.goTo(to, column),
      edit: (text) => this.edit(text),
      empty: () => this.type("", null),
      undo: () => this.book.undo(),
    });
    if (!act) return;
    act();
    event.preventDefault();
  }

  /** Opens the cell for typing; `text`: what stands in it instead of the cell's own content. */
  private edit(text: string | null): void {
    const current = this.current();
    const { sheet, row, column } = this.book.selection;
    const target = this.frame.cell({ row, column });
    if (!current || !target) return;
    const cell = cellAt(current.drawn.sheet, row, column);
    this.editor.open(target, text ?? asTyped(cell ?? { value: null }), `${sheet}!${toA1(row, column)}`);
  }

  private type(text: string, move: Move | null): void {
    const { sheet, row, column } = this.book.selection;
    this.attempt(() => {
      const cell = this.book.cell({ sheet, address: toA1(row, column) })?.cell;
      if (text !== asTyped(cell ?? { value: null })) this.book.type(sheet, toA1(row, column), text);
    });
    if (move) this.move(move.rows, move.columns);
    this.focus();
  }

  private copy(event: ClipboardEvent): void {
    if (this.editor.isOpen) return;
    copySelected(this.book, event);
    event.preventDefault();
  }

  private paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (this.editor.isOpen || text === "") return;
    event.preventDefault();
    this.attempt(() => pasteFrom(this.book, text));
  }

  /** What the book refuses is told, and changes nothing. */
  private attempt(act: () => void): void {
    try {
      act();
      this.options.onFailure(null);
    } catch (error) {
      this.options.onFailure(error);
    }
  }
}
