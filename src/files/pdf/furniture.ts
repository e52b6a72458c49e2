/** Page numbers and running heads: printed on every page, and no part of what the document says. */
import type { PdfPage } from "./read-pdf";
import type { PageItem } from "./read-page";

export interface Bodies {
  readonly pages: readonly (readonly PageItem[])[];
  readonly headers: readonly string[];
  readonly footers: readonly string[];
}

/** `- 12 -`, `第 3 页`, `3 / 24`, `共24页`. */
const PAGE_NUMBER = /^[\s\-—–·~]*(?:第?\s*\d{1,3}\s*页?(?:\s*[/，,共]\s*共?\s*\d{1,3}\s*页?)?)[\s\-—–·~]*$/u;
/** So many pages show a running head. */
const PAGES = 3;
/** Parts of the page's height in which such lines stand. */
const MARGIN = 0.13;
/** What a table needs stands at the same height on many pages, too. */
const OF_A_TABLE = /单位|表|部门|编制/u;

export function withoutFurniture(pages: readonly (readonly PageItem[])[], sizes: readonly PdfPage[]): Bodies {
  const seen = new Map<string, number>();
  const keyOf = (item: PageItem, page: number): string | null => {
    if (item.kind !== "line" || !isInMargin(item, sizes[page])) return null;
    return `${Math.round(item.line.y / 3)} ${item.line.text.replace(/\d+/gu, "#")}`;
  };
  pages.forEach((items, page) => {
    for (const item of [items[0], items.at(-1)]) {
      const key = item ? keyOf(item, page) : null;
      if (key !== null) seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  });
  const headers = new Set<string>();
  const footers = new Set<string>();
  const isFurniture = (
    item: PageItem | undefined,
    page: number,
  ): item is Extract<PageItem, { kind: "line" }> => {
    if (item?.kind !== "line" || !isInMargin(item, sizes[page])) return false;
    if (PAGE_NUMBER.test(item.line.text)) return true;
    return (seen.get(keyOf(item, page) ?? "") ?? 0) >= PAGES && !OF_A_TABLE.test(item.line.text);
  };
  const bodies = pages.map((items, page) => {
    let [from, to] = [0, items.length];
    for (let item = items[from]; isFurniture(item, page) && from < to; item = items[from]) {
      headers.add(item.line.text);
      from += 1;
    }
    for (let item = items[to - 1]; isFurniture(item, page) && from < to; item = items[to - 1]) {
      footers.add(item.line.text);
      to -= 1;
    }
    return items.slice(from, to);
  });
  return { pages: bodies, headers: wordsOnly(headers), footers: wordsOnly(footers) };
}

/** A page's number says nothing. */
function wordsOnly(lines: ReadonlySet<string>): string[] {
  return [...lines].filter((line) => !PAGE_NUMBER.test(line));
}

function isInMargin(item: Extract<PageItem, { kind: "line" }>, size: PdfPage | undefined): boolean {
  if (!size) return false;
  const { y } = item.line;
  return y < size.height * MARGIN || y > size.height * (1 - MARGIN);
}
