/** pdf.js's packed paths as corner points. */
import type { Point } from "./geometry";

export interface Subpath {
  readonly points: readonly Point[];
  readonly isCurved: boolean;
  /** Four corners with sides along the page. */
  readonly isBox: boolean;
}

/** The kinds of pieces in a packed path, with how many numbers follow each. */
const [MOVE, LINE, CURVE, QUADRATIC, CLOSE] = [0, 1, 2, 3, 4];

/** `packed`: what the operator constructPath carries; anything else has no points. */
export function readPath(packed: unknown, place: (x: number, y: number) => Point): Subpath[] {
  const [data] = Array.isArray(packed) ? (packed as unknown[]) : [];
  if (!ArrayBuffer.isView(data)) return [];
  const numbers = Array.from(data as Float32Array);
  const subpaths: { points: Point[]; isCurved: boolean }[] = [];
  let at = 0;
  const next = (): Point => {
    const point = place(numbers[at] ?? NaN, numbers[at + 1] ?? NaN);
    at += 2;
    return point;
  };
  while (at < numbers.length) {
    const kind = numbers[at];
    at += 1;
    const open = subpaths.at(-1);
    if (kind === MOVE) subpaths.push({ points: [next()], isCurved: false });
    else if (kind === LINE) open?.points.push(next());
    else if (kind === CURVE || kind === QUADRATIC) {
      at += kind === CURVE ? 4 : 2;
      open?.points.push(next());
      if (open) open.isCurved = true;
    } else if (kind === CLOSE) {
      const [first] = open?.points ?? [];
      if (first) open?.points.push(first);
    } else break;
  }
  return subpaths
    .filter(
      ({ points }) =>
        points.length > 1 && points.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)),
    )
    .map((subpath) => ({ ...subpath, isBox: !subpath.isCurved && isBox(subpath.points) }));
}

function isBox(points: readonly Point[]): boolean {
  const corners = new Set(points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`));
  const xs = new Set(points.map(({ x }) => x.toFixed(1)));
  const ys = new Set(points.map(({ y }) => y.toFixed(1)));
  return corners.size === 4 && xs.size === 2 && ys.size === 2;
}
