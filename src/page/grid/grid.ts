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
import { COLUMN_HEAD, drawHeads, makeHead, ROW_HEAD, type Heads } from "./heads";
import { layOut, type Layout } from "./layout";
import { place, size } from "./place";
import { revealAlong, stepFrom } from "./step";
import { cellId, Pane, select, unmarkSelected, type Drawn, type Range } from "./panes";

export interface GridOptions {
  readonly texts: Drawn["texts"] & { readonly sheet: (name: string) => string; readonly edit: string };
  /** Why something typed was not taken; `null` once something was. */
  readonly onFailure: (error: unknown) => void;
}

/** Drawn beyond what is in sight, in pixels. */
const MARGIN = 200;
/** What is frozen may take so much of the grid; beyond that nothing would be left to scroll. */
const MOST_FROZEN = 0.7;

export class Grid {
  readonly element = document.createElement("div");
  private readonly scroller = document.createElement("div");
  private readonly spacer = document.createElement("div");
  private readonly panes = { corner: new Pane(), top: new Pane(), left: new Pane(), main: new Pane() };
  private readonly clips = { corner: clip(), top: clip(), left: clip() };
  private readonly heads: Heads = { rows: makeHead(), columns: makeHead() };
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
    const { element, scroller, spacer, panes, clips, heads } = this;
    element.className = "grid";
    scroller.className = "grid-scroller";
    // What scrolls is the grid; what is frozen lies beside it in the page, and belongs to it all the same.
    scroller.setAttribute("role", "grid");
    scroller.tabIndex = 0;
    for (const name of ["corner", "top", "left"] as const) panes[name].element.id = `grid-${name}`;
    scroller.setAttribute("aria-owns", "grid-corner grid-top grid-left");
    scroller.append(spacer, panes.main.element);
    clips.corner.append(panes.corner.element);
    clips.top.append(panes.top.element);
    clips.left.append(panes.left.element);
    element.append(scroller, clips.left, clips.top, clips.corner, heads.columns, heads.rows);
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
    element.addEventListener("wheel", (event) => this.forwardWheel(event), { passive: true });
    element.addEventListener("pointerdown", (event) => this.press(event));
    element.addEventListener("dblclick", () => this.edit(null));
    element.addEventListener("keydown", (event) => this.key(event));
    element.addEventListener("copy", (event) => this.copy(event));
    element.addEventListener("paste", (event) => this.paste(event));
    this.resized = new ResizeObserver(() => this.redraw());
    this.resized.observe(element);
    this.stop = book.watch((event) => {
      if (event.kind === "selection") this.reveal();
      if (event.kind === "selection" && this.sheetName === this.book.selection.sheet) this.showSelection();
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
    for (const pane of Object.values(this.panes)) pane.clear();
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
      this.scroller.scrollTo(0, 0);
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

  /** Points of the sheet that the frozen part takes. */
  private frozen({ rows, columns, freeze }: Layout): { x: number; y: number; rows: number; columns: number } {
    const [x, y] = [columns.start(freeze.columns), rows.start(freeze.rows)];
    const fits = x < this.element.clientWidth * MOST_FROZEN && y < this.element.clientHeight * MOST_FROZEN;
    return fits ? { x, y, rows: freeze.rows, columns: freeze.columns } : { x: 0, y: 0, rows: 0, columns: 0 };
  }

  private draw(): void {
    const current = this.current();
    if (!current) return;
    const { layout, drawn } = current;
    const { element, scroller, spacer, panes, clips } = this;
    const frozen = this.frozen(layout);
    scroller.setAttribute("aria-label", this.options.texts.sheet(drawn.sheet.name));
    scroller.setAttribute("aria-rowcount", String(layout.rows.count));
    scroller.setAttribute("aria-colcount", String(layout.columns.count));
    element.classList.toggle("grid-lines", drawn.look.showsGridLines);
    const [left, top] = [ROW_HEAD + frozen.x, COLUMN_HEAD + frozen.y];
    place(scroller, left, top);
    size(
      spacer,
      layout.columns.start(layout.columns.count) - frozen.x,
      layout.rows.start(layout.rows.count) - frozen.y,
    );
    place(clips.corner, ROW_HEAD, COLUMN_HEAD, frozen.x, frozen.y);
    place(clips.top, left, COLUMN_HEAD, scroller.clientWidth, frozen.y);
    place(clips.left, ROW_HEAD, top, frozen.x, scroller.clientHeight);

    const { scrollLeft, scrollTop, clientWidth, clientHeight } = scroller;
    const rows = within(layout.rows, frozen.y + scrollTop, clientHeight, frozen.rows);
    const columns = within(layout.columns, frozen.x + scrollLeft, clientWidth, frozen.columns);
    const fixedRows = { first: 0, last: frozen.rows - 1 };
    const fixedColumns = { first: 0, last: frozen.columns - 1 };
    panes.main.show(drawn, rows, columns, { x: frozen.x, y: frozen.y });
    panes.top.show(drawn, fixedRows, columns, { x: frozen.x, y: 0 });
    panes.left.show(drawn, rows, fixedColumns, { x: 0, y: frozen.y });
    panes.corner.show(drawn, fixedRows, fixedColumns, { x: 0, y: 0 });
    panes.top.element.style.transform = `translateX(${-scrollLeft}px)`;
    panes.left.element.style.transform = `translateY(${-scrollTop}px)`;
    drawHeads(this.heads, layout, this.book.selection, {
      rows,
      columns,
      frozenRows: fixedRows,
      frozenColumns: fixedColumns,
      scroll: { x: scrollLeft, y: scrollTop },
      frozen,
    });
    this.pointToSelection();
  }

  /** The cells stay where they are, as the pointer may still be pressed on one. */
  private showSelection(): void {
    for (const element of this.element.querySelectorAll(".grid-selected")) unmarkSelected(element);
    const current = this.current();
    const { row, column } = this.book.selection;
    const element = this.element.querySelector<HTMLElement>(`[id="${cellId(row, column)}"]`);
    if (current && element) select(element, current.drawn, row, column);
    for (const cell of this.element.querySelectorAll<HTMLElement>("[data-row]")) {
      const { row: itsRow, column: itsColumn } = cell.dataset;
      cell.classList.toggle("grid-lit", this.book.lit.has(cellKey(Number(itsRow), Number(itsColumn))));
    }
    this.redraw();
  }

  private pointToSelection(): void {
    const { row, column } = this.book.selection;
    const id = cellId(row, column);
    const element = this.element.querySelector<HTMLElement>(`[id="${id}"]`);
    if (element) this.scroller.setAttribute("aria-activedescendant", id);
    else this.scroller.removeAttribute("aria-activedescendant");
    this.editor.waitOver(element, element?.getAttribute("aria-label") ?? toA1(row, column));
  }

  /** Scrolls so far that the selected cell is in sight. */
  private reveal(): void {
    const current = this.current();
    if (!current) return;
    const { rows, columns } = current.layout;
    const { row, column } = this.book.selection;
    const frozen = this.frozen(current.layout);
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller;
    const down = { frozen: frozen.rows, origin: frozen.y, from: scrollTop, length: clientHeight };
    const across = { frozen: frozen.columns, origin: frozen.x, from: scrollLeft, length: clientWidth };
    this.scroller.scrollTo({
      top: revealAlong(rows, row, down),
      left: revealAlong(columns, column, across),
    });
  }

  private forwardWheel(event: WheelEvent): void {
    if (event.target instanceof Node && this.scroller.contains(event.target)) return;
    this.scroller.scrollBy(event.deltaX, event.deltaY);
  }

  private press(event: PointerEvent): void {
    const target =
      event.target instanceof Element ? event.target.closest<HTMLElement>("[role=gridcell]") : null;
    if (!target) return;
    const [row, column] = [Number(target.dataset["row"]), Number(target.dataset["column"])];
    this.book.select({ sheet: this.book.selection.sheet, row, column });
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
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / 22) - 1);
    const withControl = event.ctrlKey || event.metaKey;
    const { sheet, row } = this.book.selection;
    const found = this.book.sheet(sheet);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowUp: () => this.move(-1, 0),
      ArrowDown: () => this.move(1, 0),
      ArrowLeft: () => this.move(0, -1),
      ArrowRight: () => this.move(0, 1),
      PageUp: () => this.move(-page, 0),
      PageDown: () => this.move(page, 0),
      Enter: () => this.move(event.shiftKey ? -1 : 1, 0),
      Home: () => this.goTo(withControl ? 0 : row, 0),
      End: () =>
        this.goTo(
          withControl ? Math.max(0, (found?.rowCount ?? 1) - 1) : row,
          Math.max(0, (found?.columnCount ?? 1) - 1),
        ),
      F2: () => this.edit(null),
      Delete: () => this.type("", null),
      Backspace: () => this.edit(""),
    };
    const act = moves[event.key];
    if (act) act();
    else if (withControl && event.key.toLowerCase() === "z") this.book.undo();
    else if (!withControl && !event.altKey && /^.$/u.test(event.key)) this.edit(event.key);
    else return;
    event.preventDefault();
  }

  /** Opens the cell for typing; `text`: what stands in it instead of the cell's own content. */
  private edit(text: string | null): void {
    const current = this.current();
    const { sheet, row, column } = this.book.selection;
    const target = this.element.querySelector<HTMLElement>(`[id="${cellId(row, column)}"]`);
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

function within(
  axis: { at(point: number): number; count: number },
  from: number,
  length: number,
  least: number,
): Range {
  return {
    first: Math.max(least, axis.at(Math.max(0, from - MARGIN))),
    last: axis.at(from + length + MARGIN),
  };
}

function clip(): HTMLElement {
  const element = document.createElement("div");
  element.className = "grid-clip";
  return element;
}
