/**
 * The four parts of a sheet on the screen (what is frozen stays in sight), of which only what can be seen is in the
 * page. Rows that scroll out of sight are used again for those that come.
 */
import type { Severity } from "../../engine/finding";
import { parseA1, toA1 } from "../../workbook/address";
import type { DrawnStyle, SheetLook } from "../../workbook/sheet-look";
import { cellAt, cellKey, type Sheet } from "../../workbook/workbook";
import { cellText } from "./cell-text";
import { overflow, type Layout } from "./layout";

export interface Drawn {
  readonly sheet: Sheet;
  readonly look: SheetLook;
  readonly layout: Layout;
  readonly markOf: (row: number, column: number) => Severity | undefined;
  readonly isSelected: (row: number, column: number) => boolean;
  readonly isLit: (row: number, column: number) => boolean;
  readonly texts: { readonly stale: string; readonly marks: Readonly<Record<Severity, string>> };
}

export interface Range {
  readonly first: number;
  readonly last: number;
}

export function cellId(row: number, column: number): string {
  return `cell-${toA1(row, column)}`;
}

/** Which cell an element shows now. */
export function cellOf({ id }: Element): { readonly row: number; readonly column: number } | null {
  return parseA1(id.replace("cell-", ""));
}

export class Pane {
  readonly element = document.createElement("div");
  private readonly rows = new Map<number, HTMLElement>();
  private columns: Range = { first: 0, last: -1 };

  constructor() {
    this.element.className = "grid-pane";
    this.element.setAttribute("role", "rowgroup");
  }

  clear(): void {
    this.rows.clear();
    this.element.replaceChildren();
  }

  /** Shows these rows and columns; `origin`: the point of the sheet at the pane's corner. */
  show(drawn: Drawn, rows: Range, columns: Range, origin: { readonly x: number; readonly y: number }): void {
    if (columns.first !== this.columns.first || columns.last !== this.columns.last) this.clear();
    this.columns = columns;
    // Nothing is frozen: a row without cells would be none.
    if (columns.last < columns.first) return;
    const wanted = new Set<number>();
    for (let row = rows.first; row <= rows.last; row += 1)
      if (drawn.layout.rows.length(row) > 0) wanted.add(row);
    for (const area of drawn.look.merges) {
      // A merged cell is drawn by its first row, which may have been scrolled away.
      if (area.firstRow < rows.first && area.lastRow >= rows.first) wanted.add(area.firstRow);
    }
    const left: HTMLElement[] = [];
    for (const [row, element] of this.rows) {
      if (wanted.has(row)) continue;
      this.rows.delete(row);
      left.push(element);
    }
    const added = document.createDocumentFragment();
    for (const row of wanted) {
      if (this.rows.has(row)) continue;
      const used = left.pop();
      const element = used ?? makeElement("row");
      drawRow(element, drawn, row, columns, origin);
      this.rows.set(row, element);
      if (!used) added.append(element);
    }
    for (const element of left) element.remove();
    this.element.append(added);
  }
}

function makeElement(role: "row" | "gridcell"): HTMLElement {
  const element = document.createElement("div");
  element.setAttribute("role", role);
  return element;
}

/** Into an element that may have shown another row before: making new ones is most of the work of a jump. */
function drawRow(
  element: HTMLElement,
  drawn: Drawn,
  row: number,
  columns: Range,
  origin: { x: number; y: number },
): void {
  const { layout } = drawn;
  element.setAttribute("aria-rowindex", String(row + 1));
  element.className = "grid-row";
  element.style.top = `${layout.rows.start(row) - origin.y}px`;
  const shown = drawn.look.merges
    .filter(
      (area) => area.firstRow === row && area.firstColumn < columns.first && area.lastColumn >= columns.first,
    )
    .map(({ firstColumn }) => firstColumn);
  for (let column = columns.first; column <= columns.last; column += 1) {
    const area = layout.mergeOf(row, column);
    const isCovered = area && (area.firstRow !== row || area.firstColumn !== column);
    if (layout.columns.length(column) > 0 && !isCovered) shown.push(column);
  }
  const cells = [...element.children].filter((child) => child instanceof HTMLElement);
  for (const [index, column] of shown.entries()) {
    const cell = cells[index] ?? makeElement("gridcell");
    drawCell(cell, drawn, row, column, origin.x);
    if (!cells[index]) element.append(cell);
  }
  for (const cell of cells.slice(shown.length)) cell.remove();
}

