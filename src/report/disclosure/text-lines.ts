/** How many lines a text takes, set in squares as Chinese print is. */

/** `squares`: of a line; `indent`: those that the first line begins in. Letters, digits and their points take half a square. */
export function linesOf(text: string, squares: number, indent = 0): number {
  const narrow = text.match(/[\u0020-\u007e]/gu)?.length ?? 0;
  const halves = 2 * (text.length + indent) - narrow;
  return Math.max(1, Math.ceil(halves / Math.floor(2 * squares)));
}
