/** Pieces of rules joined to the lines that a reader sees, and lines that cross gathered to the frames of tables. */
import type { Stroke } from "./page-content";

/** Lines closer than this are one, drawn by two cells; in points. */
export const SAME_LINE = 2.2;
/** Pieces of a line may leave such a gap, for the corner of a frame. */
const GAP = SAME_LINE + 1;
/** Anything shorter is a tick or a dash, not the side of a cell. */
const SHORTEST = 4;

export interface Frame {
  readonly across: readonly Stroke[];
  readonly down: readonly Stroke[];
}

/** Collinear pieces that touch, as one. */
export function joinStrokes(strokes: readonly Stroke[]): Stroke[] {
  const lines: Stroke[] = [];
  for (const bundle of bundles(strokes)) {
    const weight = bundle.reduce((sum, { from, to }) => sum + to - from + 0.01, 0);
    const at = bundle.reduce((sum, { at, from, to }) => sum + at * (to - from + 0.01), 0) / weight;
    let open: { at: number; from: number; to: number } | null = null;
    for (const { from, to } of [...bundle].sort((a, b) => a.from - b.from)) {
      if (open !== null && from <= open.to + GAP) open.to = Math.max(open.to, to);
      else lines.push((open = { at, from, to }));
    }
  }
  return lines.filter(({ from, to }) => to - from > SHORTEST);
}

/** Strokes at about one height; a bundle is no thicker than one line. */
function bundles(strokes: readonly Stroke[]): Stroke[][] {
  const result: Stroke[][] = [];
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at)) {
    const open = result.at(-1);
    if (open?.[0] && stroke.at - open[0].at <= SAME_LINE) open.push(stroke);
    else result.push([stroke]);
  }
  return result;
}

/** Frames from top to bottom; lines that cross none belong to no table. */
export function framesOf(across: readonly Stroke[], down: readonly Stroke[]): Frame[] {
  const groups = new Groups(across.length + down.length);
  across.forEach((row, index) => {
    down.forEach((column, other) => {
      if (crosses(row, column)) groups.join(index, across.length + other);
    });
  });
  const frames = new Map<number, { across: Stroke[]; down: Stroke[] }>();
  const frameOf = (member: number): { across: Stroke[]; down: Stroke[] } => {
    const root = groups.rootOf(member);
    const frame = frames.get(root) ?? { across: [], down: [] };
    frames.set(root, frame);
    return frame;
  };
  across.forEach((stroke, index) => frameOf(index).across.push(stroke));
  down.forEach((stroke, index) => frameOf(across.length + index).down.push(stroke));
  const topOf = (frame: Frame): number => Math.min(...frame.across.map(({ at }) => at));
  return [...frames.values()]
    .filter((frame) => frame.across.length >= 2 && frame.down.length >= 2)
    .sort((a, b) => topOf(a) - topOf(b));
}

function crosses(row: Stroke, column: Stroke): boolean {
  return (
    column.at >= row.from - SAME_LINE &&
    column.at <= row.to + SAME_LINE &&
    row.at >= column.from - SAME_LINE &&
    row.at <= column.to + SAME_LINE
  );
}

/** Members that belong together, by whoever joined them. */
export class Groups {
  private readonly parents: number[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, index) => index);
  }

  rootOf(member: number): number {
    let root = member;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    // The way is short for whoever asks next.
    for (let at = member; at !== root;) {
      const next = this.parents[at] ?? root;
      this.parents[at] = root;
      at = next;
    }
    return root;
  }

  join(one: number, other: number): void {
    this.parents[this.rootOf(one)] = this.rootOf(other);
  }
}
