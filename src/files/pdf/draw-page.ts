/**
 * Follows the operators of a page as a renderer would, and notes what becomes visible: every glyph with its box, every
 * straight rule, and what makes a glyph doubtful (invisible, cut off, painted over, without a meaning of its own).
 */
import { apply, boundsOf, contains, intersect, multiply, turned, type Matrix, type Rect } from "./geometry";
import type { PdfJs } from "./load-pdfjs";
import type { Fill, Glyph, GlyphDoubt, PageContent, Stroke } from "./page-content";
import { readPath, type Subpath } from "./read-path";
import { TextState, type PageFont, type ShownGlyph } from "./text-state";

/** pdf.js's list of operators; its shape is internal to the pinned version. */
export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** From the page's own space to the page as it is seen, with its /Rotate. */
  readonly view: Matrix;
}

export type FontOf = (name: string) => PageFont;

/** A filled shape as thin as this is a rule, in points. */
const THIN = 2.5;
/** A rule may lean by so many points. */
const LEAN = 1;
/** Part of a glyph's height that may lie outside the clip before it counts as cut off. */
const CUT = 0.3;
/** The direction of lines that run along no side of the page. */
const LEANING = 4;

interface State {
  matrix: Matrix;
  clip: Rect;
  text: TextState;
  /** Whether what is filled hides what lies under it. */
  opaque: boolean;
}

/** The page, turned so that most of its text runs from left to right. */
export function drawPage(
  list: OperatorList,
  ops: PdfJs["OPS"],
  fontOf: FontOf,
  frame: PageFrame,
): PageContent {
  const upright = new Drawing(list, ops, fontOf, frame).run();
  if (upright.quarters === 0) return upright.content;
  const { width, height, view } = frame;
  const isSideways = upright.quarters % 2 === 1;
  return new Drawing(list, ops, fontOf, {
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    view: multiply(turned(upright.quarters, width, height), view),
  }).run().content;
}

class Drawing {
  private state: State;
  private readonly saved: State[] = [];
  private readonly glyphs: Glyph[] = [];
  private readonly doubtful: (Glyph & { why: GlyphDoubt })[] = [];
  private readonly fills: Fill[] = [];
  private readonly across: Stroke[] = [];
  private readonly down: Stroke[] = [];
  /** Glyphs by the direction of their line, in quarter turns; the last for those that lean. */
  private readonly directions: number[] = [0, 0, 0, 0, 0];
  /** Operators that set text of which letters stand wholly outside the clip: the rest of it is a part. */
  private readonly outside = new Set<number>();
  private invisible = 0;
  private readonly curves: Rect[] = [];
  private images = 0;
  private order = 0;
  private sequence = 0;
  /** A clip takes effect after the path that follows it. */
  private clipsNext = false;

  constructor(
    private readonly list: OperatorList,
    private readonly ops: PdfJs["OPS"],
    private readonly fontOf: FontOf,
    private readonly frame: PageFrame,
  ) {
    const { width, height, view } = frame;
    const clip = { x0: 0, y0: 0, x1: width, y1: height };
    this.state = { matrix: view, clip, text: new TextState(), opaque: true };
  }

  run(): { content: PageContent; quarters: number } {
    const { fnArray, argsArray } = this.list;
    fnArray.forEach((operator, index) => {
      this.order = index;
      this.draw(operator, argsArray[index] ?? [], index);
    });
    const covered = new Set(this.glyphs.filter((glyph) => this.isCovered(glyph)));
    const parts = this.glyphs.filter(({ order }) => this.outside.has(order));
    const { width, height, view } = this.frame;
    const most = Math.max(...this.directions.slice(0, 4));
    return {
      quarters: most === 0 ? 0 : this.directions.indexOf(most),
      content: {
        width,
        height,
        view,
        glyphs: this.glyphs.filter((glyph) => !covered.has(glyph)),
        doubtful: [
          ...this.doubtful,
          ...[...covered].map((glyph) => ({ ...glyph, why: "covered" as const })),
          ...parts.map((glyph) => ({ ...glyph, why: "cut" as const })),
        ],
        invisible: this.invisible,
        across: this.across,
        down: this.down,
        imageShare: this.images / (width * height),
        curves: this.curves,
        operations: fnArray.length,
      },
    };
  }

