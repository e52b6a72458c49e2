/** The elements of the grid: what scrolls, what is frozen beside it, the heads; drawn as far as they are in sight. */
import type { CellRef } from "../../workbook/address";
import type { Axis } from "./axis";
import { COLUMN_HEAD, drawHeads, makeHead, ROW_HEAD, type Heads } from "./heads";
import type { Layout } from "./layout";
import { cellId, Pane, type Drawn, type Range } from "./panes";
import { place, size } from "./place";
import { revealAlong } from "./step";

/** Drawn beyond what is in sight, in pixels. */
const MARGIN = 200;
/** What is frozen may take so much of the grid; beyond that nothing would be left to scroll. */
const MOST_FROZEN = 0.7;

export class Frame {
  readonly element = document.createElement("div");
  readonly scroller = document.createElement("div");
  private readonly spacer = document.createElement("div");
  private readonly panes = { corner: new Pane(), top: new Pane(), left: new Pane(), main: new Pane() };
  private readonly clips = { corner: clip(), top: clip(), left: clip() };
  private readonly heads: Heads = { rows: makeHead(), columns: makeHead() };

  constructor() {
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
  }

  /** The next drawing makes all cells anew. */
  clear(): void {
    for (const pane of Object.values(this.panes)) pane.clear();
  }

  cell({ row, column }: Pick<CellRef, "row" | "column">): HTMLElement | null {
    return this.element.querySelector<HTMLElement>(`[id="${cellId(row, column)}"]`);
  }

  draw(drawn: Drawn, selection: CellRef, label: string): void {
    const { layout } = drawn;
    const { scroller, panes } = this;
    const frozen = this.frozen(layout);
    scroller.setAttribute("aria-label", label);
    scroller.setAttribute("aria-rowcount", String(layout.rows.count));
    scroller.setAttribute("aria-colcount", String(layout.columns.count));
    this.element.classList.toggle("grid-lines", drawn.look.showsGridLines);
    this.putInPlace(layout, frozen);

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
    drawHeads(this.heads, layout, selection, {
      rows,
      columns,
      frozenRows: fixedRows,
      frozenColumns: fixedColumns,
      scroll: { x: scrollLeft, y: scrollTop },
      frozen,
    });
  }

  /** Scrolls so far that the cell is in sight. */
  reveal(layout: Layout, { row, column }: CellRef): void {
    const frozen = this.frozen(layout);
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller;
    const down = { frozen: frozen.rows, origin: frozen.y, from: scrollTop, length: clientHeight };
    const across = { frozen: frozen.columns, origin: frozen.x, from: scrollLeft, length: clientWidth };
    this.scroller.scrollTo({
      top: revealAlong(layout.rows, row, down),
      left: revealAlong(layout.columns, column, across),
    });
  }

  /** What is frozen takes the wheel, and does not scroll itself. */
  forwardWheel(event: WheelEvent): void {
    if (event.target instanceof Node && this.scroller.contains(event.target)) return;
    this.scroller.scrollBy(event.deltaX, event.deltaY);
  }

  private frozen({ rows, columns, freeze }: Layout): Frozen {
    const [x, y] = [columns.start(freeze.columns), rows.start(freeze.rows)];
    const fits = x < this.element.clientWidth * MOST_FROZEN && y < this.element.clientHeight * MOST_FROZEN;
    return fits ? { x, y, rows: freeze.rows, columns: freeze.columns } : { x: 0, y: 0, rows: 0, columns: 0 };
  }

  private putInPlace({ rows, columns }: Layout, frozen: Frozen): void {
    const { scroller, spacer, clips } = this;
    const [left, top] = [ROW_HEAD + frozen.x, COLUMN_HEAD + frozen.y];
    place(scroller, left, top);
    size(spacer, columns.start(columns.count) - frozen.x, rows.start(rows.count) - frozen.y);
    place(clips.corner, ROW_HEAD, COLUMN_HEAD, frozen.x, frozen.y);
    place(clips.top, left, COLUMN_HEAD, scroller.clientWidth, frozen.y);
    place(clips.left, ROW_HEAD, top, frozen.x, scroller.clientHeight);
  }
}

/** What stays in sight: so many rows and columns, and the pixels of the sheet that they take. */
interface Frozen {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly columns: number;
}

function within(axis: Axis, from: number, length: number, least: number): Range {
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
