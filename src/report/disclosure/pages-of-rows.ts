/** How many pages rows take that are never broken inside, under a head that is repeated on every page. In twips. */
export interface Rows {
  readonly heights: readonly number[];
  readonly headRows: number;
}

/** Tables and lines in their order, from the top of a page of which so much is `used` already. */
export function pagesOfRows(blocks: readonly (Rows | number)[], room: number, used: number): number {
  let [pages, filled] = [1, used];
  const put = (height: number, repeated: number): void => {
    if (filled + height > room) {
      pages += 1;
      filled = repeated;
    }
    filled += height;
  };
  for (const block of blocks) {
    if (typeof block === "number") put(block, 0);
    else {
      const head = block.heights.slice(0, block.headRows).reduce((sum, height) => sum + height, 0);
      block.heights.forEach((height, row) => put(height, row < block.headRows ? 0 : head));
    }
  }
  return pages;
}