  private draw(operator: number, args: readonly unknown[], index: number): void {
    const { ops, state } = this;
    const { text } = state;
    switch (operator) {
      case ops.save:
        this.save();
        break;
      case ops.restore:
      case ops.paintFormXObjectEnd:
        this.state = this.saved.pop() ?? this.state;
        break;
      case ops.transform:
        state.matrix = multiply(state.matrix, matrixOf(args));
        this.noteImage(index);
        break;
      case ops.paintFormXObjectBegin:
        this.save();
        if (Array.isArray(args[0])) this.state.matrix = multiply(this.state.matrix, matrixOf(args[0]));
        break;
      case ops.clip:
      case ops.eoClip:
        this.clipsNext = true;
        break;
      case ops.constructPath:
        this.drawPath(args);
        break;
      case ops.setGState:
        this.setGraphicsState(args[0]);
        break;
      case ops.beginText:
        text.begin();
        break;
      case ops.setTextMatrix:
        text.begin(
          matrixOf(
            Array.isArray(args[0]) || ArrayBuffer.isView(args[0])
              ? Array.from(args[0] as ArrayLike<unknown>)
              : args,
          ),
        );
        break;
      case ops.moveText:
        text.moveLine(numberOf(args[0]), numberOf(args[1]));
        break;
      case ops.setLeadingMoveText:
        text.leading = -numberOf(args[1]);
        text.moveLine(numberOf(args[0]), numberOf(args[1]));
        break;
      case ops.nextLine:
        text.moveLine(0, -text.leading);
        break;
      case ops.setLeading:
        text.leading = numberOf(args[0]);
        break;
      case ops.setCharSpacing:
        text.charSpacing = numberOf(args[0]);
        break;
      case ops.setWordSpacing:
        text.wordSpacing = numberOf(args[0]);
        break;
      case ops.setHScale:
        text.scale = numberOf(args[0]) / 100;
        break;
      case ops.setTextRise:
        text.rise = numberOf(args[0]);
        break;
      case ops.setTextRenderingMode:
        text.mode = numberOf(args[0]);
        break;
      case ops.setFont:
        this.setFont(args[0], args[1]);
        break;
      case ops.showText:
        this.showText(args[0]);
        break;
      case ops.nextLineSetSpacingShowText:
        text.wordSpacing = numberOf(args[0]);
        text.charSpacing = numberOf(args[1]);
        text.moveLine(0, -text.leading);
        this.showText(args[2]);
        break;
      default:
    }
  }

  private save(): void {
    this.saved.push({ ...this.state, text: this.state.text.copy() });
  }

  private setFont(name: unknown, size: unknown): void {
    if (typeof name !== "string") return;
    this.state.text.font = this.fontOf(name);
    this.state.text.size = numberOf(size);
  }

