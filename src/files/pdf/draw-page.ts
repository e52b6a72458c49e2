/**
 * Follows the operators of a page as a renderer would, and notes what becomes visible: every glyph with its box, every
 * straight rule, and what makes a glyph doubtful (invisible, cut off, painted over, without a meaning of its own).
 */
import { DrawnLines } from "./drawn-lines";
import { apply, boundsOf, intersect, multiply, turned, type Matrix, type Rect } from "./geometry";
import type { PdfJs } from "./load-pdfjs";
import type { PageContent } from "./page-content";
import { readPath } from "./read-path";
import { ShownGlyphs } from "./shown-glyphs";
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
  private readonly glyphs: ShownGlyphs;
  private readonly lines: DrawnLines;
  private images = 0;
  private order = 0;
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
    this.glyphs = new ShownGlyphs(clip);
    this.lines = new DrawnLines(ops);
  }

  run(): { content: PageContent; quarters: number } {
    const { fnArray, argsArray } = this.list;
    fnArray.forEach((operator, index) => {
      this.order = index;
      this.draw(operator, argsArray[index] ?? [], index);
    });
    const { width, height, view } = this.frame;
    const { fills, across, down, curves } = this.lines;
    return {
      quarters: this.glyphs.quarters,
      content: {
        width,
        height,
        view,
        ...this.glyphs.told(fills),
        invisible: this.glyphs.invisible,
        across,
        down,
        imageShare: this.images / (width * height),
        curves,
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
    const [operator] = args;
    const subpaths = readPath(args[1], (x, y) => apply(this.state.matrix, x, y));
    if (this.clipsNext) {
      this.clipsNext = false;
      const points = subpaths.flatMap(({ points }) => points);
      if (points.length > 0) this.state.clip = intersect(this.state.clip, boundsOf(points));
    }
    this.lines.add(operator, subpaths, { ...this.state, order: this.order });
  }

  private showText(items: unknown): void {
    const { text } = this.state;
    const { font } = text;
    if (font === null || !Array.isArray(items)) return;
    const setting = { ...this.state, order: this.order };
    for (const item of items as (number | ShownGlyph | null)[]) {
      if (item === null) continue;
      if (typeof item === "number") {
        text.kern(item, font);
        continue;
      }
      this.glyphs.add(item, font, setting);
      text.advance(item, font);
    }
  }
}

function numberOf(value: unknown): number {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = values.map(numberOf);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}
