/** The value around which most measured ones lie. */

/** `width`: of the window, in the measure of the values. `null` without values. */
export function densest(values: readonly number[], width: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  let [best, from] = [0, 0];
  let found: number | null = null;
  sorted.forEach((value, to) => {
    while (value - (sorted[from] ?? value) > width) from += 1;
    if (to - from + 1 <= best) return;
    best = to - from + 1;
    found = ((sorted[from] ?? value) + value) / 2;
  });
  return found;
}
