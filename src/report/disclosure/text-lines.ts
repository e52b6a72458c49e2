/**
 * How many lines a text takes: Chinese letters are set in squares and may part anywhere but beside their marks, a figure
 * stays whole. In squares, as the width of a line is.
 */

/** Letters that do not fill a square, in the Latin font of the document; others of its kind take half of one. */
const NARROW: Readonly<Record<string, number>> = { ".": 0.25, ",": 0.25, " ": 0.25, "%": 0.83, "-": 0.33 };
const HALF = /[\u0020-\u007e]/u;
/** A figure, a word or one letter, with the marks that open before it and those that close behind it. */
const PIECES = /[“‘（《〔【]*(?:[\u0021-\u007e]+|[^\u0021-\u007e])[，。、；：！？”’）》〕】]*/gu;

/** At the end of a line it may stand in the margin. */
const HANGING = /[，。、；：]$/u;

/** Word processors part a figure from the Chinese letters beside it by so much. */
const GAP = 0.25;
const MEETS_FIGURE = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9%]\p{Script=Han}/u;

/** `squares`: of a line; `indent`: those that the first line begins in. */
export function linesOf(text: string, squares: number, indent = 0): number {
  let lines = 1;
  let filled = indent;
  let before = "";
  for (const piece of text.match(PIECES) ?? []) {
    const width = squaresOf(piece);
    const gap = MEETS_FIGURE.test(`${before.slice(-1)}${piece.slice(0, 1)}`) ? GAP : 0;
    before = piece;
    const hanging = HANGING.test(piece) ? 1 : 0;
    if (filled + gap + width - hanging > squares && filled > 0) {
      lines += 1;
      filled = 0;
    } else filled += gap;
    // What is longer than a line is broken within.
    const more = filled === 0 ? Math.ceil(width / squares) - 1 : 0;
    lines += more;
    filled += width - more * squares;
  }
  return lines;
}

/** How wide a text is on one line. */
export function squaresOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (HALF.test(letter) ? (NARROW[letter] ?? 0.5) : 1), 0);
}
