/** Where text is set next, as the operators of the PDF specification (9.3, 9.4) move it. */
import { IDENTITY, multiply, type Matrix } from "./geometry";

/** What the parser says of a font. */
export interface PageFont {
  readonly matrix: Matrix;
  readonly vertical: boolean;
  readonly bold: boolean;
  /** Whether the font says which character a code is; otherwise its text is a guess. */
  readonly tells: (code: number) => boolean;
}

/** One code of a text operator, decoded by the parser. */
export interface ShownGlyph {
  readonly originalCharCode: number;
  readonly unicode: string;
  /** In thousandths of the font size. */
  readonly width: number;
  readonly vmetric?: readonly number[] | null;
  readonly isSpace: boolean;
}

export class TextState {
  font: PageFont | null = null;
  size = 0;
  charSpacing = 0;
  wordSpacing = 0;
  /** As a factor, 1 for 100 %. */
  scale = 1;
  rise = 0;
  leading = 0;
  /** 3 and 7 draw nothing. */
  mode = 0;
  private matrix: Matrix = IDENTITY;
  private x = 0;
  private y = 0;
  private lineX = 0;
  private lineY = 0;

  copy(): TextState {
    return Object.assign(new TextState(), this);
  }

  begin(matrix: Matrix = IDENTITY): void {
    this.matrix = matrix;
    this.x = this.y = this.lineX = this.lineY = 0;
  }

  moveLine(x: number, y: number): void {
    this.x = this.lineX += x;
    this.y = this.lineY += y;
  }

  /** Where the next glyph stands: one unit of this space is one of the page's before its own transformations. */
  origin(): Matrix {
    const shift: Matrix = [1, 0, 0, 1, this.x, this.y + this.rise];
    return multiply(this.matrix, shift);
  }

  /** How far a glyph reaches along the line, in the space of {@link origin}; not its spacing. */
  widthOf(glyph: ShownGlyph, font: PageFont): number {
    if (font.vertical) return Math.abs((glyph.vmetric?.[0] ?? -1000) * font.matrix[0] * this.size);
    return glyph.width * font.matrix[0] * this.size * this.scale;
  }

  advance(glyph: ShownGlyph, font: PageFont): void {
    const spacing = this.charSpacing + (glyph.isSpace ? this.wordSpacing : 0);
    if (font.vertical) this.y -= this.widthOf(glyph, font) + spacing;
    else this.x += this.widthOf(glyph, font) + spacing * this.scale;
  }

  /** A number among the glyphs of a text operator, in thousandths of the size, against the direction of writing. */
  kern(thousandths: number, font: PageFont): void {
    const shift = (-thousandths * this.size) / 1000;
    if (font.vertical) this.y += shift;
    else this.x += shift * this.scale;
  }
}
