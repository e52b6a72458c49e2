/**
 * The words of a page in the cells of a table. A cell owns what stands wholly within its rules; whatever else stands
 * in or across the frame makes the table doubtful, and a doubtful table is not read: a figure in the wrong row is
 * worse than none.
 */
import { contains, type Rect } from "./geometry";
import type { Grid, GridCell } from "./grid";
import type { Glyph } from "./page-content";
import { figuresOf, isAmount, isFigures } from "./figures";
import { misplacedLine } from "./misplaced-line";
import { linesOf, textOfLines, type Line } from "./lines";
import type { Word } from "./words";

export interface FilledCell {
  readonly cell: GridCell;
  readonly text: string;
  readonly lines: readonly Line[];
}

export interface FilledTable {
  readonly grid: Grid;
  readonly cells: readonly FilledCell[];
  /** Why its cells cannot be trusted; `null` where they can. */
  readonly doubt: string | null;
}

/** A letter may reach over a rule by so much of its height; fonts are drawn a little beyond their boxes. */
const OVER_RULE = 0.25;
/** Columns kept apart by blanks alone, in heights of the font. */
const COLUMN_GAP = 1.5;

/** The words within the frame, and those that reach into it from outside. */
export function isWithin(area: Rect, { rect }: { readonly rect: Rect }): boolean {
  const { x0, y0, x1, y1 } = rect;
  return contains(area, (x0 + x1) / 2, (y0 + y1) / 2);
}

/** `words`: those inside the frame; `strange`: glyphs of the page that nobody can answer for. */
export function fillCells(
  grid: Grid,
  words: readonly Word[],
  strange: readonly (Glyph & { readonly why: keyof typeof DOUBTS })[],
): FilledTable {
  const owners = new Map<GridCell, Word[]>(grid.cells.map((cell) => [cell, []]));
  const doubts: string[] = [];
  for (const word of words) {
    const cells = new Set(word.glyphs.map((glyph) => ownerOf(grid, glyph)));
    const [cell] = cells;
    if (cells.size === 1 && cell) {
      owners.get(cell)?.push(word);
      if (overflows(word, cell.rect)) doubts.push(`“${shown(word.text)}”超出了所在的格子`);
    } else doubts.push(`“${shown(word.text)}”压在表格线上`);
  }
  if (grid.cells.some(({ isBroken }) => isBroken)) doubts.push("表格线不完整");
  for (const glyph of strange) {
    const middle = { x: (glyph.x0 + glyph.x1) / 2, y: glyph.y - 0.36 * glyph.size };
    // A watermark across the table is no part of it, unless it holds what could be read as a figure.
    const matters = glyph.why !== "slanted" || /\p{Nd}/u.test(glyph.text);
    if (matters && contains(grid.rect, middle.x, middle.y)) doubts.push(DOUBTS[glyph.why]);
  }
  const cells = grid.cells.map((cell): FilledCell => {
    const lines = linesOf(owners.get(cell) ?? []);
    return { cell, lines, text: textOfLines(lines) };
  });
  for (const { lines, text } of cells) {
    if (holdsSeveral(lines, text)) doubts.push(`“${shown(text)}”：一格里有两个数，缺少表格线`);
  }
  const misplaced = misplacedLine(cells);
  if (misplaced !== null) doubts.push(`“${shown(misplaced)}”超出了所在的行`);
  if (grid.xs.length === 2) doubts.push("只有一列金额，其余各列不在一起");
  if (!sameFigures(words, cells)) doubts.push("页面上的数与格子里的数不一致");
  return { grid, cells, doubt: doubts[0] ?? null };
}

const DOUBTS = {
  slanted: "表格里有倾斜的数字",
  cut: "有文字没有印全（被格子截断）",
  covered: "有文字被遮盖",
  meaningless: "字体没有文字编码（ToUnicode），读不出文字",
  piled: "有文字互相重叠",
} as const;

function ownerOf(grid: Grid, glyph: Glyph): GridCell | undefined {
  const [x, y] = [(glyph.x0 + glyph.x1) / 2, glyph.y - 0.36 * glyph.size];
  return grid.cells.find(({ rect }) => contains(rect, x, y));
}

function overflows(word: Word, rect: Rect): boolean {
  const slack = OVER_RULE * word.size;
  const { x0, y0, x1, y1 } = word.rect;
  return x0 < rect.x0 - slack || x1 > rect.x1 + slack || y0 < rect.y0 - slack || y1 > rect.y1 + slack;
}

/** Two figures, or a label and an amount kept apart by blanks: a rule between them is missing. */
function holdsSeveral(lines: readonly Line[], text: string): boolean {
  if (isFigures(text) && figuresOf(lines.map((line) => line.text).join("\n")).length > 1) return true;
  return lines.some(({ words }) =>
    words.some((word, index) => {
      const before = words[index - 1];
      return (
        before !== undefined && isAmount(word.text) && word.rect.x0 - before.rect.x1 > COLUMN_GAP * word.size
      );
    }),
  );
}

/** The guard: as multisets, the figures of the text and those of the cells are the same. */
function sameFigures(words: readonly Word[], cells: readonly FilledCell[]): boolean {
  const printed = words.flatMap((word) => figuresOf(word.text)).sort();
  const read = cells.flatMap(({ lines }) =>
    lines.flatMap((line) => line.words.flatMap((word) => figuresOf(word.text))),
  );
  return printed.join(" ") === read.sort().join(" ");
}

function shown(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > 20 ? `${line.slice(0, 19)}…` : line;
}