function drawCell(element: HTMLElement, drawn: Drawn, row: number, column: number, originX: number): void {
  const { sheet, look, layout, texts } = drawn;
  const cell = cellAt(sheet, row, column);
  const style = look.styles.get(cellKey(row, column)) ?? {};
  const area = layout.mergeOf(row, column);
  element.id = cellId(row, column);
  element.setAttribute("aria-colindex", String(column + 1));
  const text = cellText(cell, texts.stale);
  const mark = drawn.markOf(row, column);
  const isNumber = typeof cell?.value === "number";
  element.className = classesOf(style, {
    mark,
    isNumber,
    isStale: cell?.isStale === true,
    isCentred: isFlag(cell),
    isLit: drawn.isLit(row, column),
  });
  unmarkSelected(element);
  if (drawn.isSelected(row, column)) select(element, drawn, row, column);
  const width = area
    ? layout.columns.length(column, area.lastColumn - area.firstColumn + 1)
    : layout.columns.length(column);
  const height = area ? layout.rows.length(row, area.lastRow - area.firstRow + 1) : layout.rows.length(row);
  // Lines lie between the cells: each cell draws those of its neighbours over again.
  const line = style.border ? 1 : 0;
  element.style.left = `${layout.columns.start(column) - originX}px`;
  element.style.width = `${width + line}px`;
  element.style.height = `${height + line}px`;
  dress(element, style, mark);
  const runsOver = typeof cell?.value === "string" && !style.wrap && !area;
  write(element, text, runsOver ? reachOf(drawn, row, column, style.align ?? "left") : null);
  if (isNumber && text !== "") element.title = text;
  else element.removeAttribute("title");
}

const MOST_OVERFLOW = 12;

/** How wide a text may be that runs over the empty cells beside it, as in a spreadsheet program; `null`: there is none. */
function reachOf({ sheet, layout }: Drawn, row: number, column: number, align: string): number | null {
  if (align !== "left" && align !== "right") return null;
  const more = overflow(sheet, { row, column, step: align === "left" ? 1 : -1 }, MOST_OVERFLOW);
  if (more === 0) return null;
  return layout.columns.length(align === "left" ? column : column - more, more + 1);
}

function isFlag(cell: { readonly value: unknown; readonly error?: string } | undefined): boolean {
  return typeof cell?.value === "boolean" || cell?.error !== undefined;
}

/** `width`: of a text that runs over the cells beside it. */
function write(element: HTMLElement, text: string, width: number | null): void {
  if (text === "") {
    element.replaceChildren();
    return;
  }
  const { firstElementChild } = element;
  const span = firstElementChild instanceof HTMLElement ? firstElementChild : document.createElement("span");
  span.textContent = text;
  if (width === null) span.removeAttribute("style");
  else span.style.width = `${width - 4}px`;
  if (span !== firstElementChild) element.append(span);
}

/** The selected cell says its address and what it is marked as, besides what stands in it. */
export function select(
  element: HTMLElement,
  { sheet, markOf, texts }: Pick<Drawn, "sheet" | "markOf" | "texts">,
  row: number,
  column: number,
): void {
  const mark = markOf(row, column);
  const parts = [
    toA1(row, column),
    cellText(cellAt(sheet, row, column), texts.stale),
    mark ? texts.marks[mark] : "",
  ];
  element.classList.add("grid-selected");
  element.setAttribute("aria-selected", "true");
  element.setAttribute("aria-label", parts.filter((part) => part !== "").join(" "));
}

export function unmarkSelected(element: Element): void {
  element.classList.remove("grid-selected");
  element.removeAttribute("aria-selected");
  element.removeAttribute("aria-label");
}

function classesOf(
  style: DrawnStyle,
  {
    mark,
    isNumber,
    isStale,
    isCentred,
    isLit,
  }: { mark: Severity | undefined; isNumber: boolean; isStale: boolean; isCentred: boolean; isLit: boolean },
): string {
  const align = style.align ?? (isNumber ? "right" : isCentred ? "center" : "left");
  return [
    "grid-cell",
    `grid-${align}`,
    `grid-${style.verticalAlign === "center" ? "middle" : (style.verticalAlign ?? "bottom")}`,
    style.wrap ? "grid-wrap" : "",
    style.bold ? "grid-bold" : "",
    style.italic ? "grid-italic" : "",
    style.underline ? "grid-underline" : "",
    style.border ? "grid-border" : "",
    mark ? `grid-mark-${mark}` : "",
    isStale ? "grid-stale" : "",
    isLit ? "grid-lit" : "",
  ]
    .filter((name) => name !== "")
    .join(" ");
}

function dress({ style: shown }: HTMLElement, style: DrawnStyle, mark: Severity | undefined): void {
  const colour = (value: string | undefined) => (mark || value === undefined ? "" : `#${value}`);
  shown.fontSize = style.size !== undefined && style.size !== 11 ? `${style.size}pt` : "";
  shown.paddingLeft = style.indent ? `${style.indent * 9 + 3}px` : "";
  shown.backgroundColor = colour(style.fill);
  shown.color = colour(style.color);
}
