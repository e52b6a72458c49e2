/** Where something stands in a printed document: the page, and there what a reader can point at. */

/** In points from the top left corner of the page as it is seen. */
export interface PageRect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export interface PagePlace {
  /** From 1. */
  readonly page: number;
  readonly rect: PageRect;
}

/** A line of a paragraph, letter by letter. */
export interface LinePlace {
  /** From 1. */
  readonly page: number;
  /** Of the line's first letter in the paragraph's text, in UTF-16 units. */
  readonly start: number;
  /** Left edges of its letters, and at the end the right edge of the last. */
  readonly edges: readonly number[];
  readonly y0: number;
  readonly y1: number;
}

/** The places of part of a paragraph, a line after the other. */
export function placesOf(lines: readonly LinePlace[], start: number, end: number): PagePlace[] {
  return lines.flatMap(({ page, start: first, edges, y0, y1 }): PagePlace[] => {
    const [from, to] = [Math.max(start - first, 0), Math.min(end - first, edges.length - 1)];
    const [x0, x1] = [edges[from], edges[to]];
    return to > from && x0 !== undefined && x1 !== undefined ? [{ page, rect: { x0, y0, x1, y1 } }] : [];
  });
}
