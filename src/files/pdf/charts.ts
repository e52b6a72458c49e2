/**
 * Charts among the text: their labels are no sentences, and a figure beside a bar says nothing that could be checked.
 * Known by what a table does not have: slices with curves, or lines of one length that no column crosses.
 */
import { contains, unite, type Rect } from "./geometry";
import type { Grid } from "./grid";
import type { Stroke } from "./page-content";
import type { Word } from "./words";

/** Anything smaller is a bullet or a seal. In points. */
const SMALLEST = 40;
const SAME_END = 3;
/** So many lines of one length are the back of a chart. */
const GRID_LINES = 3;
/** How far from the drawing its labels stand. */
const BESIDE = 90;
const ABOVE_OR_BELOW = 30;
/** A longer word is a sentence. */
const LONGEST_LABEL = 18;

export interface Drawings {
  /** Charts with the space around them in which their labels stand. */
  readonly charts: readonly Rect[];
  /** Lines of one length with rows of text between them: a table that is ruled across only. */
  readonly ruledAcross: readonly Rect[];
}

export function drawingsOf(
  curves: readonly Rect[],
  across: readonly Stroke[],
  tables: readonly Grid[],
  words: readonly Word[],
): Drawings {
  const isInTable = (x: number, y: number): boolean => tables.some(({ rect }) => contains(rect, x, y));
  const slices = curves.filter(
    ({ x0, y0, x1, y1 }) =>
      x1 - x0 > SMALLEST && y1 - y0 > SMALLEST && !isInTable((x0 + x1) / 2, (y0 + y1) / 2),
  );
  const free = across.filter(({ at, from, to }) => !isInTable((from + to) / 2, at));
  const backs = free.flatMap((line): Rect[] => {
    const like = free.filter(
      ({ from, to }) => Math.abs(from - line.from) <= SAME_END && Math.abs(to - line.to) <= SAME_END,
    );
    if (like.length < GRID_LINES || like[0] !== line) return [];
    return [unite(like.map(({ at, from, to }) => ({ x0: from, x1: to, y0: at, y1: at })))];
  });
  const ruledAcross = backs.filter((back) => rowsOfText(back, words) >= GRID_LINES);
  const charts = [...slices, ...backs.filter((back) => !ruledAcross.includes(back))];
  return { charts: charts.map(around), ruledAcross };
}

function around({ x0, y0, x1, y1 }: Rect): Rect {
  return { x0: x0 - BESIDE, x1: x1 + BESIDE, y0: y0 - ABOVE_OR_BELOW, y1: y1 + ABOVE_OR_BELOW };
}

/** A chart has its words beside its back, and figures at most within. */
function rowsOfText(back: Rect, words: readonly Word[]): number {
  const inside = words.filter(
    ({ text, rect }) =>
      /\p{Script=Han}/u.test(text) && contains(back, (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2),
  );
  return new Set(inside.map(({ y }) => Math.round(y))).size;
}

/** Whether a word near a chart is one of its labels: short, and no part of a sentence. */
export function labels(area: Rect, { text, rect }: Word): boolean {
  if (text.length > LONGEST_LABEL || /[，。；：、]|^[（(]/u.test(text)) return false;
  return contains(area, (rect.x0 + rect.x1) / 2, (rect.y0 + rect.y1) / 2);
}
