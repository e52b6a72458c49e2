/** The letters and numbers of columns and rows. Hidden from screen readers: every cell says its own. */
import { columnName } from "../../workbook/address";
import type { Axis } from "./axis";
import type { Layout } from "./layout";
import type { Range } from "./panes";
import { place } from "./place";

export const ROW_HEAD = 46;
export const COLUMN_HEAD = 22;

export interface Heads {
  readonly rows: HTMLElement;
  readonly columns: HTMLElement;
}

/** What is in sight: of what scrolls and of what is frozen, and how far it is scrolled. */
export interface HeadView {
  readonly rows: Range;
  readonly columns: Range;
  readonly frozenRows: Range;
  readonly frozenColumns: Range;
  readonly scroll: { readonly x: number; readonly y: number };
  readonly frozen: { readonly x: number; readonly y: number };
}

export function makeHead(): HTMLElement {
  const element = document.createElement("div");
  element.className = "grid-heads";
  element.setAttribute("aria-hidden", "true");
  return element;
}

export function drawHeads(
  heads: Heads,
  { rows, columns }: Layout,
  selected: { readonly row: number; readonly column: number },
  view: HeadView,
): void {
  const columnItems = itemsOf(columns, view.columns, { scroll: view.scroll.x, hiddenUnder: view.frozen.x })
    .concat(itemsOf(columns, view.frozenColumns, null))
    .map(({ at, start, length }) => {
      const item = itemOf(columnName(at), at === selected.column);
      place(item, ROW_HEAD + start, 0, length, COLUMN_HEAD);
      return item;
    });
  const rowItems = itemsOf(rows, view.rows, { scroll: view.scroll.y, hiddenUnder: view.frozen.y })
    .concat(itemsOf(rows, view.frozenRows, null))
    .map(({ at, start, length }) => {
      const item = itemOf(String(at + 1), at === selected.row);
      place(item, 0, COLUMN_HEAD + start, ROW_HEAD, length);
      return item;
    });
  const corner = itemOf("", false);
  place(corner, 0, 0, ROW_HEAD, COLUMN_HEAD);
  heads.columns.replaceChildren(...columnItems);
  heads.rows.replaceChildren(...rowItems, corner);
}

interface Item {
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

/** `moved`: `null` for what stays in its place. Later items lie over earlier ones. */
function itemsOf(
  axis: Axis,
  { first, last }: Range,
  moved: { readonly scroll: number; readonly hiddenUnder: number } | null,
): Item[] {
  const items: Item[] = [];
  for (let at = first; at <= last; at += 1) {
    const length = axis.length(at);
    const start = axis.start(at) - (moved?.scroll ?? 0);
    if (length > 0 && (!moved || start + length > moved.hiddenUnder)) items.push({ at, start, length });
  }
  return items;
}

function itemOf(text: string, isCurrent: boolean): HTMLElement {
  const item = document.createElement("div");
  item.className = isCurrent ? "grid-head grid-head-current" : "grid-head";
  item.textContent = text;
  return item;
}
