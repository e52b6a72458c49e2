/** What is drawn on a page, as far as a reader of tables and text needs it. */
import type { Matrix, Rect } from "./geometry";

export interface Glyph {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Of the baseline. */
  readonly y: number;
  /** Height of the font in points as it is seen. */
  readonly size: number;
  readonly bold: boolean;
  /** Its place among all that is drawn on the page. */
  readonly order: number;
  /** Its place among the glyphs of the page, as they are set. */
  readonly sequence: number;
}

/** A straight piece of a rule: at `at` across, `from` … `to` along. */
export interface Stroke {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageContent {
  readonly width: number;
  readonly height: number;
  /** From the page's own space, in which annotations are written, to the one of everything here. */
  readonly view: Matrix;
  /** What a reader sees and can be told apart from the lines before and after it. */
  readonly glyphs: readonly Glyph[];
  /** Printed, but neither along the lines of the page nor trustworthy: slanted, cut off, covered, without a meaning. */
  readonly doubtful: readonly (Glyph & { readonly why: GlyphDoubt })[];
  /** Invisible text: the layer that text recognition puts behind a scanned image. */
  readonly invisible: number;
  readonly across: readonly Stroke[];
  readonly down: readonly Stroke[];
  /** Share of the page that images cover; they are never unpacked. */
  readonly imageShare: number;
  /** Shapes with curves: the slices of a chart, or text turned to outlines, which is nothing else. */
  readonly curves: readonly Rect[];
  /** How much was drawn, in operations: pages are bounded by it. */
  readonly operations: number;
}

export type GlyphDoubt = "slanted" | "cut" | "covered" | "meaningless";

export interface Fill {
  readonly rect: Rect;
  readonly order: number;
}
