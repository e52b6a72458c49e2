/** Each value once, in the order in which they first stand, with how often it stands. */
export function countsOf<T>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The value that stands most often, `null` aside; of equals the first. */
export function mostCommon<T>(values: readonly (T | null)[]): T | null {
  const counts = countsOf(values.filter((value) => value !== null));
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
