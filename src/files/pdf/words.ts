/** Glyphs as words: what stands on one line without a gap. They are made before anything is known of cells. */
import type { Rect } from "./geometry";
import type { Glyph, Stroke } from "./page-content";

export interface Word {
  readonly text: string;
  readonly glyphs: readonly Glyph[];
  /** The ink of its letters, not the box of its font. */
  readonly rect: Rect;
  readonly y: number;
  readonly size: number;
  readonly hasDigit: boolean;
}

/** Parts of the font's height: a gap that parts words, one that a rule parts, the same glyph drawn twice to look bold. */
const GAP = 0.35;
const GAP_AT_RULE = 0.08;
const DOUBLED = 0.12;
/** Baselines this close, in parts of the height, are one line. */
export const SAME_BASELINE = 0.25;

export interface Words {
  readonly words: readonly Word[];
  /** Glyphs that stand on top of another: at least one of the two is not what the page means to say. */
  readonly piled: readonly Glyph[];
}

/** `down`: the rules between columns, which part what stands close to them on either side. */
export function wordsOf(glyphs: readonly Glyph[], down: readonly Stroke[]): Words {
  const words: Word[] = [];
  const piled: Glyph[] = [];
  for (const line of baselines(glyphs)) {
    let open: Glyph[] = [];
    for (const glyph of line) {
      const last = open.at(-1);
      if (last === undefined) {
        open = [glyph];
        continue;
      }
      const gap = glyph.x0 - last.x1;
      const twin = open.slice(-2).find((other) => isTwin(other, glyph));
      if (twin) continue;
      // Letters of one string that do not follow each other are not what it says.
      const isTurned = last.order === glyph.order && last.sequence > glyph.sequence;
      if (isTurned || overlap(last, glyph) > 0.5) piled.push(last, glyph);
      if (gap > GAP * glyph.size || isParted(last, glyph, down)) {
        words.push(wordOf(open));
        open = [glyph];
      } else open.push(glyph);
    }
    if (open.length > 0) words.push(wordOf(open));
  }
  return { words, piled };
}

/** Glyphs by their lines from top to bottom, each from left to right. */
export function baselines(glyphs: readonly Glyph[]): Glyph[][] {
  const lines: { y: number; size: number; glyphs: Glyph[] }[] = [];
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const open = lines.at(-1);
    if (open && glyph.y - open.y <= SAME_BASELINE * Math.max(open.size, glyph.size)) {
      open.glyphs.push(glyph);
      open.size = Math.max(open.size, glyph.size);
    } else lines.push({ y: glyph.y, size: glyph.size, glyphs: [glyph] });
  }
  return lines.map((line) => line.glyphs.sort((a, b) => a.x0 - b.x0 || a.order - b.order));
}

function wordOf(glyphs: readonly Glyph[]): Word {
  const text = glyphs.map((glyph) => glyph.text).join("");
  return {
    text,
    glyphs,
    rect: inkOf(glyphs),
    y: Math.max(...glyphs.map((glyph) => glyph.y)),
    size: Math.max(...glyphs.map((glyph) => glyph.size)),
    hasDigit: /\p{Nd}/u.test(text),
  };
}

/** Digits and ideographs reach from a little under the baseline to three quarters of the height above it. */
export function inkOf(glyphs: readonly Glyph[]): Rect {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const glyph of glyphs) {
    x0 = Math.min(x0, glyph.x0);
    x1 = Math.max(x1, glyph.x1);
    y0 = Math.min(y0, glyph.y - 0.75 * glyph.size);
    y1 = Math.max(y1, glyph.y + 0.05 * glyph.size);
  }
  return { x0, y0, x1, y1 };
}

/** Of another string: within one, what follows closely is the next character, whatever its width is said to be. */
function isTwin(one: Glyph, other: Glyph): boolean {
  return (
    one.order !== other.order &&
    one.text === other.text &&
    Math.abs(one.x0 - other.x0) <= DOUBLED * one.size &&
    Math.abs(one.y - other.y) <= DOUBLED * one.size
  );
}

function overlap(left: Glyph, right: Glyph): number {
  const narrower = Math.min(left.x1 - left.x0, right.x1 - right.x0);
  return narrower <= 0 ? 0 : (Math.min(left.x1, right.x1) - Math.max(left.x0, right.x0)) / narrower;
}

function isParted(left: Glyph, right: Glyph, down: readonly Stroke[]): boolean {
  if (right.x0 - left.x1 < GAP_AT_RULE * right.size) return false;
  const middle = right.y - 0.36 * right.size;
  return down.some(
    ({ at, from, to }) => at >= left.x1 - 0.5 && at <= right.x0 + 0.5 && from <= middle && to >= middle,
  );
}
