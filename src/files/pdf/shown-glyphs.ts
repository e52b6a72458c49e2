/** The letters that a page shows, and what makes some of them doubtful: invisible, cut off, painted over, without a meaning. */
import { apply, contains, multiply, type Matrix, type Rect } from "./geometry";
import type { Fill, Glyph, GlyphDoubt } from "./page-content";
import type { PageFont, ShownGlyph, TextState } from "./text-state";

/** Part of a glyph's height that may lie outside the clip before it counts as cut off. */
const CUT = 0.3;
/** In heights of the font: a letter as close to the side of its clip goes on beyond it, where nothing was set any more. */
const AT_SIDE = 0.1;
/** In heights of the font: lines of one cell are no further apart. */
const NEXT_LINE = 2;
/** The direction of lines that run along no side of the page. */
const LEANING = 4;

/** How and where a letter is set. */
export interface Setting {
  readonly matrix: Matrix;
  readonly clip: Rect;
  readonly text: TextState;
  /** Its place among all that is drawn on the page. */
  readonly order: number;
}

type Doubtful = Glyph & { readonly why: GlyphDoubt };

export class ShownGlyphs {
  private readonly glyphs: { readonly glyph: Glyph; readonly clip: Rect }[] = [];
  private readonly doubtful: Doubtful[] = [];
  /** By the direction of their line, in quarter turns; the last for those that lean. */
  private readonly directions: number[] = [0, 0, 0, 0, 0];
  /** Letters that stand wholly outside their clip: what stands beside them in it is a part. */
  private readonly outside = new Map<Rect, Glyph[]>();
  invisible = 0;
  private sequence = 0;

  /** `page`: where nothing of the page's own cuts anything off. */
  constructor(private readonly page: Rect) {}

  add(shown: ShownGlyph, font: PageFont, { matrix, clip, text, order }: Setting): void {
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
      order,
      sequence: this.sequence++,
    };
    if (text.mode === 3 || text.mode === 7) this.invisible += 1;
    else if (quarter !== 0) this.doubtful.push({ ...glyph, why: "slanted" });
    else if (isOutside(glyph, clip)) this.outside.set(clip, [...(this.outside.get(clip) ?? []), glyph]);
    else if (isCut(glyph, clip)) this.doubtful.push({ ...glyph, why: "cut" });
    else if (!font.tells(shown.originalCharCode) || MEANINGLESS.test(string)) {
      this.doubtful.push({ ...glyph, why: "meaningless" });
    } else this.glyphs.push({ glyph, clip });
  }

  /** In how many quarter turns to the left most of the text runs from left to right. */
  get quarters(): number {
    const most = Math.max(...this.directions.slice(0, 4));
    return most === 0 ? 0 : this.directions.indexOf(most);
  }

  /** `fills`: what hides what was drawn before it. */
  told(fills: readonly Fill[]): { glyphs: readonly Glyph[]; doubtful: readonly Doubtful[] } {
    const glyphs: Glyph[] = [];
    const doubtful = [...this.doubtful];
    for (const { glyph, clip } of this.glyphs) {
      const isCovered = fills.some((fill) => covers(fill, glyph));
      if (isCovered) doubtful.push({ ...glyph, why: "covered" });
      else glyphs.push(glyph);
      if (this.isPart(glyph, clip)) doubtful.push({ ...glyph, why: "cut" });
    }
    return { glyphs, doubtful };
  }

  private isPart(glyph: Glyph, clip: Rect): boolean {
    if (clip.x0 > this.page.x0 && glyph.x0 <= clip.x0 + AT_SIDE * glyph.size) return true;
    if (clip.x1 < this.page.x1 && glyph.x1 >= clip.x1 - AT_SIDE * glyph.size) return true;
    return this.outside.get(clip)?.some((other) => isNext(glyph, other)) ?? false;
  }
}

function covers({ rect, order }: Fill, glyph: Glyph): boolean {
  return order > glyph.order && contains(rect, (glyph.x0 + glyph.x1) / 2, glyph.y - glyph.size * 0.36);
}

/** Letters of one operator, or of two lines of one cell. */
function isNext(glyph: Glyph, other: Glyph): boolean {
  return glyph.order === other.order || Math.abs(glyph.y - other.y) <= NEXT_LINE * glyph.size;
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
