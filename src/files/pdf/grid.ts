/** The frame of a table as rows and columns, with the cells that its rules leave undivided. */
import type { Rect } from "./geometry";
import { Groups, SAME_LINE, type Frame } from "./rules";
import type { Stroke } from "./page-content";

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly rect: Rect;
  /** Not a rectangle: a rule ends within it. */
  readonly isBroken: boolean;
}

export interface Grid {
  /** Of the rules down, from the left; one more than there are columns. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rect: Rect;
  /** By rows, then columns. */
  readonly cells: readonly GridCell[];
}

/** `null` for a box around text, and for anything else that has no cells to speak of. */
export function gridOf(frame: Frame): Grid | null {
  const xs = positions(frame.down);
  const ys = positions(frame.across);
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  if (rows < 1 || columns < 1) return null;
  const at = (values: readonly number[], index: number): number => values[index] ?? 0;
  const groups = new Groups(rows * columns);
  const across = byPosition(frame.across, ys);
  const down = byPosition(frame.down, xs);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const here = row * columns + column;
      const isOpenRight = column + 1 < columns && !covers(down[column + 1], at(ys, row), at(ys, row + 1));
      const isOpenBelow = row + 1 < rows && !covers(across[row + 1], at(xs, column), at(xs, column + 1));
      if (isOpenRight) groups.join(here, here + 1);
      if (isOpenBelow) groups.join(here, here + columns);
    }
  }
  const spans = new Map<
    number,
    { top: number; bottom: number; left: number; right: number; count: number }
  >();
  for (let here = 0; here < rows * columns; here += 1) {
    const [row, column] = [Math.floor(here / columns), here % columns];
    const root = groups.rootOf(here);
    const span = spans.get(root) ?? { top: row, bottom: row, left: column, right: column, count: 0 };
    span.bottom = Math.max(span.bottom, row);
    span.left = Math.min(span.left, column);
    span.right = Math.max(span.right, column);
    span.count += 1;
    spans.set(root, span);
  }
  const cells = [...spans.values()].map(({ top, bottom, left, right, count }): GridCell => {
    const [rowSpan, columnSpan] = [bottom - top + 1, right - left + 1];
    const rect = { x0: at(xs, left), y0: at(ys, top), x1: at(xs, right + 1), y1: at(ys, bottom + 1) };
    return { row: top, column: left, rowSpan, columnSpan, rect, isBroken: count !== rowSpan * columnSpan };
  });
  if (cells.length < 2) return null;
  const rect = { x0: at(xs, 0), y0: at(ys, 0), x1: at(xs, columns), y1: at(ys, rows) };
  return { xs, ys, rect, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

function positions(strokes: readonly Stroke[]): number[] {
  const result: number[] = [];
  for (const { at } of [...strokes].sort((a, b) => a.at - b.at)) {
    const last = result.at(-1);
    if (last === undefined || at - last > SAME_LINE) result.push(at);
  }
  return result;
}

function byPosition(strokes: readonly Stroke[], values: readonly number[]): Stroke[][] {
  return values.map((value) => strokes.filter(({ at }) => Math.abs(at - value) <= SAME_LINE));
}

/** Whether a rule runs along the side of a cell: over its middle. */
function covers(strokes: readonly Stroke[] | undefined, from: number, to: number): boolean {
  const middle = (from + to) / 2;
  return strokes?.some((stroke) => stroke.from <= middle && stroke.to >= middle) ?? false;
}
