/** The rules that a page draws, as strokes or as shapes that are thin enough, and what it fills and hides. */
import { boundsOf, intersect, type Rect } from "./geometry";
import type { PdfJs } from "./load-pdfjs";
import type { Fill, Stroke } from "./page-content";
import type { Subpath } from "./read-path";

/** A filled shape as thin as this is a rule, in points. */
const THIN = 2.5;
/** A rule may lean by so many points. */
const LEAN = 1;

/** How a path is drawn. */
export interface Brush {
  readonly clip: Rect;
  /** Whether what is filled hides what lies under it. */
  readonly opaque: boolean;
  readonly order: number;
}

export class DrawnLines {
  readonly fills: Fill[] = [];
  readonly across: Stroke[] = [];
  readonly down: Stroke[] = [];
  readonly curves: Rect[] = [];

  constructor(private readonly ops: PdfJs["OPS"]) {}

  /** `operator`: how the path is painted. */
  add(operator: unknown, subpaths: readonly Subpath[], brush: Brush): void {
    const { ops } = this;
    const fills =
      operator === ops.fill ||
      operator === ops.eoFill ||
      operator === ops.fillStroke ||
      operator === ops.eoFillStroke ||
      operator === ops.closeFillStroke ||
      operator === ops.closeEOFillStroke;
    const strokes =
      operator === ops.stroke ||
      operator === ops.closeStroke ||
      (fills && operator !== ops.fill && operator !== ops.eoFill);
    for (const subpath of subpaths) {
      if (subpath.isCurved && (fills || strokes)) this.curves.push(boundsOf(subpath.points));
      else if (subpath.isCurved) continue;
      else if (fills) this.fill(subpath, strokes, brush);
      else if (strokes) this.strokeAlong(subpath, brush);
    }
  }

  private fill(subpath: Subpath, strokes: boolean, brush: Brush): void {
    const rect = boundsOf(subpath.points);
    const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0];
    if (height <= THIN) this.addAcross(rect.y0, rect.y1, rect.x0, rect.x1, brush);
    if (width <= THIN) this.addDown(rect.x0, rect.x1, rect.y0, rect.y1, brush);
    if (height <= THIN || width <= THIN) return;
    if (brush.opaque && subpath.isBox)
      this.fills.push({ rect: intersect(rect, brush.clip), order: brush.order });
    if (strokes) this.strokeAlong(subpath, brush);
  }

  private strokeAlong({ points }: Subpath, brush: Brush): void {
    points.slice(1).forEach((end, index) => {
      const start = points[index] ?? end;
      if (Math.abs(start.y - end.y) <= LEAN && Math.abs(start.x - end.x) > LEAN)
        this.addAcross(start.y, end.y, Math.min(start.x, end.x), Math.max(start.x, end.x), brush);
      else if (Math.abs(start.x - end.x) <= LEAN && Math.abs(start.y - end.y) > LEAN)
        this.addDown(start.x, end.x, Math.min(start.y, end.y), Math.max(start.y, end.y), brush);
    });
  }

  /** What is drawn outside the clip is not there. */
  private addAcross(y0: number, y1: number, from: number, to: number, { clip }: Brush): void {
    const at = (y0 + y1) / 2;
    const [start, end] = [Math.max(from, clip.x0), Math.min(to, clip.x1)];
    if (end > start && at >= clip.y0 - LEAN && at <= clip.y1 + LEAN)
      this.across.push({ at, from: start, to: end });
  }

  private addDown(x0: number, x1: number, from: number, to: number, { clip }: Brush): void {
    const at = (x0 + x1) / 2;
    const [start, end] = [Math.max(from, clip.y0), Math.min(to, clip.y1)];
    if (end > start && at >= clip.x0 - LEAN && at <= clip.x1 + LEAN)
      this.down.push({ at, from: start, to: end });
  }
}
