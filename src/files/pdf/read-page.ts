/** One page as tables and the lines between them, from top to bottom. */
import { contains, type Rect } from "./geometry";
import { figuresOf, isAmount } from "./figures";
import { fillCells, isWithin, type FilledTable } from "./fill-cells";
import { gridOf, type Grid } from "./grid";
import { linesOf, type Line } from "./lines";
import type { PageContent } from "./page-content";
import { drawingsOf, labels } from "./charts";
import { framesOf, joinStrokes } from "./rules";
import { wordsOf, type Word } from "./words";

export type PageItem =
  | { readonly kind: "line"; readonly line: Line }
  | { readonly kind: "table"; readonly table: FilledTable }
  /** A table that no rules divide: its figures stand in columns that only the eye can follow. */
  | { readonly kind: "unruled"; readonly rect: Rect };

export interface ReadPage {
  readonly items: readonly PageItem[];
  /** Why nothing of the page, or not all of it, could be read; `null` where all was. */
  readonly gap: PageGap | null;
}

/** Why a page, or the whole of a PDF, holds nothing to read. */
export type PageGap = keyof typeof GAPS;

export const GAPS = {
  noCharacters: "字体没有文字编码（ToUnicode），读不出文字",
  recognized: "扫描件，文字是识别出来的，不能作为依据",
  scanned: "扫描件，没有文字",
  outlined: "文字已转成轮廓图形，读不出文字",
  drawing: "线条过多，是图而不是表",
} as const;

/** Pages with more rules than this are drawings; crossing them all would not end. */
const MAX_STROKES = 3000;
/** Shapes with curves that no page has which is not outlined text or a drawing. */
const MANY_CURVES = 200;
/** Columns kept apart by blanks, in heights of the font. */
const COLUMN_GAP = 1.5;

/** Fewer amounts under each other are no column of a table. */
const AMOUNTS_OF_COLUMN = 3;
/** In points: as good as nothing. */
const BEFORE = 0.01;

export function readPage(content: PageContent): ReadPage {
  const gap = gapOf(content);
  const across = joinStrokes(content.across);
  const down = joinStrokes(content.down);
  if (across.length + down.length > MAX_STROKES) return { items: [], gap: "drawing" };
  const { words, piled } = wordsOf(content.glyphs, down);
  const grids = framesOf(across, down)
    .flatMap((frame) => gridOf(frame) ?? [])
    .filter((grid) => grid.xs.length > 2 || isColumn(grid, words));
  const strange = [...content.doubtful, ...piled.map((glyph) => ({ ...glyph, why: "piled" as const }))];
  const outer = outermost(grids);
  const inside = new Map(outer.map((grid) => [grid, words.filter((word) => isWithin(grid.rect, word))]));
  const owned = new Set([...inside.values()].flat());
  const tables = [...inside].flatMap(([grid, members]): PageItem[] =>
    members.length === 0 && !hasAny(grid, strange)
      ? []
      : [{ kind: "table", table: fillCells(grid, members, strange) }],
  );
  const { charts, ruledAcross } = drawingsOf(content.curves, across, outer, words);
  const lines = linesOf(
    words.filter(
      (word) =>
        !owned.has(word) &&
        !charts.some((area) => labels(area, word)) &&
        !ruledAcross.some((area) => isWithin(area, word)),
    ),
  );
  const unruled = ruledAcross.map((rect): PageItem => ({ kind: "unruled", rect }));
  const rects = outer.map(({ rect }) => rect);
  const items = [...tables, ...unruled, ...withoutUnruled(lines)].sort(
    (a, b) => placeOf(a, rects) - placeOf(b, rects),
  );
  return { items, gap };
}

/** What stands beside a table comes before it: after it, only what stands below, or the table itself on the next page. */
function placeOf(item: PageItem, tables: readonly Rect[]): number {
  const top = topOf(item);
  if (item.kind !== "line") return top;
  const beside = tables.find(({ y0, y1 }) => top > y0 && item.line.y < y1);
  return beside === undefined ? top : beside.y0 - BEFORE;
}

/** A column alone is a box or the back of a chart, but for one that holds a table's amounts: its lines stand elsewhere. */
function isColumn(grid: Grid, words: readonly Word[]): boolean {
  const amounts = words.filter((word) => isAmount(word.text) && isWithin(grid.rect, word));
  return amounts.length >= AMOUNTS_OF_COLUMN;
}

/** A frame within a cell of another is a part of that cell, and its text with it. */
function outermost(grids: readonly Grid[]): Grid[] {
  return grids.filter(
    ({ rect }) =>
      !grids.some(
        (other) =>
          other.rect !== rect &&
          contains(other.rect, rect.x0, rect.y0) &&
          contains(other.rect, rect.x1, rect.y1) &&
          area(other.rect) > area(rect),
      ),
  );
}

function area({ x0, y0, x1, y1 }: Rect): number {
  return (x1 - x0) * (y1 - y0);
}

function hasAny(grid: Grid, strange: readonly { readonly x0: number; readonly y: number }[]): boolean {
  return strange.some(({ x0, y }) => contains(grid.rect, x0, y));
}

/** Two lines and more that hold two amounts each, in columns, are a table without rules. */
function withoutUnruled(lines: readonly Line[]): PageItem[] {
  const tabular = lines.filter(isTabular);
  if (tabular.length < 2) return lines.map((line) => ({ kind: "line", line }));
  const top = Math.min(...tabular.map(({ rect }) => rect.y0));
  const bottom = Math.max(...tabular.map(({ rect }) => rect.y1));
  const rest = lines.filter(({ y }) => y < top || y > bottom);
  const [x0, x1] = [
    Math.min(...tabular.map(({ rect }) => rect.x0)),
    Math.max(...tabular.map(({ rect }) => rect.x1)),
  ];
  return [
    ...rest.map((line): PageItem => ({ kind: "line", line })),
    { kind: "unruled", rect: { x0, y0: top, x1, y1: bottom } },
  ];
}

function isTabular({ words }: Line): boolean {
  const columns = words.filter((word, index) => {
    const before = words[index - 1];
    return (
      isAmount(word.text) && (before === undefined || word.rect.x0 - before.rect.x1 > COLUMN_GAP * word.size)
    );
  });
  return columns.length >= 2;
}

export function topOf(item: PageItem): number {
  if (item.kind === "line") return item.line.rect.y0;
  return item.kind === "table" ? item.table.grid.rect.y0 : item.rect.y0;
}

function gapOf(content: PageContent): PageGap | null {
  const { glyphs, doubtful, invisible, imageShare, curves } = content;
  const meaningless = doubtful.filter(({ why }) => why === "meaningless").length;
  if (glyphs.length < meaningless) return "noCharacters";
  if (glyphs.length > 0 && invisible <= glyphs.length) return null;
  if (invisible > 0) return "recognized";
  if (imageShare > 0.3) return "scanned";
  if (curves.length > MANY_CURVES) return "outlined";
  return null;
}

/** Every figure outside the tables, for the guard of the whole page. */
export function figuresOutside(items: readonly PageItem[]): string[] {
  return items.flatMap((item) => (item.kind === "line" ? figuresOf(item.line.text) : []));
}
