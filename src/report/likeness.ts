/** How much two texts have in common: by the pairs of letters that stand side by side in them. */

export type Pairs = ReadonlySet<string>;

export function pairsIn(text: string): Pairs {
  const letters = Array.from(text);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`));
}

/** Twice what both have, of all that they have (Dice): from 0 to 1. */
export function likeness(a: Pairs, b: Pairs): number {
  if (a.size + b.size === 0) return 0;
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / (a.size + b.size);
}