  private setGraphicsState(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const [key, value] of entries as [string, unknown][]) {
      if (key === "Font" && Array.isArray(value)) this.setFont(value[0], value[1]);
      if (key === "ca") this.state.opaque = numberOf(value) >= 1;
      if (key === "BM" && value !== "source-over") this.state.opaque = false;
    }
  }

  /**
   * Images are left out by the parser; what remains of one is the matrix that lays it over the page, and nothing
   * drawn under it.
   */
  private noteImage(index: number): void {
    if (this.list.fnArray[index + 1] !== this.ops.restore) return;
    const { x0, y0, x1, y1 } = intersect(this.boundsOfUnit(), this.state.clip);
    if (x1 > x0 && y1 > y0) this.images += (x1 - x0) * (y1 - y0);
  }

  private boundsOfUnit(): Rect {
    const corners = [apply(this.state.matrix, 0, 0), apply(this.state.matrix, 1, 1)];
    return boundsOf([...corners, apply(this.state.matrix, 1, 0), apply(this.state.matrix, 0, 1)]);
  }

  private drawPath(args: readonly unknown[]): void {
    const { ops } = this;
    const operator = args[0];
    const subpaths = readPath(args[1], (x, y) => apply(this.state.matrix, x, y));
    if (this.clipsNext) {
      this.clipsNext = false;
      const points = subpaths.flatMap(({ points }) => points);
      if (points.length > 0) this.state.clip = intersect(this.state.clip, boundsOf(points));
    }
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
      else if (fills) this.fill(subpath, strokes);
      else if (strokes) this.strokeAlong(subpath);
    }
  }

  private fill(subpath: Subpath, strokes: boolean): void {
    const rect = boundsOf(subpath.points);
    const [width, height] = [rect.x1 - rect.x0, rect.y1 - rect.y0];
    if (height <= THIN) this.addAcross(rect.y0, rect.y1, rect.x0, rect.x1);
    if (width <= THIN) this.addDown(rect.x0, rect.x1, rect.y0, rect.y1);
    if (height <= THIN || width <= THIN) return;
    if (this.state.opaque && subpath.isBox)
      this.fills.push({ rect: intersect(rect, this.state.clip), order: this.order });
    if (strokes) this.strokeAlong(subpath);
  }

  private strokeAlong({ points }: Subpath): void {
    points.slice(1).forEach((end, index) => {
      const start = points[index] ?? end;
      if (Math.abs(start.y - end.y) <= LEAN && Math.abs(start.x - end.x) > LEAN)
        this.addAcross(start.y, end.y, Math.min(start.x, end.x), Math.max(start.x, end.x));
      else if (Math.abs(start.x - end.x) <= LEAN && Math.abs(start.y - end.y) > LEAN)
        this.addDown(start.x, end.x, Math.min(start.y, end.y), Math.max(start.y, end.y));
    });
  }

  /** What is drawn outside the clip is not there. */
  private addAcross(y0: number, y1: number, from: number, to: number): void {
    const { clip } = this.state;
    const at = (y0 + y1) / 2;
    const [start, end] = [Math.max(from, clip.x0), Math.min(to, clip.x1)];
    if (end > start && at >= clip.y0 - LEAN && at <= clip.y1 + LEAN)
      this.across.push({ at, from: start, to: end });
  }

  private addDown(x0: number, x1: number, from: number, to: number): void {
    const { clip } = this.state;
    const at = (x0 + x1) / 2;
    const [start, end] = [Math.max(from, clip.y0), Math.min(to, clip.y1)];
    if (end > start && at >= clip.x0 - LEAN && at <= clip.x1 + LEAN)
      this.down.push({ at, from: start, to: end });
  }

  private showText(items: unknown): void {
    const { text } = this.state;
    const { font } = text;
    if (font === null || !Array.isArray(items)) return;
    for (const item of items as (number | ShownGlyph | null)[]) {
      if (item === null) continue;
      if (typeof item === "number") {
        text.kern(item, font);
        continue;
      }
      this.showGlyph(item, font);
      text.advance(item, font);
    }
  }

  private showGlyph(shown: ShownGlyph, font: PageFont): void {
    const { text, matrix, clip } = this.state;
    const string = shown.unicode.normalize("NFC");
    // Blanks are known by the gap that they leave.
    if (string.trim() === "") return;
    const origin = multiply(matrix, text.origin());
    const size = Math.hypot(origin[2], origin[3]) * Math.abs(text.size);
    const width = text.widthOf(shown, font);
    if (size === 0) return;
    const quarter = font.vertical ? 0 : quarterOf(origin, text.size);
    const direction = quarter ?? LEANING;
    this.directions[direction] = (this.directions[direction] ?? 0) + 1;
    const start = apply(origin, 0, 0);
    const end = font.vertical ? apply(origin, 0, -width) : apply(origin, width, 0);
    // Columns of vertical writing hang from the middle of their top.
    const [x0, x1] = font.vertical
      ? [start.x - size / 2, start.x + size / 2]
      : [Math.min(start.x, end.x), Math.max(start.x, end.x)];
    const y = font.vertical ? end.y - size * 0.12 : start.y;
    const glyph: Glyph = {
      text: string,
      x0,
      x1,
      y,
      size,
      bold: font.bold,
      order: this.order,
      sequence: this.sequence++,
    };
    if (text.mode === 3 || text.mode === 7) this.invisible += 1;
    else if (quarter !== 0) this.doubtful.push({ ...glyph, why: "slanted" });
    else if (isCut(glyph, clip)) {
      if (isOutside(glyph, clip)) this.outside.add(this.order);
      else this.doubtful.push({ ...glyph, why: "cut" });
    } else if (!font.tells(shown.originalCharCode) || MEANINGLESS.test(string)) {
      this.doubtful.push({ ...glyph, why: "meaningless" });
    } else this.glyphs.push(glyph);
  }

  private isCovered(glyph: Glyph): boolean {
    const [x, y] = [(glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size * 0.36];
    return this.fills.some(({ rect, order }) => order > glyph.order && contains(rect, x, y));
  }
}

/** Control characters, private use, unassigned: what a font without a map of characters gives. */
const MEANINGLESS = /[\p{Cc}\p{Co}\p{Cn}\ufffd]/u;

function isCut(glyph: Glyph, clip: Rect): boolean {
  const [slackX, slackY] = [(glyph.x1 - glyph.x0) * CUT, glyph.size * CUT];
  return (
    glyph.x0 < clip.x0 - slackX ||
    glyph.x1 > clip.x1 + slackX ||
    glyph.y - glyph.size * 0.72 < clip.y0 - slackY ||
    glyph.y > clip.y1 + slackY
  );
}

/** Nothing of it is seen. */
function isOutside({ x0, x1, y, size }: Glyph, clip: Rect): boolean {
  return x1 <= clip.x0 || x0 >= clip.x1 || y <= clip.y0 || y - size * 0.72 >= clip.y1;
}

/** The direction of a line in quarter turns to the right; `null` where it leans. */
function quarterOf([a, b]: Matrix, size: number): number | null {
  const [x, y] = size < 0 ? [-a, -b] : [a, b];
  const length = Math.hypot(x, y);
  if (length === 0) return null;
  if (Math.abs(y) <= length * 0.02) return x > 0 ? 0 : 2;
  if (Math.abs(x) <= length * 0.02) return y > 0 ? 1 : 3;
  return null;
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = values.map(numberOf);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}
